import { keyText, type CellContent } from "@bangvang/schema/figure";
import type { Allowed, Cell, Current, CurrentRow, FoundProblem, Merged, StandingCell } from "./stages.ts";

/**
 * The three-way merge of each cell: what its editor saw (the base, as history has it), what it is to hold (mine), and what
 * stands there now (theirs), under the lock. Equal edits merge, whoever was first. A cell whose editor changed nothing
 * keeps what others wrote. Any other difference of versions is a conflict.
 */
export function findConflicts(allowed: Allowed, current: Current): Merged {
  const cells: Cell[] = [];
  const standing: StandingCell[] = [];
  const problems: FoundProblem[] = [...allowed.problems];
  for (const cell of allowed.cells) {
    const key = keyText(cell.key);
    const row = current.rows.get(key);
    const version = row?.version ?? 0;
    const base = current.bases.get(key);
    if (isSame(cell.content, row)) standing.push({ cell, version, became: "UNCHANGED" });
    else if (isBase(cell, row)) cells.push(cell);
    else if (base && cell.baseVersion !== version && isSame(cell.content, base) && sawIt(cell, base)) {
      standing.push({ cell, version, became: "KEPT" });
    } else problems.push(conflict(cell, row, base ?? null));
  }
  return { ...allowed, kind: "merged", cells, standing, problems };
}

/** A cell that never existed holds NOT_REPORTED; clearing it once more changes nothing. */
function isSame(wanted: CellContent, there: CellContent | undefined): boolean {
  if (!there) return wanted.state === "NOT_REPORTED";
  return (
    wanted.state === there.state &&
    wanted.value === there.value &&
    wanted.qualifier === there.qualifier &&
    wanted.quality === there.quality &&
    wanted.note === there.note &&
    wanted.source === there.source
  );
}

/** Whether what stands there is what the editor saw, by its version and, where that was told, by its value. */
function isBase(cell: Cell, row: CurrentRow | undefined): boolean {
  return cell.baseVersion === (row?.version ?? 0) && sawIt(cell, row);
}

function sawIt({ baseValue }: Cell, there: CellContent | undefined): boolean {
  return baseValue === null || baseValue === (there?.value ?? null);
}

/** A base above every version there is, for a cell that never existed, is a conflict with nothing. */
function conflict(cell: Cell, row: CurrentRow | undefined, base: CellContent | null): FoundProblem {
  const problem = {
    code: "VERSION_CONFLICT" as const,
    severity: "HARD" as const,
    key: cell.key,
    index: cell.index,
    params: { base: String(cell.baseVersion), version: String(row?.version ?? 0) },
    base,
    mine: withoutId(cell.content),
  };
  return row ? { ...problem, theirs: withoutId(row) } : problem;
}

function withoutId<Of extends { readonly sourceId: number | null }>({
  sourceId: _,
  ...content
}: Of): Omit<Of, "sourceId"> {
  return content;
}
