import { keyText } from "@bangvang/schema/figure";
import type { Allowed, Cell, Content, Current, CurrentRow, FoundProblem, Merged } from "./stages.ts";

/**
 * Compares the version each cell was read at with the one that stands there now, under the lock. A cell that already
 * holds what is wanted merges, whoever wrote it; any other difference of versions is a conflict and names what stands
 * there, who put it there and when.
 */
export function findConflicts(allowed: Allowed, current: Current): Merged {
  const cells: Cell[] = [];
  const unchanged: { cell: Cell; version: number }[] = [];
  const problems: FoundProblem[] = [...allowed.problems];
  for (const cell of allowed.cells) {
    const row = current.rows.get(keyText(cell.key));
    if (isSame(cell.content, row)) unchanged.push({ cell, version: row?.version ?? 0 });
    else if (cell.baseVersion === (row?.version ?? 0)) cells.push(cell);
    else problems.push(conflict(cell, row));
  }
  return { ...allowed, kind: "merged", cells, unchanged, problems };
}

/** A cell that never existed holds NOT_REPORTED; clearing it once more changes nothing. */
function isSame(wanted: Content, row: CurrentRow | undefined): boolean {
  if (!row) return wanted.state === "NOT_REPORTED";
  return (
    wanted.state === row.state &&
    wanted.value === row.value &&
    wanted.qualifier === row.qualifier &&
    wanted.quality === row.quality &&
    wanted.note === row.note &&
    wanted.sourceId === row.sourceId
  );
}

/** A base above every version there is, for a cell that never existed, is a conflict with nothing. */
function conflict(cell: Cell, row: CurrentRow | undefined): FoundProblem {
  const problem = {
    code: "VERSION_CONFLICT" as const,
    key: cell.key,
    index: cell.index,
    params: { base: String(cell.baseVersion), version: String(row?.version ?? 0) },
  };
  if (!row) return problem;
  const { sourceId: _, ...theirs } = row;
  return { ...problem, theirs };
}
