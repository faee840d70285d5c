import { useMemo } from "react";
import type { Comparison } from "../../api/comparison.ts";
import { linesOf } from "./choose-comparison.ts";
import type { CompareSearch } from "./compare-search.ts";
import { arrange, type Arrangement } from "./sheet/arrange.ts";
import { shownCells, type Choice, type ShownCells } from "./sheet/shown-cell.ts";

/** How an answer is laid out: the same for screen, paper and file. */
export interface Shape {
  readonly arrangement: Arrangement;
  readonly choice: Choice;
  readonly cells: ShownCells;
}

/** The shape the address asks for. Turning and sorting leave the cells as they are. */
export function useShape(comparison: Comparison | null, search: CompareSearch): Shape | null {
  const { swap, sort, direction, colour, baseline, lines } = search;
  const choice = useMemo((): Choice => {
    const pinned = comparison?.rows.findIndex((row) => row.unit.code === baseline) ?? -1;
    return { lines: linesOf(lines), colour: colour ?? null, baseline: pinned < 0 ? null : pinned };
  }, [comparison, lines, colour, baseline]);
  const cells = useMemo(() => comparison && shownCells(comparison, choice), [comparison, choice]);
  return useMemo(() => {
    if (!comparison || !cells) return null;
    const order = { ...(swap ? { swap } : {}), ...(sort ? { sort } : {}), ...(direction ? { direction } : {}) };
    return { arrangement: arrange(comparison, order), choice, cells };
  }, [comparison, cells, choice, swap, sort, direction]);
}
