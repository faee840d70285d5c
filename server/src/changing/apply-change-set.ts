import type { ChangeSet } from "@bangvang/schema/change-set";
import type { Actor } from "../actor.ts";
import type { Pool } from "../db/pool.ts";
import { beginWriting, type WriterSettings } from "../db/roles.ts";
import { sqlState } from "../db/database-error.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import type { UnitScope } from "../audience.ts";
import { announce } from "./announce.ts";
import { audit } from "./audit.ts";
import { authorise } from "./authorise.ts";
import { check } from "./check.ts";
import { findConflicts } from "./conflicts.ts";
import { load } from "./load.ts";
import { lookAround } from "./look-around.ts";
import { open } from "./open.ts";
import { applied, outcomeOf, rejected } from "./outcome.ts";
import { RaceLost } from "../db/race-lost.ts";
import { receive } from "./receive.ts";
import type { Allowed, Catalogue, ChangeSetOutcome, Checked, Judged } from "./stages.ts";
import { write } from "./write.ts";

/** What a change needs besides the set: who, with which rights, on which day, against which catalogue. */
export interface Changing {
  readonly pool: Pool;
  readonly actor: Actor;
  /** Units whose figures may be changed. */
  readonly writes: UnitScope;
  /** The same for the database, by ids, and the units whose figures may be seen. */
  readonly settings: WriterSettings;
  readonly catalogue: Catalogue;
  /** ISO day in Asia/Ho_Chi_Minh. */
  readonly today: string;
  /** Whether cells may carry the mark of generated figures. */
  readonly maySetSample: boolean;
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
 * The one way a figure changes. Applied together; a refused set leaves nothing, its id included, and names every bad cell.
 * Of a set that asks for it (CLEAN_CELLS) the cells without a problem are applied and the others come back. The same set
 * sent again gets the same answer. A dry run stops before anything is written.
 */
export async function applyChangeSet(set: ChangeSet, dryRun: boolean, changing: Changing): Promise<ChangeSetOutcome> {
  const received = receive(set, {
    catalogue: changing.catalogue,
    today: changing.today,
    maySetSample: changing.maySetSample,
  });
  const allowed = authorise(received, changing.writes);
  if (allowed.problems.some((problem) => !("index" in problem))) return rejected(allowed.id, allowed.problems);
  try {
    return await inTransaction(
      changing.pool,
      (transaction) => applyInside({ set, dryRun, allowed }, changing, transaction).catch(raceWithARound),
      beginWriting(changing.settings),
    );
  } catch (error) {
    if (error instanceof LeaveNothing) return error.outcome;
    throw error;
  }
}

interface Asked {
  readonly set: ChangeSet;
  readonly dryRun: boolean;
  readonly allowed: Allowed;
}

async function applyInside(
  { set, dryRun, allowed }: Asked,
  { actor, catalogue }: Changing,
  transaction: Transaction,
): Promise<ChangeSetOutcome> {
  const opening = await open(set, allowed, actor, transaction);
  if (opening.kind === "STORED") return applied(set, opening.outcome, false);
  if (opening.kind === "REUSED") {
    throw new LeaveNothing(rejected(set.id, [{ code: "IDEMPOTENCY_KEY_REUSED", params: {} }]));
  }
  const judged = await judge(allowed, catalogue, transaction);
  const { checked } = judged;
  if (isStopped(checked)) throw new LeaveNothing(rejected(set.id, checked.problems));
  const outcome = outcomeOf(checked, set.cells);
  if (dryRun) throw new LeaveNothing(applied(set, outcome, true));
  const written = await write(judged, transaction);
  await audit(set.id, written, transaction);
  await announce(set.id, outcome, { judged, written }, transaction);
  return applied(set, outcome, false);
}

/** What may become of the set, by what stands there and around. */
async function judge(allowed: Allowed, catalogue: Catalogue, transaction: Transaction): Promise<Judged> {
  const locked = await load(allowed, transaction);
  const around = await lookAround(allowed, locked, catalogue, transaction);
  const checked = check(findConflicts(allowed, locked), { locked, around }, catalogue);
  return { checked, periodIds: locked.periodIds, unlocked: around.unlocked };
}

/** Whether problems stop the whole set: every one does, unless clean cells are wanted and there is one. */
function isStopped({ mode, problems, cells, standing }: Checked): boolean {
  return problems.length > 0 && (mode === "ALL_OR_NOTHING" || cells.length + standing.length === 0);
}

/** A round was closed after the set was checked: tried again, the set is refused with each of its cells named. */
function raceWithARound(error: unknown): never {
  throw sqlState(error) === "BV002" ? new RaceLost("a reporting round was closed") : error;
}
