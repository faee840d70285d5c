import type { ChangeSet, ChangeSetMode } from "@bangvang/schema/change-set";
import type { ImportOutcome, ImportStep } from "@bangvang/schema/exchange";
import type { Context } from "../context.ts";
import { FileProblem } from "./file-problem.ts";
import { readApart } from "./read-apart.ts";
import { problemOfRow, problemsOfCells } from "./problems.ts";
import { settleRows, type SettledRows } from "./settle-rows.ts";
import { findStanding } from "./standing.ts";
import type { ReadFile, Upload } from "./stages.ts";
import { refusedAsAWhole, summaryOf } from "./summary.ts";

/** A file, and what is to become of it. */
export interface Import extends Omit<Upload, "contexts"> {
  /** A UUID made by the client: the id of the change set, and what makes a second sending the same. */
  readonly id: string;
  readonly mode: ChangeSetMode;
  readonly reason: string | null;
  /** Why figures that are out of the ordinary stand all the same. */
  readonly because: string | null;
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
 * together, each with its row and column; then nothing was changed, or (CLEAN_CELLS) the rows without a problem were. Until
 * the set is applied the signal ends it.
 */
export async function importFigures(asked: Import, context: Context, watching: Watching): Promise<ImportOutcome> {
  try {
    watching.progress("READING", 0, null);
    // Nothing is asked of the database before the file was read: a snapshot would grow old, and idle.
    const file = await readApart(
      { ...asked, contexts: context.numberContexts() },
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
    return refusedAsAWhole(asked.id, error.code, error.params);
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
  const ownProblems = [...file.problems.map(problemOfRow), ...settled.problems];
  const set: ChangeSet = {
    id: asked.id,
    mode: asked.mode,
    reason: asked.reason,
    because: asked.because,
    source: null,
    cells: cells.map(({ change }) => change),
  };
  const isStopped = asked.mode === "ALL_OR_NOTHING" && ownProblems.length > 0;
  // A set that is stopped is still tried, so that everything that is wrong is told at once.
  const isTried = asked.dryRun || isStopped;
  if (!isTried) watching.progress("WRITING", 0, cells.length);
  const outcome = cells.length === 0 ? null : await context.applyChangeSet(set, isTried);
  if (!isTried) watching.progress("WRITING", cells.length, cells.length);
  const isRefused = isStopped || outcome?.kind === "rejected" || (outcome === null && ownProblems.length > 0);
  const result = isRefused ? "REFUSED" : asked.dryRun ? "CHECKED" : "APPLIED";
  const isChanged = outcome?.kind === "applied" && outcome.cells.some(({ became }) => became === "WRITTEN");
  return {
    id: asked.id,
    result,
    changeSet: result === "APPLIED" && isChanged ? asked.id : null,
    ...summaryOf(file, settled, outcome, [...ownProblems, ...problemsOfCells(outcome, cells)]),
    ignoredColumns: file.ignoredColumns,
  };
}
