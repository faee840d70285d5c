import { sameButSource, type CellContent } from "@bangvang/schema/figure";
import type {
  Allowed,
  Cell,
  Content,
  CurrentRow,
  Drift,
  FoundProblem,
  Locked,
  Merged,
  StandingCell,
} from "./stages.ts";

/**
 * The three-way merge of each cell: what its editor saw (the base, as history has it), what it is to hold (mine), and what
 * stands there now (theirs), under the lock. Equal edits merge, whoever was first. A cell whose editor changed nothing
 * keeps what others wrote. Any other difference of versions is a conflict.
 */
export function findConflicts(allowed: Allowed, locked: Locked): Merged {
  const cells: Cell[] = [];
  const standing: StandingCell[] = [];
  const problems: FoundProblem[] = [...allowed.problems];
  for (const cell of allowed.cells) {
    const row = locked.rows.get(cell.text);
    const version = row?.version ?? 0;
    if (cell.restores !== null && !stoodSo(cell, locked.restored.get(cell.text) ?? null)) {
      problems.push(notAsItStood(cell, cell.restores));
    } else if (isSame(cell.content, row)) standing.push({ cell, version, became: "UNCHANGED" });
    else if (isAsRead(cell, row)) cells.push(cell);
    else {
      const drift = locked.drifts.get(cell.text) ?? { base: null, theirs: null };
      if (wantsNothing(cell, version, drift)) standing.push({ cell, version, became: "KEPT" });
      else problems.push(conflict(cell, version, drift));
    }
  }
  return { ...allowed, kind: "merged", cells, standing, problems };
}

/** Whether what stands there is what the editor saw, by its version and, where that was told, by its value. */
export function isAsRead(cell: Cell, row: CurrentRow | undefined): boolean {
  return cell.baseVersion === (row?.version ?? 0) && sawIt(cell, row);
}

function sawIt({ baseValue }: Cell, there: { readonly value: string | null } | undefined): boolean {
  return baseValue === null || baseValue === (there?.value ?? null);
}

/** Whether history has what a cell says it takes back. */
function stoodSo({ content, source }: Cell, stood: CellContent | null): boolean {
  return stood !== null && sameButSource(content, stood) && source === stood.source;
}

function notAsItStood({ key, index }: Cell, version: number): FoundProblem {
  return { code: "NOT_AS_IT_STOOD", severity: "HARD", key, index, params: { version: String(version) } };
}

/** A cell that never existed holds NOT_REPORTED; clearing it once more changes nothing. */
function isSame(wanted: Content, there: Content | undefined): boolean {
  if (!there) return wanted.state === "NOT_REPORTED";
  return sameButSource(wanted, there) && wanted.sourceId === there.sourceId;
}

/** What is wanted is what the cell held when it was read. */
function wantsNothing(cell: Cell, version: number, { base }: Drift): boolean {
  return (
    base !== null &&
    cell.baseVersion !== version &&
    sameButSource(cell.content, base) &&
    cell.source === base.source &&
    sawIt(cell, base)
  );
}

/** A base above every version there is, for a cell that never existed, is a conflict with nothing. */
function conflict(
  { key, index, baseVersion, content, source }: Cell,
  version: number,
  { base, theirs }: Drift,
): FoundProblem {
  const { sourceId: _, ...wanted } = content;
  const mine: CellContent = { ...wanted, source };
  const params = { base: String(baseVersion), version: String(version) };
  return {
    code: "VERSION_CONFLICT",
    severity: "HARD",
    key,
    index,
    params,
    base,
    mine,
    ...(theirs && { theirs }),
  };
}
