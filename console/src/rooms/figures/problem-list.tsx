import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { Button, Group, Stack, Text } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { reverted } from "../../edits/commands.ts";
import { problemWords } from "../../edits/problem-words.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { useWords } from "../../ui/words/words.ts";
import { cellName, contentWords } from "../../edits/figure-words.ts";

interface ProblemListProps {
  readonly catalogue: Catalogue;
  readonly onGo: (key: FigureKey) => void;
  readonly onChoose: (edits: readonly CellEdit[]) => void;
}

/** Long lists stay light: the rest is reached by mending the first ones. */
const shown = 200;

/** Every cell that cannot be saved yet, with its reason and the way to it. */
export function ProblemList({ catalogue, onGo, onChoose }: ProblemListProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const edits = store.ofStatus("INVALID");
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
      {edits.slice(0, shown).map((edit) => {
        const { title, place } = cellName(edit.key, catalogue);
        return (
          <div className="bv-card" key={keyText(edit.key)}>
            <Text size="sm" fw={600}>
              {title}
            </Text>
            <Text size="xs" c="var(--bv-muted)">
              {place}
            </Text>
            <Text size="sm">“{edit.text ?? (edit.mine ? contentWords(edit.mine) : "")}”</Text>
            {edit.problems.map((problem) => (
              <Text size="xs" className="bv-ink-invalid" key={problemWords(problem)}>
                {problemWords(problem)}
              </Text>
            ))}
            <Group gap={6} mt={4}>
              <Button size="compact-xs" variant="default" onClick={() => onGo(edit.key)}>
                {t("problems.go")}
              </Button>
              {isAmbiguous(edit) && (
                <Button size="compact-xs" variant="default" onClick={() => onChoose([edit])}>
                  {t("problems.choose")}
                </Button>
              )}
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => store.apply({ label: "command.revert", changes: [reverted(edit)] })}
              >
                {t("cell.undoEdit")}
              </Button>
            </Group>
          </div>
        );
      })}
    </Stack>
  );
}

function isAmbiguous(edit: CellEdit): boolean {
  return edit.problems.some((problem) => problem.kind === "READING" && problem.reading.kind === "AMBIGUOUS");
}
