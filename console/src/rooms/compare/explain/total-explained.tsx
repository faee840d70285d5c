import { Text } from "@mantine/core";
import type { ExplainedColumn } from "../../../api/comparison.ts";
import { PanelSection } from "../../../ui/panel-section.tsx";
import { useWords } from "../../../ui/words/words.ts";
import type { Total } from "../sheet/arrange.ts";
import { shownTotal } from "../sheet/shown-cell.ts";
import { Sentences } from "./cell-explained.tsx";
import { totalOf } from "./sentences.ts";

interface TotalExplainedProps {
  readonly kind: Exclude<Total, "REPORTED">;
  readonly column: ExplainedColumn;
  /** Which of the columns of the answer it is. */
  readonly at: number;
}

/** How a line of all units together came about. */
export function TotalExplained({ kind, column, at }: TotalExplainedProps) {
  const { t } = useWords();
  return (
    <PanelSection title={t("cell.value")}>
      <Text fw={650} size="lg">
        {shownTotal(column.columns[at]!, kind).text}
      </Text>
      <Sentences texts={totalOf(kind, column, at)} />
    </PanelSection>
  );
}
