import { checkCell } from "@bangvang/schema/check-cell";
import type { Checked, FoundProblem, Merged } from "./stages.ts";

/** Runs the rules of each cell that is about to change: the same code the console ran while it was typed. */
export function check(merged: Merged): Checked {
  const problems: FoundProblem[] = [...merged.problems];
  for (const cell of merged.cells) {
    if (cell.content.value === null) continue;
    for (const { code, params } of checkCell(cell.content.value, cell.indicator)) {
      problems.push({ code, key: cell.key, index: cell.index, params });
    }
  }
  return { ...merged, kind: "checked", problems };
}
