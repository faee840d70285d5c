import type { Arrangement } from "./arrangement.ts";
import type { RangeStore } from "./range-store.ts";
import { placeAt, samePlace, spanOf, type Place, type Spot } from "./selection.ts";
import type { Steering } from "./steering.ts";

/** What pressing and drawing with the mouse make of the selection. */
export class Pressing {
  readonly #ranges: RangeStore;
  readonly #steering: Steering;
  readonly #shown: () => Arrangement | null;
  /** Where the mouse went down. */
  #pressed: Spot | null = null;

  constructor(ranges: RangeStore, steering: Steering, shown: () => Arrangement | null) {
    this.#ranges = ranges;
    this.#steering = steering;
    this.#shown = shown;
  }

  /**
   * The focus has moved. The grid tells it in a task of its own, so what was selected since (a column, an undone paste)
   * and has its active cell there must stay.
   */
  onFocused(row: string | null, column: string | null): void {
    if (!row || !column || samePlace(this.#ranges.active, { row, column })) return;
    const isPressed = this.#pressed?.row === row && this.#pressed.column === column;
    if (!isPressed) this.press({ row, column }, "NEW");
  }

  /** A cell or a header is pressed: a new selection, one more beside the others, or the one there is is taken there. */
  press(spot: Spot, how: "NEW" | "ADD" | "EXTEND"): void {
    const grid = this.#shown();
    const ranges = this.#ranges;
    if (!grid) return;
    if (how === "EXTEND" && ranges.range) {
      this.#pressed = ranges.range.anchor;
      return this.dragTo(spot);
    }
    const range = spanOf(spot, spot, grid);
    if (!range) return;
    this.#pressed = spot;
    const active = spot.row === null ? this.#inSight(grid, range.anchor) : range.anchor;
    if (how === "ADD") ranges.add(range, active);
    else ranges.select(range, active);
    if (spot.row === null) this.#steering.focusInPlace(grid, active);
  }

  /** The mouse draws the selection on, from where it was pressed. */
  dragTo(spot: Spot): void {
    const grid = this.#shown();
    const range = grid && this.#pressed && spanOf(this.#pressed, spot, grid);
    if (range) this.#ranges.reshape(range);
  }

  /** A column begins at its first row that can be seen, so that selecting it scrolls nothing. */
  #inSight(grid: Arrangement, { column }: Place): Place {
    return placeAt(grid, grid.frozenRows > 0 ? 0 : this.#steering.firstSeen(grid).row, grid.columnIndex(column));
  }
}
