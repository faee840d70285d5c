import { CloseButton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { explainedOptions, type ExplainedColumn, type Reading } from "../../../api/comparison.ts";
import type { ComparisonInput } from "../../../api/generated/graphql.ts";
import { errorWords } from "../../../api/error-words.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { periodName } from "../../../ui/period-words.ts";
import { ErrorState, LoadingState } from "../../../ui/states.tsx";
import { nameOf, useWords } from "../../../ui/words/words.ts";
import { totals } from "../sheet/arrange.ts";
import { columnInput, type CellAddress } from "./cell-address.ts";
import { CellExplained } from "./cell-explained.tsx";
import { TotalExplained } from "./total-explained.tsx";

interface ExplainPanelProps {
  readonly cell: CellAddress;
  readonly input: ComparisonInput;
  readonly reading: Reading;
  /** Closes it and goes back to the cell. */
  readonly onClose: () => void;
}

/** Beside the sheet: how the chosen cell came about, what it was made of, and the ways to its documents. */
export function ExplainPanel({ cell, input, reading, onClose }: ExplainPanelProps) {
  const { t } = useWords();
  const host = useRef<HTMLElement>(null);
  const answer = useQuery(explainedOptions(columnInput(input, cell), reading));
  useEffect(() => host.current?.focus(), [cell.whose, cell.indicator, cell.period]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      ref={host}
      className="bv-panel bv-explain"
      aria-label={t("explain.panel")}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <CloseButton className="bv-panel-close" size="sm" aria-label={t("explain.close")} onClick={onClose} />
      <div className="bv-panel-body">
        {answer.isLoading && <LoadingState />}
        {answer.error && <ErrorState failure={errorWords(answer.error)} onRetry={() => void answer.refetch()} />}
        {answer.data && <Explained column={answer.data} cell={cell} cluster={input.cluster ?? null} />}
      </div>
    </aside>
  );
}

interface ExplainedProps {
  readonly column: ExplainedColumn;
  readonly cell: CellAddress;
  /** Whose own report stands among the totals. */
  readonly cluster: string | null;
}

function Explained({ column, cell, cluster }: ExplainedProps) {
  const { t } = useWords();
  const at = column.columns.findIndex(({ indicator }) => indicator.code === cell.indicator);
  const head = column.columns[at];
  const row = column.rows.find(({ unit }) => unit.code === cell.whose);
  const kind = totals.find((one) => cell.whose === `*${one}`);
  if (!head || (!row && !kind)) return <Text size="sm">{t("explain.gone")}</Text>;
  const whose = row ? unitShortName(row.unit) : t(`compare.total.${kind!}`);
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h5">
          {nameOf(head.indicator)}
        </Title>
        <Text size="xs" c="var(--bv-muted)">
          {[whose, periodName(head.period.key)].join(" · ")}
        </Text>
      </div>
      {row && <CellExplained cell={row.cells[at]!} column={head} unit={row.unit.code} />}
      {kind === "REPORTED" && <CellExplained cell={head.reported} column={head} unit={cluster} />}
      {kind && kind !== "REPORTED" && <TotalExplained {...{ kind, column, at }} />}
    </Stack>
  );
}
