import type { FigureKey } from "@bangvang/schema/figure";
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import { figureOptions, type FigureAnswer } from "../../api/figures.ts";
import { notApplicable, reverted, type Target } from "../../edits/commands.ts";
import { lockWords } from "../../edits/lock-words.ts";
import { useEdits } from "../../edits/use-edits.ts";
import type { SheetController } from "../../grid/sheet-controller.ts";
import { formatMoment } from "../../ui/format.ts";
import { QualityMark, TrustMark } from "../../ui/marks.tsx";
import { ErrorState, LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import { CellHistory } from "./cell-history.tsx";
import { cellName, contentWords } from "../../edits/figure-words.ts";
import { ProblemLines } from "./problem-lines.tsx";

interface CellPanelProps {
  readonly controller: SheetController;
  readonly catalogue: Catalogue;
  readonly cell: FigureKey | null;
  readonly onTakenBack: (cells: number) => void;
}

/** Everything known of the selected cell: value, evidence, note, history, what is wrong with it. */
export function CellPanel({ controller, catalogue, cell, onTakenBack }: CellPanelProps) {
  const { t } = useWords();
  const answer = useQuery(figureOptions(cell));
  if (!cell)
    return (
      <Text size="sm" c="var(--bv-muted)">
        {t("cell.none")}
      </Text>
    );
  const { title, place } = cellName(cell, catalogue);
  const target = targetOf(controller, cell);
  const { block } = controller.cells;
  const at = block?.find(cell);
  const lock = block && at ? block.lockAt(at.row, at.column) : null;
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h5">
          {title}
        </Title>
        <Text size="xs" c="var(--bv-muted)">
          {place}
        </Text>
      </div>
      {lock && (
        <Text size="sm" className="bv-card">
          {t("lock.cell", { why: lockWords(lock) })}
        </Text>
      )}
      <CellEditState target={target} catalogue={catalogue} cell={cell} />
      {answer.isLoading && <LoadingState />}
      {answer.error && <ErrorState failure={errorWords(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.data === null && <Text size="sm">{t("cell.never")}</Text>}
      {answer.data && <FigureFacts figure={answer.data} />}
      {answer.data && (
        <Section title={t("cell.history")}>
          <CellHistory
            figure={answer.data}
            catalogue={catalogue}
            canTakeBack={target !== null}
            onTakenBack={onTakenBack}
          />
        </Section>
      )}
    </Stack>
  );
}

/** The cell as a command needs it; null when it is not in the sheet, or may not be edited. */
function targetOf({ cells }: SheetController, cell: FigureKey): Target | null {
  const place = cells.block?.find(cell);
  return place ? cells.target(cells.block!.rowKeys[place.row]!, cells.block!.columnKeys[place.column]!) : null;
}

const statusWord = {
  PENDING: "cell.pending",
  DOUBTED: "cell.doubted",
  INVALID: "cell.invalid",
  CONFLICT: "cell.conflict",
} as const;

interface CellEditStateProps {
  readonly target: Target | null;
  readonly catalogue: Catalogue;
  readonly cell: FigureKey;
}

/** The edit that lies on the cell, and what can be done with it. */
function CellEditState({ target, catalogue, cell }: CellEditStateProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const edit = store.edit(cell);
  const status = edit && store.statusOf(edit);
  return (
    <Stack gap={6}>
      {edit && (
        <div className="bv-card bv-tone-pending">
          <Text size="sm" fw={600}>
            {edit.mine ? contentWords(edit.mine) : edit.text}, {t(statusWord[store.statusOf(edit)])}
          </Text>
          <Text size="xs">{t("cell.was", { value: contentWords(edit.base) })}</Text>
        </div>
      )}
      {edit && (
        <ProblemLines
          problems={store.problemsOf(edit)}
          catalogue={catalogue}
          label={t(status === "DOUBTED" ? "cell.asked" : "cell.problems")}
        />
      )}
      <Group gap={6}>
        {edit && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => store.apply({ label: "command.revert", changes: [reverted(edit)] })}
          >
            {t("cell.undoEdit")}
          </Button>
        )}
        {target && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => store.apply({ label: "command.type", changes: [notApplicable(target)] })}
          >
            {t("cell.notApplicable")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function FigureFacts({ figure }: { readonly figure: FigureAnswer }) {
  const { t } = useWords();
  return (
    <>
      <Section title={t("cell.value")}>
        <Group gap={6}>
          <Text fw={650} size="lg">
            {contentWords(figure)}
          </Text>
          <QualityMark quality={figure.quality} />
        </Group>
        {figure.quality !== "REPORTED" && <Text size="xs">{t(`quality.${figure.quality}`)}</Text>}
        {figure.source && <SourceLine {...figure.source} />}
        <Text size="xs" c="var(--bv-muted)">
          {t("cell.version", { version: figure.version, when: formatMoment(figure.changedAt), who: figure.changedBy })}
        </Text>
      </Section>
      <Section title={t("cell.note")}>
        {figure.note ? (
          <Text size="sm">{figure.note}</Text>
        ) : (
          <Text size="sm" c="var(--bv-muted)">
            {t("cell.note.none")}
          </Text>
        )}
      </Section>
      <Section title={t("cell.evidence")}>
        {figure.evidence.length === 0 && (
          <Text size="sm" c="var(--bv-muted)">
            {t("cell.evidence.none")}
          </Text>
        )}
        {figure.evidence.map((one) => (
          <EvidenceCard key={`${one.source.id} ${one.value} ${one.phrase}`} evidence={one} />
        ))}
      </Section>
    </>
  );
}

function EvidenceCard({ evidence }: { readonly evidence: FigureAnswer["evidence"][number] }) {
  const { t } = useWords();
  return (
    <div className="bv-card">
      <Group gap={6} justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {contentWords({ ...evidence, state: "VALUE" })}
        </Text>
        <span className={`bv-mark ${evidence.accepted ? "bv-mark-good" : "bv-mark-soft"}`}>
          {t(evidence.accepted ? "cell.evidence.accepted" : "cell.evidence.rival")}
        </span>
      </Group>
      {evidence.phrase && <Text size="xs">{t("cell.phrase", { phrase: evidence.phrase })}</Text>}
      <SourceLine {...evidence.source} />
      {evidence.note && (
        <Text size="xs" c="var(--bv-muted)">
          {evidence.note}
        </Text>
      )}
    </div>
  );
}

function SourceLine({
  id,
  title,
  trust,
}: {
  readonly id: string;
  readonly title: string;
  readonly trust: Parameters<typeof TrustMark>[0]["trust"];
}) {
  return (
    <Group gap={6}>
      <Link to="/sources/$id" params={{ id }} className="bv-link">
        {title}
      </Link>
      <TrustMark trust={trust} />
    </Group>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h6" c="var(--bv-muted)" mb={4}>
        {title}
      </Title>
      <Stack gap={6}>{children}</Stack>
    </section>
  );
}
