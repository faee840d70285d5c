import type { Ambiguous, Reading, ReadingReason } from "@bangvang/schema/number-reader/number-reading";
import { questionOf } from "../edits/cell-edit.ts";
import { planClasses, type PastePlan } from "./paste-plan.ts";

/** What a person has said ambiguous cells of a plan mean, by cell. */
export type Choices = ReadonlyMap<number, Reading>;

export const noChoices: Choices = new Map();

/** The question a cell of a plan asks; null when it asks none. */
export function questionAt(plan: PastePlan, cell: number): Ambiguous | null {
  if (planClasses[plan.classes[cell]!] !== "AMBIGUOUS") return null;
  const edit = plan.changes[plan.changeAt[cell]!]?.after;
  return edit ? questionOf(edit) : null;
}

/** One way to read many cells: how many can be read so, and how many were chosen to be. */
export interface Way {
  readonly reason: ReadingReason;
  readonly count: number;
  readonly chosen: number;
}

/** The ways to read the cells of one column, or of all (null), the commonest first. */
export interface Ways {
  readonly column: number | null;
  readonly ways: readonly Way[];
}

/** First the ways for all columns, when there is more than one that asks, then those of each. */
export function waysOf(plan: PastePlan, choices: Choices): readonly Ways[] {
  const tallies = new Map<number | null, Map<ReadingReason, Way>>([[null, new Map()]]);
  for (const [cell, question] of asking(plan)) {
    const column = cell % plan.spread.width;
    const own = tallies.get(column) ?? new Map<ReadingReason, Way>();
    tallies.set(column, own);
    for (const reading of question.readings) {
      if (onlyBy(question, reading.reason) !== reading) continue;
      const chosen = choices.get(cell) === reading ? 1 : 0;
      for (const tally of [own, tallies.get(null)!]) count(tally, reading.reason, chosen);
    }
  }
  const all = [...tallies].map(([column, tally]) => ({
    column,
    ways: [...tally.values()].toSorted((a, b) => b.count - a.count),
  }));
  const [ofAll, ...ofEach] = all.filter(({ ways }) => ways.length > 0);
  if (!ofAll) return [];
  return ofEach.length > 1 ? [ofAll, ...ofEach.toSorted((a, b) => a.column! - b.column!)] : ofEach;
}

/** Chooses one way for all cells of a column, or of the plan, that can be read so; the others keep what was chosen. */
export function chooseWay(plan: PastePlan, choices: Choices, column: number | null, reason: ReadingReason): Choices {
  const all = new Map(choices);
  for (const [cell, question] of asking(plan)) {
    const reading = column === null || cell % plan.spread.width === column ? onlyBy(question, reason) : null;
    if (reading) all.set(cell, reading);
  }
  return all;
}

function* asking(plan: PastePlan): Generator<readonly [cell: number, question: Ambiguous]> {
  for (let cell = 0; cell < plan.classes.length; cell += 1) {
    const question = questionAt(plan, cell);
    if (question) yield [cell, question];
  }
}

function count(tally: Map<ReadingReason, Way>, reason: ReadingReason, chosen: number): void {
  const way = tally.get(reason) ?? { reason, count: 0, chosen: 0 };
  tally.set(reason, { reason, count: way.count + 1, chosen: way.chosen + chosen });
}

/** The reading of that kind; null when there are two, for then the way alone decides nothing. */
function onlyBy({ readings }: Ambiguous, reason: ReadingReason): Reading | null {
  const [only, ...others] = readings.filter((reading) => reading.reason === reason);
  return only && others.length === 0 ? only : null;
}
