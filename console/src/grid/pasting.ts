import type { Done } from "./actions.ts";
import type { Arrangement } from "./arrangement.ts";
import type { CopiedTable } from "./clipboard.ts";
import { copyOf } from "./copy.ts";
import { carryOut, clearCut, isCut, type Cut } from "./paste.ts";
import { noChoices, type Choices } from "./paste-choices.ts";
import { isToBeSeen, onSeen, planPaste, type PastedTable } from "./paste-plan.ts";
import type { RangeStore } from "./range-store.ts";
import type { Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";
import type { SheetEvents } from "./sheet-events.ts";
import { linedUp, together } from "./together.ts";

interface PastingParts {
  readonly cells: SheetCells;
  readonly ranges: RangeStore;
  /** Null while there is no sheet. */
  readonly shown: () => Arrangement | null;
  /** Every range, counted as shown. */
  readonly rects: () => readonly Rect[];
  readonly events: () => Pick<SheetEvents, "onPlan" | "onRefused">;
  /** Writes it; what it covered becomes the selection. */
  readonly doOver: (done: Done) => void;
}

/** What copying, cutting and pasting make of the selection. */
export class Pasting {
  readonly #parts: PastingParts;
  #cut: Cut | null = null;

  constructor(parts: PastingParts) {
    this.#parts = parts;
  }

  /** What is selected, for the clipboard. A cut clears when it is pasted, not before: until then nothing is lost. */
  take(how: "COPY" | "CUT"): CopiedTable | null {
    const { cells, ranges, events } = this.#parts;
    const [shown, rects] = [this.#parts.shown(), this.#parts.rects()];
    if (!cells.block || !shown || rects.length === 0) return null;
    const lined = linedUp(shown, rects);
    if (!lined) {
      events().onRefused("refused.copyShapes");
      return null;
    }
    const taken = copyOf(cells, lined.grid, lined.rect);
    this.#cut = how === "CUT" ? { sheet: cells.over(cells.block), texts: taken.texts, ...lined } : null;
    ranges.markCopied(ranges.all);
    return taken;
  }

  /** Planned first; when there is something to decide, not a cell changes before somebody has seen the plan. */
  paste(table: PastedTable): void {
    const { cells, ranges, events, doOver } = this.#parts;
    const shown = this.#parts.shown();
    const [rect, ...others] = this.#parts.rects();
    if (!rect || !shown) return;
    const cut = this.#cut && isCut(this.#cut, table) ? this.#cut : null;
    if (others.length > 0) return this.#pasteOver(table, cut);
    const { copied } = ranges;
    const plan = planPaste(cells, shown, rect, table);
    const pasteNow = (choices: Choices): Done => {
      const isStale = plan.revision !== cells.store.revision;
      const newest = isStale ? onSeen(planPaste(cells, shown, rect, table), plan, cells.store) : plan;
      const done = carryOut(cells, newest, choices);
      return cut ? clearCut(cells, cut, shown, done) : done;
    };
    const pasted = (done: Done): void => {
      doOver(done);
      if (!cut) ranges.markCopied(copied);
    };
    if (!isToBeSeen(plan)) return pasted(pasteNow(noChoices));
    events().onPlan(plan, (choices) => pasted(pasteNow(choices)));
  }

  /** Whatever is done next, what was cut is not moved any more. */
  forgetCut(): void {
    this.#cut = null;
  }

  /** One cell goes into every range; a block, or what was cut, has but one place. */
  #pasteOver(table: PastedTable, cut: Cut | null): void {
    const { cells, events, doOver } = this.#parts;
    const [shown, rects] = [this.#parts.shown()!, this.#parts.rects()];
    const [row] = table.table;
    if (cut || table.table.length > 1 || row!.length > 1) return events().onRefused("refused.pasteRanges");
    doOver(together(rects.map((rect) => carryOut(cells, planPaste(cells, shown, rect, table), noChoices))));
  }
}
