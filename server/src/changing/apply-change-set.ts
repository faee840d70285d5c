import type { ChangeSet } from "@bangvang/schema/change-set";
import type { Actor } from "../actor.ts";
import type { Pool } from "../db/pool.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import type { UnitScope } from "../audience.ts";
import { announce } from "./announce.ts";
import { audit } from "./audit.ts";
import { authorise } from "./authorise.ts";
import { check } from "./check.ts";
import { findConflicts } from "./conflicts.ts";
import { load } from "./load.ts";
import { open } from "./open.ts";
import { receive } from "./receive.ts";
import type { Allowed, Applied, Catalogue, ChangeSetOutcome, FoundProblem, Rejected } from "./stages.ts";
import { versionsOf, write } from "./write.ts";

/** What a change needs besides the set: who, with which rights, on which day, against which catalogue. */
export interface Changing {
  readonly pool: Pool;
  readonly actor: Actor;
  /** Units whose figures may be changed. */
  readonly writes: UnitScope;
  readonly catalogue: Catalogue;
  /** ISO day in Asia/Ho_Chi_Minh. */
  readonly today: string;
}

/** An outcome that must leave nothing behind: thrown to roll the transaction back, caught just outside it. */
class LeaveNothing extends Error {
  readonly outcome: ChangeSetOutcome;
  constructor(outcome: ChangeSetOutcome) {
    super("rolled back on purpose");
    this.outcome = outcome;
  }
}

/**
 * The one way a figure changes. Applied together or not at all; a refused set leaves nothing, its id included, and
 * names every bad cell. The same set sent again gets the same answer. A dry run stops before anything is written.
 */
export async function applyChangeSet(set: ChangeSet, dryRun: boolean, changing: Changing): Promise<ChangeSetOutcome> {
  const received = receive(set, {
    catalogue: changing.catalogue,
    today: changing.today,
    maySetSample: changing.actor.kind === "SYSTEM",
  });
  const allowed = authorise(received, changing.writes);
  if (allowed.problems.some((problem) => !("index" in problem))) return rejected(allowed.id, allowed.problems);
  try {
    return await inTransaction(changing.pool, (transaction) =>
      applyInside({ set, dryRun, actor: changing.actor }, allowed, transaction),
    );
  } catch (error) {
    if (error instanceof LeaveNothing) return error.outcome;
    throw error;
  }
}

async function applyInside(
  { set, dryRun, actor }: { readonly set: ChangeSet; readonly dryRun: boolean; readonly actor: Actor },
  allowed: Allowed,
  transaction: Transaction,
): Promise<ChangeSetOutcome> {
  const opening = await open(set, allowed, actor, transaction);
  if (opening.kind === "STORED") return applied(set, opening.versions, false);
  if (opening.kind === "REUSED") {
    throw new LeaveNothing(rejected(set.id, [{ code: "IDEMPOTENCY_KEY_REUSED", params: {} }]));
  }
  const current = await load(allowed, transaction);
  const checked = check(findConflicts(allowed, current));
  if (checked.problems.length > 0) throw new LeaveNothing(rejected(set.id, checked.problems));
  if (dryRun) throw new LeaveNothing(applied(set, versionsOf(checked), true));
  const written = await write(checked, current, transaction);
  await audit(set.id, written, transaction);
  await announce(set.id, written, transaction);
  return applied(set, written.versions, false);
}

function applied(set: ChangeSet, versions: readonly number[], dryRun: boolean): Applied {
  const cells = set.cells.map(({ unit, indicator, period, kind }, index) => ({
    key: { unit, indicator, period, kind: kind as "ACTUAL" | "TARGET" },
    version: versions[index] ?? 0,
  }));
  return { kind: "applied", id: set.id, dryRun, cells };
}

/** Problems in the order the cells were sent, those of the whole set first. */
function rejected(id: string, problems: readonly FoundProblem[]): Rejected {
  const place = (problem: FoundProblem): number => ("index" in problem ? problem.index : -1);
  return { kind: "rejected", id, problems: [...problems].sort((a, b) => place(a) - place(b)) };
}
