import type { FigureColumn, ImportProblem } from "@bangvang/schema/exchange";
import type { CellProblemCode } from "@bangvang/schema/problem";
import type { ChangeSetOutcome, FoundProblem } from "../changing/stages.ts";
import type { RowProblem } from "./file-problem.ts";
import type { SettledCell } from "./settle-rows.ts";

/** What was wrong with a row before it was a cell, as an import tells it. */
export function problemOfRow(problem: RowProblem): ImportProblem {
  return { ...problem, severity: "HARD", key: null, conflict: null };
}

/** What the river found, at the rows and columns of the file. */
export function problemsOfCells(
  outcome: ChangeSetOutcome | null,
  cells: readonly SettledCell[],
): readonly ImportProblem[] {
  if (!outcome) return [];
  return (outcome.kind === "rejected" ? outcome.problems : outcome.left).map((problem) => problemOf(problem, cells));
}

function problemOf(problem: FoundProblem, cells: readonly SettledCell[]): ImportProblem {
  const { code, params } = problem;
  if (!("index" in problem))
    return { code, severity: "HARD", params, row: null, column: null, key: null, conflict: null };
  const { mine, theirs = null, severity } = problem;
  const { row, key, standing } = cells[problem.index]!;
  // The base as the file knows it: a row that names no version was based on nothing.
  const conflict = mine ? { base: standing.base, mine, theirs } : null;
  return { code, severity, params, row, key, column: columnOf(problem.code), conflict };
}

const columns: readonly (readonly [RegExp, FigureColumn])[] = [
  [/^(UNIT_|FORBIDDEN)/, "unit_code"],
  [/^INDICATOR_/, "indicator_code"],
  [/^(PERIOD|ROUND)_/, "period"],
  [/^KIND_/, "kind"],
  [/^STATE_/, "state"],
  [/^QUALIFIER_/, "qualifier"],
  [/^QUALITY_/, "quality"],
  [/^NOTE_/, "note"],
  [/^SOURCE_/, "source_id"],
  [/VERSION/, "version"],
];

/** The column of a file in which a problem of a cell is mended: most lie in the value. */
function columnOf(code: CellProblemCode): FigureColumn {
  return columns.find(([codes]) => codes.test(code))?.[1] ?? "value";
}
