import { randomUUID } from "node:crypto";
import type { CellChange, ChangeSet } from "../../schema/src/change-set.ts";
import type { Actor } from "../../server/src/actor.ts";
import type { Applied, ChangeSetOutcome, FoundProblem } from "../../server/src/changing/stages.ts";
import type { Product } from "../../server/src/product.ts";
import { administrator } from "./ask.ts";

/** A cell nobody has touched: union members of Sơn La in a month; each test names its own. */
export function cell(rest: Partial<CellChange> = {}): CellChange {
  return {
    unit: "SLA",
    indicator: "MEM_TOTAL",
    period: "2022-05",
    kind: "ACTUAL",
    baseVersion: 0,
    state: "VALUE",
    value: "41000",
    qualifier: "EXACT",
    quality: "REPORTED",
    note: null,
    source: null,
    ...rest,
  };
}

export const cleared = { state: "NOT_REPORTED", value: null } as const;

export function setOf(cells: readonly CellChange[], rest: Partial<ChangeSet> = {}): ChangeSet {
  return {
    id: randomUUID(),
    mode: "ALL_OR_NOTHING",
    reason: null,
    because: "tests are full of odd figures",
    source: null,
    cells,
    ...rest,
  };
}

/** Applies a set as the administrator, or as someone else. */
export function apply(
  product: Product,
  cells: readonly CellChange[],
  rest: Partial<ChangeSet> = {},
  actor: Actor = administrator,
): Promise<ChangeSetOutcome> {
  return product.applyAs(actor, setOf(cells, rest), false);
}

/** The versions of a set that must have been applied. */
export function versionsOf(outcome: ChangeSetOutcome): readonly number[] {
  return mustBeApplied(outcome).cells.map(({ version }) => version);
}

export function mustBeApplied(outcome: ChangeSetOutcome): Applied {
  if (outcome.kind === "rejected") throw new Error(`refused: ${JSON.stringify(outcome.problems.slice(0, 3))}`);
  return outcome;
}

/** The problems of a set that must have been refused. */
export function problemsOf(outcome: ChangeSetOutcome): readonly FoundProblem[] {
  if (outcome.kind === "applied") throw new Error("applied, but should have been refused");
  return outcome.problems;
}

/** Code and place of each problem: "VERSION_CONFLICT 1". */
export function namesOf(outcome: ChangeSetOutcome): readonly string[] {
  return problemsOf(outcome).map((problem) => ("index" in problem ? `${problem.code} ${problem.index}` : problem.code));
}

/** The months of some years as period keys. */
export function months(firstYear: number, lastYear: number): readonly string[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, n) => firstYear + n);
  return years.flatMap((year) => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`));
}
