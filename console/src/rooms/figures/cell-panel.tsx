import type { FigureKey } from "@bangvang/schema/figure";
import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Catalogue } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import { figureOptions } from "../../api/figures.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { describable, type Target } from "../../edits/commands.ts";
import { lockWords } from "../../edits/lock-words.ts";
import type { SheetController } from "../../grid/sheet-controller.ts";
import { ErrorState, LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import { cellName } from "../../edits/figure-words.ts";
import { CellEditState } from "./cell-edit-state.tsx";
import { CellEvidence } from "./cell-evidence.tsx";
import { CellFields } from "./cell-fields.tsx";
import { CellHistory } from "./cell-history.tsx";
import { FigureFacts } from "./figure-facts.tsx";
import { OthersHere } from "./others-here.tsx";
import { PanelSection } from "../../ui/panel-section.tsx";

interface CellPanelProps {
  readonly controller: SheetController;
  readonly catalogue: Catalogue;
  readonly cell: FigureKey | null;
  readonly onChoose: (edits: readonly CellEdit[]) => void;
  readonly onTakenBack: (cells: number) => void;
}

/** Everything known of the selected cell: value, evidence, note, history, what is wrong with it. */
export function CellPanel({ controller, catalogue, cell, onChoose, onTakenBack }: CellPanelProps) {
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
      <OthersHere store={controller.others} cell={cell} />
      {lock && (
        <Text size="sm" className="bv-card">
          {t("lock.cell", { why: lockWords(lock) })}
        </Text>
      )}
      <CellEditState catalogue={catalogue} cell={cell} onChoose={onChoose} />
      {answer.isLoading && <LoadingState />}
      {answer.error && <ErrorState failure={errorWords(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.data === null && <Text size="sm">{t("cell.never")}</Text>}
      {answer.data && <FigureFacts figure={answer.data} showsNote={!target || describable(target) === null} />}
      {target && <CellFields target={target} targetNow={() => targetOf(controller, cell)} />}
      {answer.data && <CellEvidence evidence={answer.data.evidence} />}
      {answer.data && (
        <PanelSection title={t("cell.history")}>
          <CellHistory
            figure={answer.data}
            catalogue={catalogue}
            canTakeBack={target !== null}
            onTakenBack={onTakenBack}
          />
        </PanelSection>
      )}
    </Stack>
  );
}

/** The cell as a command needs it; null when it is not in the sheet, or may not be edited. */
function targetOf({ cells }: SheetController, cell: FigureKey): Target | null {
  const place = cells.block?.find(cell);
  return place ? cells.target(cells.block!.rowKeys[place.row]!, cells.block!.columnKeys[place.column]!) : null;
}
