import type { FigureKey } from "@bangvang/schema/figure";
import { Button, Stack, Text } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import { isAmbiguous, type CellEdit } from "../../edits/cell-edit.ts";
import { takeBackEdit } from "../../edits/resolve.ts";
import { contentWords } from "../../edits/figure-words.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { statusWord } from "../../grid/cell-view.ts";
import { useWords } from "../../ui/words/words.ts";
import { ProblemLines } from "./problem-lines.tsx";

interface CellEditStateProps {
  readonly catalogue: Catalogue;
  readonly cell: FigureKey;
  readonly onChoose: (edits: readonly CellEdit[]) => void;
}

/** The edit that lies on the cell: what it is, which rules it breaks and why, and the way back. */
export function CellEditState({ catalogue, cell, onChoose }: CellEditStateProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const edit = store.edit(cell);
  if (!edit) return null;
  const status = store.statusOf(edit);
  return (
    <Stack gap={6} align="flex-start">
      <div className="bv-card bv-tone-pending">
        <Text size="sm" fw={600}>
          {edit.mine ? contentWords(edit.mine) : edit.text}, {t(statusWord[status])}
        </Text>
        <Text size="xs">{t("cell.was", { value: contentWords(edit.base) })}</Text>
      </div>
      <ProblemLines
        problems={store.problemsOf(edit)}
        catalogue={catalogue}
        label={t(status === "DOUBTED" ? "cell.asked" : "cell.problems")}
      />
      {isAmbiguous(edit) && (
        <Button size="compact-xs" onClick={() => onChoose([edit])}>
          {t("problems.choose")}
        </Button>
      )}
      <Button size="compact-xs" variant="default" onClick={() => takeBackEdit(store, edit.key)}>
        {t("cell.undoEdit")}
      </Button>
    </Stack>
  );
}
