import {
  maxListed,
  type Difference,
  type ImportCounts,
  type ImportOutcome,
  type ImportProblem,
} from "@bangvang/schema/exchange";
import { contentOf, sameContent, type CellContent } from "@bangvang/schema/figure";
import type { ChangeSetOutcome } from "../changing/stages.ts";
import type { ReadFile } from "./stages.ts";
import type { SettledRows } from "./settle-rows.ts";

/**
 * What an import does to the figures, counted in full and listed in part. Rows with a problem do nothing. What was applied is
 * told by what became of each cell and by what its row was based on: when the same import comes again, what stands there
 * is by then what it wrote itself.
 */
export function summaryOf(
  file: ReadFile,
  { cells, unedited, blank }: SettledRows,
  outcome: ChangeSetOutcome | null,
  problems: readonly ImportProblem[],
): Pick<ImportOutcome, "counts" | "differences" | "problems"> {
  const bad = new Set(problems.map(({ row }) => row));
  const hard = problems.filter(({ severity }) => severity === "HARD");
  const doubts = {
    doubts: problems.length - hard.length,
    doubted: bad.size - new Set(hard.map(({ row }) => row)).size,
  };
  const counts = { new: 0, changed: 0, cleared: 0, unchanged: unedited };
  const differences: Difference[] = [];
  const became = outcome?.kind === "applied" ? new Map(outcome.cells.map((one) => [one.index, one.became])) : null;
  cells.forEach(({ row, key, content, standing }, index) => {
    if (bad.has(row)) return;
    const stood = became ? standing.base : standing.now;
    const before = stood && contentOf(stood);
    const isLeft = became !== null && became.get(index) !== "WRITTEN";
    const fate = isLeft ? "unchanged" : fateOf(before, content);
    counts[fate]++;
    if (fate !== "unchanged" && differences.length < maxListed) differences.push({ row, key, before, after: content });
  });
  return {
    counts: {
      ...counts,
      rows: file.count,
      blank,
      problems: problems.length,
      ...doubts,
      settledByColumn: file.settledByColumn,
    },
    differences,
    problems: problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, maxListed),
  };
}

const nothing: ImportCounts = {
  rows: 0,
  new: 0,
  changed: 0,
  cleared: 0,
  unchanged: 0,
  blank: 0,
  problems: 1,
  doubts: 0,
  doubted: 0,
  settledByColumn: 0,
};

/** The outcome of an import nothing of which was read. */
export function refusedAsAWhole(
  id: string,
  code: ImportProblem["code"],
  params: ImportProblem["params"] = {},
): ImportOutcome {
  const problem: ImportProblem = { code, severity: "HARD", params, row: null, column: null, key: null, conflict: null };
  return {
    id,
    result: "REFUSED",
    changeSet: null,
    counts: nothing,
    differences: [],
    problems: [problem],
    ignoredColumns: [],
  };
}

function fateOf(before: CellContent | null, after: CellContent): "new" | "changed" | "cleared" | "unchanged" {
  if (before === null || before.state === "NOT_REPORTED") return after.state === "NOT_REPORTED" ? "unchanged" : "new";
  if (after.state === "NOT_REPORTED") return "cleared";
  return sameContent(before, after) ? "unchanged" : "changed";
}
