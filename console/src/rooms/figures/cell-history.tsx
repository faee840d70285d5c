import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import type { FigureAnswer } from "../../api/figures.ts";
import { ruleOf } from "../../edits/outcomes.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { contentWords } from "../../edits/figure-words.ts";
import { ProblemLines } from "./problem-lines.tsx";
import { UndoDialog } from "./undo-dialog.tsx";

type FigureChange = FigureAnswer["history"][number];

interface CellHistoryProps {
  readonly figure: FigureAnswer;
  readonly catalogue: Catalogue;
  readonly canTakeBack: boolean;
  readonly onTakenBack: (cells: number) => void;
}

/** Every change of a cell, the newest first: who, when, why, and what was doubted. The last one can be taken back. */
export function CellHistory({ figure, catalogue, canTakeBack, onTakenBack }: CellHistoryProps) {
  const { t } = useWords();
  const [undone, setUndone] = useState<FigureChange | null>(null);
  const newestFirst = [...figure.history].sort((a, b) => b.version - a.version);
  if (newestFirst.length === 0)
    return (
      <Text size="sm" c="var(--bv-muted)">
        {t("cell.history.none")}
      </Text>
    );
  return (
    <>
      <ol className="bv-history" aria-label={t("cell.history")}>
        {newestFirst.map((change, index) => (
          <li key={change.version}>
            <Change change={change} before={newestFirst[index + 1]} catalogue={catalogue} />
            {/* What came before the last change has been changed since: taking it back would be a conflict. */}
            {index === 0 && canTakeBack && (
              <Button size="compact-xs" variant="default" mt={4} onClick={() => setUndone(change)}>
                {t("undo.button")}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <UndoDialog change={undone} catalogue={catalogue} onDone={onTakenBack} onClose={() => setUndone(null)} />
    </>
  );
}

interface ChangeProps {
  readonly change: FigureChange;
  readonly before: FigureChange | undefined;
  readonly catalogue: Catalogue;
}

function Change({ change, before, catalogue }: ChangeProps) {
  const { t } = useWords();
  const old = before ? contentWords(before) : t("state.NOT_REPORTED");
  return (
    <>
      <Text size="sm" fw={600}>
        {t("cell.history.from", { old, new: contentWords(change) })}
      </Text>
      <Text size="xs" c="var(--bv-muted)">
        {change.changedBy}, {formatMoment(change.changedAt)}
      </Text>
      {change.reason && <Text size="xs">{t("cell.reason", { reason: change.reason })}</Text>}
      <ProblemLines
        problems={change.doubts.map((doubt) => ruleOf({ ...doubt, severity: "SOFT" }))}
        catalogue={catalogue}
        label={t("cell.doubts")}
      />
      {change.because && <Text size="xs">{t("cell.because", { because: change.because })}</Text>}
    </>
  );
}
