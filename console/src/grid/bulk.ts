import { readNumber } from "@bangvang/schema/number-reader/read-number";
import type { CellEdit } from "../edits/cell-edit.ts";
import { typed, valued, type Change, type Command } from "../edits/commands.ts";
import { contextOf } from "../edits/number-context.ts";
import { done, type Done } from "./actions.ts";
import { reckon, type Sum } from "./arithmetic.ts";
import { replaced, textsOf, type Sought } from "./find.ts";
import type { Place } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** What one cell becomes, before anything is written. */
export interface Planned {
  readonly place: Place;
  readonly change: Change;
  readonly isRounded: boolean;
}

/** What a bulk action comes to: shown first, then done as one command. */
export interface Plan {
  readonly label: Extract<Command["label"], "command.replace" | "command.reckon">;
  readonly cells: readonly Planned[];
  /** Locked cells that are passed over. */
  readonly locked: number;
}

/** Each found cell with what is sought replaced, read as if somebody had typed it. */
export function planReplace(cells: SheetCells, hits: readonly Place[], sought: Sought, by: string): Plan {
  return plan(cells, "command.replace", hits, (place) => {
    const text = replaced(textsOf(cells, place), sought, by);
    const target = cells.target(place.row, place.column);
    if (!target || text === null) return null;
    const context = contextOf(cells.indicatorOf(target.key.indicator)!);
    return { place, change: typed(target, text, readNumber(text, context)), isRounded: false };
  });
}

/** Each figure with the same sum done to it; its qualifier stays. Empty cells stay empty. */
export function planSum(cells: SheetCells, places: Iterable<Place>, sum: Sum): Plan {
  return plan(cells, "command.reckon", places, (place) => {
    const target = cells.target(place.row, place.column);
    const content = cells.content(place.row, place.column);
    if (!target || content?.state !== "VALUE" || content.value === null) return null;
    const { value, isRounded } = reckon(content.value, sum, target.indicator.wholeNumber);
    return { place, change: valued(target, { value, qualifier: content.qualifier }), isRounded };
  });
}

function plan(
  cells: SheetCells,
  label: Plan["label"],
  places: Iterable<Place>,
  planOne: (place: Place) => Planned | null,
): Plan {
  const planned: Planned[] = [];
  let locked = 0;
  for (const place of places) {
    const { row, column } = place;
    if (!cells.isFilled(row, column)) continue;
    if (!cells.isEditable(row, column)) locked += 1;
    else {
      const one = planOne(place);
      if (one && one.change.before !== one.change.after) planned.push(one);
    }
  }
  return { label, cells: planned, locked };
}

/** The plan as one command. */
export function doPlanned({ label, cells, locked }: Plan): Done {
  return done(
    label,
    cells.map(({ change }) => change),
    locked,
  );
}

/** Whether a cell could not be saved as it would become. */
export function isBad(edit: CellEdit | null): boolean {
  return edit !== null && (edit.mine === null || edit.problems.length > 0);
}
