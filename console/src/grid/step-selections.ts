import { isSameShape, type SheetShape } from "../edits/block.ts";
import type { Standing } from "./range-store.ts";
import { rectOf, type Grid, type Place } from "./selection.ts";

/** Where the selection stood in a sheet before a step and after it. */
interface Kept {
  readonly shape: SheetShape;
  readonly before: Standing;
  readonly after: Standing;
}

/** As many as there are steps. */
const most = 1_000;

/** What was selected around each step of this visit, so that undo and redo come back to it. By the ids of the steps. */
export class StepSelections {
  readonly #kept = new Map<string, Kept>();

  keep(step: string, kept: Kept): void {
    this.#kept.set(step, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most) this.#kept.delete(oldest!);
  }

  /** Null when it is not known, or when not every range of it is on show. */
  of(
    step: string,
    way: "UNDO" | "REDO",
    { grid, shape }: { readonly grid: Grid; readonly shape: SheetShape },
  ): (Standing & { readonly active: Place }) | null {
    const kept = this.#kept.get(step);
    if (!kept || !isSameShape(kept.shape, shape)) return null;
    const { ranges, active } = way === "UNDO" ? kept.before : kept.after;
    return active && ranges.every((range) => rectOf(range, grid)) ? { ranges, active } : null;
  }
}
