import { asksFor, selectionsAt } from "../../reading/needs.ts";
import type { PlannedSelection } from "../../reading/nodes.ts";

/** Whether one of these fields is asked for. */
export type Asks = (...names: readonly string[]) => boolean;

/** What of a comparison is asked for: nothing else is fetched or worked out. */
export interface Wants {
  readonly column: Asks;
  /** Of the cells of the units and of the cluster's own. */
  readonly cell: Asks;
  readonly lastYear: Asks;
}

/** Reads it off the selection of a `Comparison`. */
export function wantsOf(selection: PlannedSelection): Wants {
  const columns = selectionsAt(selection, "columns");
  const cells = [
    ...selectionsAt(selection, "rows").flatMap((row) => selectionsAt(row, "cells")),
    ...columns.flatMap((column) => selectionsAt(column, "reported")),
  ];
  const lastYears = cells.flatMap((cell) => selectionsAt(cell, "lastYear"));
  return { column: asksOf(columns), cell: asksOf(cells), lastYear: asksOf(lastYears) };
}

function asksOf(selections: readonly PlannedSelection[]): Asks {
  return (...names) => selections.some((one) => names.some((name) => asksFor(one, name)));
}
