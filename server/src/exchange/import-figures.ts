import type { ChangeSet } from "@bangvang/schema/change-set";
import {
  maxListed,
  type Difference,
  type ImportOutcome,
  type ImportProblem,
  type ImportStep,
} from "@bangvang/schema/exchange";
import type { ChangeSetOutcome, FoundProblem } from "../changing/stages.ts";
import type { Context } from "../context.ts";
import { columnOfProblem } from "./column-of-problem.ts";
import { FileProblem } from "./file-problem.ts";
import { findContexts } from "./find-contexts.ts";
import { readApart } from "./read-apart.ts";
import { settleRows, type SettledCell, type SettledRows } from "./settle-rows.ts";
import { findStanding } from "./standing.ts";
import type { ReadFile, Upload } from "./stages.ts";

/** A file, and what is to become of it. */
export interface Import extends Omit<Upload, "contexts"> {
  /** A UUID made by the client: the id of the change set, and what makes a second sending the same. */
  readonly id: string;
  readonly reason: string | null;
  readonly dryRun: boolean;
  /** Rows that do not say what they were based on overwrite what stands there. */
  readonly withoutBase: boolean;
}

/** How it goes on: for whoever waits, and whether anybody still does. */
export interface Watching {
  progress(step: ImportStep, done: number, total: number | null): void;
  readonly signal: AbortSignal;
}

/**
 * Imports figures by one change set, or says why not. Whatever is wrong with the file, its rows and its cells comes back
 * together, each with its row and column; then nothing was changed. Until the set is applied the signal ends it.
 */
export async function importFigures(asked: Import, context: Context, watching: Watching): Promise<ImportOutcome> {
  try {
    const contexts = await findContexts(context.snapshot);
    watching.progress("READING", 0, null);
    const file = await readApart(
      { ...asked, contexts },
      (rows) => watching.progress("READING", rows, null),
      watching.signal,
    );
    watching.progress("CHECKING", 0, file.count);
    const settled = settleRows(file.rows, await findStanding(file.rows, context.snapshot), asked);
    await context.snapshot.close();
    watching.progress("CHECKING", file.count, file.count);
    watching.signal.throwIfAborted();
    return await applySettled(asked, file, settled, { context, watching });
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return refusedWhole(asked, error);
  } finally {
    await context.snapshot.close();
  }
}

async function applySettled(
  asked: Import,
  file: ReadFile,
  settled: SettledRows,
  { context, watching }: { readonly context: Context; readonly watching: Watching },
): Promise<ImportOutcome> {
  const { cells } = settled;
  const ownProblems = [
    ...file.problems.map((problem) => ({ ...problem, key: null, conflict: null })),
    ...settled.problems,
  ];
  const set: ChangeSet = { id: asked.id, reason: asked.reason, source: null, cells: cells.map(({ change }) => change) };
  // With problems of the rows the river is still asked, so that everything is told at once.
  const isTried = asked.dryRun || ownProblems.length > 0;
  if (!isTried && cells.length > 0) watching.progress("WRITING", 0, cells.length);
  const outcome = cells.length === 0 ? null : await context.applyChangeSet(set, isTried);
  const problems = [...ownProblems, ...problemsOf(outcome, cells)];
  const isApplied = problems.length === 0 && !asked.dryRun;
  if (isApplied && outcome) watching.progress("WRITING", cells.length, cells.length);
  return {
    id: asked.id,
    result: problems.length > 0 ? "REFUSED" : isApplied ? "APPLIED" : "CHECKED",
    changeSet: isApplied && outcome ? asked.id : null,
    ...summaryOf(file, settled, problems),
    ignoredColumns: file.ignoredColumns,
  };
}

function summaryOf(
  file: ReadFile,
  { cells, unedited, blank }: SettledRows,
  problems: readonly ImportProblem[],
): Pick<ImportOutcome, "counts" | "differences" | "problems"> {
  const bad = new Set(problems.map(({ row }) => row));
  const counts = { new: 0, changed: 0, cleared: 0, unchanged: unedited };
  const differences: Difference[] = [];
  for (const { row, key, change, standing } of cells) {
    if (bad.has(row)) continue;
    const before = standing.now;
    const after = { ...change } as unknown as Difference["after"];
    const fate = fateOf(before, after);
    counts[fate]++;
    if (fate !== "unchanged" && differences.length < maxListed)
      differences.push({ row, key, before: before && contentOf(before), after: contentOf(after) });
  }
  return {
    counts: { ...counts, rows: file.count, blank, problems: problems.length, settledByColumn: file.settledByColumn },
    differences,
    problems: problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, maxListed),
  };
}

function fateOf(before: Difference["before"], after: Difference["after"]): "new" | "changed" | "cleared" | "unchanged" {
  if (before === null || before.state === "NOT_REPORTED") return after.state === "NOT_REPORTED" ? "unchanged" : "new";
  if (after.state === "NOT_REPORTED") return "cleared";
  return JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(after)) ? "unchanged" : "changed";
}

function contentOf({ state, value, qualifier, quality, note, source }: Difference["after"]): Difference["after"] {
  return { state, value, qualifier, quality, note, source };
}

/** The problems of the river, at the rows of the file. */
function problemsOf(outcome: ChangeSetOutcome | null, cells: readonly SettledCell[]): readonly ImportProblem[] {
  if (outcome?.kind !== "rejected") return [];
  return outcome.problems.map((problem) => problemOf(problem, cells));
}

function problemOf(problem: FoundProblem, cells: readonly SettledCell[]): ImportProblem {
  const { code, params } = problem;
  if (!("index" in problem)) return { code, params, row: null, column: null, key: null, conflict: null };
  const { row, key, change, standing } = cells[problem.index]!;
  const mine = contentOf(change as unknown as Difference["after"]);
  const conflict = code === "VERSION_CONFLICT" ? { base: standing.base, mine, theirs: problem.theirs ?? null } : null;
  return { code, params, row, key, column: columnOfProblem(problem.code), conflict };
}

function refusedWhole({ id }: Import, { code, params }: FileProblem): ImportOutcome {
  return {
    id,
    result: "REFUSED",
    changeSet: null,
    counts: { rows: 0, new: 0, changed: 0, cleared: 0, unchanged: 0, blank: 0, problems: 1, settledByColumn: 0 },
    differences: [],
    problems: [{ code, params, row: null, column: null, key: null, conflict: null }],
    ignoredColumns: [],
  };
}
