/** What came of one comparison; one line of the table and of results.json. */
export interface Row {
  readonly work: string;
  /** What is counted and against whom. */
  readonly metric: string;
  readonly ours: number | null;
  readonly peer: number | null;
  readonly ratio: number | null;
  /** Such as ">= 8" for the ratio; null: there is none, the row is for information. */
  readonly goal: string | null;
  /** null: there is no goal, or the work could not be done; the note says why. */
  readonly met: boolean | null;
  readonly note?: string;
}

export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** A row whose ratio is ours divided by the peer's. */
export function ratioRow(
  { work, metric, note }: { readonly work: string; readonly metric: string; readonly note?: string },
  { ours, peer }: { readonly ours: number; readonly peer: number },
  goal: Goal | null,
): Row {
  const ratio = ours / peer;
  return { work, metric, ours, peer, ratio, ...judged(ratio, goal), ...noted(note) };
}

/** A row of one number that has no peer. */
export function numberRow(
  { work, metric, note }: { readonly work: string; readonly metric: string; readonly note?: string },
  ours: number,
  goal: Goal | null,
): Row {
  return { work, metric, ours, peer: null, ratio: null, ...judged(ours, goal), ...noted(note) };
}

/** A row of a work that could not be done, and why: nothing is met, nothing is missed. */
export function undoneRow({ work, metric, note }: { work: string; metric: string; note: string }, goal: Goal): Row {
  return { work, metric, ours: null, peer: null, ratio: null, goal: wordsOf(goal), met: null, note };
}

/** A row of a work that went wrong: what was to be measured does not work. */
export function failedRow({ work, metric }: { work: string; metric: string }, error: unknown): Row {
  const note = `failed: ${error instanceof Error ? error.message : String(error)}`;
  return { work, metric, ours: null, peer: null, ratio: null, goal: null, met: false, note };
}

function judged(number: number, goal: Goal | null): Pick<Row, "goal" | "met"> {
  if (!goal) return { goal: null, met: null };
  return { goal: wordsOf(goal), met: "atLeast" in goal ? number >= goal.atLeast : number <= goal.atMost };
}

function wordsOf(goal: Goal): string {
  return "atLeast" in goal ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`;
}

function noted(note: string | undefined): Pick<Row, "note"> {
  return note === undefined ? {} : { note };
}
