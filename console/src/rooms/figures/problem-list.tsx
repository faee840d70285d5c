import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { Button, Group, Stack, Text } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import { isAmbiguous, type CellEdit } from "../../edits/cell-edit.ts";
import { takeBackEdit } from "../../edits/resolve.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { useWords } from "../../ui/words/words.ts";
import { CellCard } from "./cell-card.tsx";
import { contentWords } from "../../edits/figure-words.ts";
import { ProblemLines } from "./problem-lines.tsx";

interface ProblemListProps {
  readonly catalogue: Catalogue;
  readonly onGo: (key: FigureKey) => void;
  readonly onChoose: (edits: readonly CellEdit[]) => void;
}

/** Long lists stay light: the rest is reached by mending the first ones. */
const shown = 200;

/** Every cell that cannot be saved yet, or only with a reason, with what is odd about it and the way to it. */
export function ProblemList({ catalogue, onGo, onChoose }: ProblemListProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const edits = [...store.ofStatus("INVALID"), ...store.ofStatus("DOUBTED")];
  if (edits.length === 0)
    return (
      <Text size="sm" c="var(--bv-muted)">
        {t("problems.none")}
      </Text>
    );
  const open = edits.filter(isAmbiguous);
  return (
    <Stack gap="xs">
      {open.length > 0 && (
        <Button size="xs" onClick={() => onChoose(open)}>
          {t("problems.choose")} ({open.length})
        </Button>
      )}
      {edits.slice(0, shown).map((edit) => (
        <CellCard key={keyText(edit.key)} cell={edit.key} catalogue={catalogue}>
          <Text size="sm">“{edit.text ?? (edit.mine ? contentWords(edit.mine) : "")}”</Text>
          <ProblemLines
            problems={store.problemsOf(edit)}
            catalogue={catalogue}
            label={t(store.statusOf(edit) === "DOUBTED" ? "cell.asked" : "cell.problems")}
          />
          <Group gap={6} mt={4}>
            <Button size="compact-xs" variant="default" onClick={() => onGo(edit.key)}>
              {t("problems.go")}
            </Button>
            {isAmbiguous(edit) && (
              <Button size="compact-xs" variant="default" onClick={() => onChoose([edit])}>
                {t("problems.choose")}
              </Button>
            )}
            <Button size="compact-xs" variant="default" onClick={() => takeBackEdit(store, edit.key)}>
              {t("cell.undoEdit")}
            </Button>
          </Group>
        </CellCard>
      ))}
    </Stack>
  );
}
