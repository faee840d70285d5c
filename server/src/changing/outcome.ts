import type { ChangeSet } from "@bangvang/schema/change-set";
import type { FigureKind } from "@bangvang/schema/figure";
import type { Applied, CellBecame, Checked, FoundProblem, Rejected } from "./stages.ts";

/**
 * The outcome as it is kept with the set, so that the same set sent again gets the same answer: the version each cell has
 * in the order they were sent (null: left out), the places of cells that were not written, and what was left out and why.
 */
export interface StoredOutcome {
  readonly versions: readonly (number | null)[];
  readonly unchanged?: readonly number[];
  readonly kept?: readonly number[];
  readonly left?: readonly FoundProblem[];
}

/** The outcome a checked set has once it is written. */
export function outcomeOf({ cells, standing, problems }: Checked, { length }: ChangeSet["cells"]): StoredOutcome {
  const versions = Array.from<number | null>({ length }).fill(null);
  for (const { index, baseVersion } of cells) versions[index] = baseVersion + 1;
  for (const { cell, version } of standing) versions[cell.index] = version;
  const indexesOf = (became: CellBecame): readonly number[] =>
    standing.filter((one) => one.became === became).map(({ cell }) => cell.index);
  const [unchanged, kept] = [indexesOf("UNCHANGED"), indexesOf("KEPT")];
  return {
    versions,
    ...(unchanged.length > 0 && { unchanged }),
    ...(kept.length > 0 && { kept }),
    ...(problems.length > 0 && { left: inOrder(problems) }),
  };
}

/** The answer to a set that is applied, or was. */
export function applied(set: ChangeSet, stored: StoredOutcome, dryRun: boolean): Applied {
  const [unchanged, kept] = [new Set(stored.unchanged), new Set(stored.kept)];
  const cells: Applied["cells"][number][] = [];
  set.cells.forEach((cell, index) => {
    const version = stored.versions[index] ?? null;
    if (version === null) return;
    const became: CellBecame = kept.has(index) ? "KEPT" : unchanged.has(index) ? "UNCHANGED" : "WRITTEN";
    const { unit, indicator, period, kind } = cell;
    cells.push({ index, unit, indicator, period, kind: kind as FigureKind, version, became });
  });
  return { kind: "applied", id: set.id, dryRun, cells, left: stored.left ?? [] };
}

export function rejected(id: string, problems: readonly FoundProblem[]): Rejected {
  return { kind: "rejected", id, problems: inOrder(problems) };
}

/** Problems in the order the cells were sent, those of the whole set first. */
function inOrder(problems: readonly FoundProblem[]): readonly FoundProblem[] {
  const place = (problem: FoundProblem): number => ("index" in problem ? problem.index : -1);
  return [...problems].sort((a, b) => place(a) - place(b));
}
