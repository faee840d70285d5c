import { randomBytes } from "node:crypto";
import type { ChangeSet } from "@bangvang/schema/change-set";
import { dayInVietnam } from "@bangvang/schema/vietnam-day";
import { systemActor, type Actor } from "./actor.ts";
import { applyChangeSet } from "./changing/apply-change-set.ts";
import type { ChangeSetOutcome } from "./changing/stages.ts";
import { inverseOf, type Undoing } from "./changing/undo.ts";
import { openOrm, type Orm } from "./db/orm.ts";
import { openPool, type Pool } from "./db/pool.ts";
import { sql } from "./db/sql.ts";
import { lazySnapshot } from "./db/snapshot.ts";
import { inTransaction } from "./db/transaction.ts";
import { untilDone } from "./db/until-done.ts";
import { openFeed, type Feed } from "./events/feed.ts";
import { PresenceBoard } from "./events/presence.ts";
import { house } from "./house.ts";
import { openDimensionStore, type DimensionStore } from "./reading/dimension-store.ts";
import { openTurns, type TakeTurn } from "./turns.ts";

/** Everything behind the doors: the database brought up to date, the dimensions in memory, the one way to change figures. */
export interface Product {
  readonly pool: Pool;
  readonly orm: Orm;
  readonly dimensions: DimensionStore;
  readonly cursorSecret: Buffer;
  /** The changes of all processes, for those who follow them in this one, and the turns they take at the database. */
  readonly live: { readonly feed: Feed; readonly takeTurn: TakeTurn; readonly presence: PresenceBoard };
  applyAs(actor: Actor, set: ChangeSet, dryRun: boolean): Promise<ChangeSetOutcome>;
  /** Takes an applied change set back, by a change set. */
  undoAs(actor: Actor, undoing: Undoing, dryRun: boolean): Promise<ChangeSetOutcome>;
  /** A change by the product itself, under a name history shows. */
  applyAsSystem(set: ChangeSet, name: string): Promise<ChangeSetOutcome>;
  close(): Promise<void>;
}

/** Connections to the database those who catch up with changes may have together. */
const catchingUpAtOnce = 3;

/**
 * Opens the product on a database; `prepare` brings its schema up to date, or throws StartProblem when it is not.
 * `report` is told of what fails when nobody waits for it.
 */
export async function openProduct(
  databaseUrl: string,
  prepare: (orm: Orm) => Promise<void> | void,
  report: (error: unknown) => void = () => undefined,
): Promise<Product> {
  const orm = openOrm(databaseUrl, house.entities);
  const pool = openPool(databaseUrl);
  let feed: Feed | null = null;
  const close = async (): Promise<void> => {
    feed?.close();
    await pool.end();
    await orm.close();
  };
  try {
    await prepare(orm);
    const dimensions = await openDimensionStore(pool, house.dimensions);
    feed = openFeed(pool, () => dimensions.refresh(), report);
    const apply = applier(pool, dimensions);
    const applyAs = (actor: Actor, set: ChangeSet, dryRun: boolean): Promise<ChangeSetOutcome> =>
      apply(actor, set, { dryRun, maySetSample: actor.kind === "SYSTEM" });
    const undoAs = async (actor: Actor, undoing: Undoing, dryRun: boolean): Promise<ChangeSetOutcome> => {
      const held = await untilDone(() => dimensions.refresh());
      const { reads } = house.audienceOf(actor, held);
      const inverse = await untilDone(async () => {
        // Like any other read: the database itself shows the history of the units they may see, and no other.
        const snapshot = lazySnapshot(pool, { readUnits: house.unitIds(reads, held) });
        return inverseOf(undoing, reads, snapshot).finally(() => snapshot.close());
      });
      // Nobody makes figures up by taking an edit of them back.
      if (inverse) return apply(actor, inverse, { dryRun, maySetSample: true });
      const problem = { code: "CHANGE_SET_UNKNOWN", params: { id: undoing.undone } } as const;
      return { kind: "rejected", id: undoing.id, problems: [problem] };
    };
    return {
      pool,
      orm,
      dimensions,
      applyAs,
      undoAs,
      close,
      live: {
        feed,
        takeTurn: openTurns({ atOnce: catchingUpAtOnce, waiting: Infinity }),
        presence: new PresenceBoard(),
      },
      cursorSecret: await secretNamed("cursor", pool),
      applyAsSystem: (set, name) => applyAs(systemActor(name), set, false),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Applying {
  readonly dryRun: boolean;
  readonly maySetSample: boolean;
}

/** Applies sets with the rights and the catalogue of the moment. */
function applier(pool: Pool, dimensions: DimensionStore) {
  return async (actor: Actor, set: ChangeSet, { dryRun, maySetSample }: Applying): Promise<ChangeSetOutcome> => {
    const held = await untilDone(() => dimensions.refresh());
    const audience = house.audienceOf(actor, held);
    const outcome = await applyChangeSet(set, dryRun, {
      pool,
      actor,
      writes: audience.writes,
      settings: {
        readUnits: house.unitIds(audience.reads, held),
        writeUnits: house.unitIds(audience.writes, held),
      },
      catalogue: house.catalogueOf(held, audience),
      today: dayInVietnam(new Date()),
      maySetSample,
    });
    // A set can bring new periods: whoever gets the answer must find them. A line lost now does not undo what was
    // committed; the listener looks as soon as there is a line again.
    if (outcome.kind === "applied") await dimensions.refresh().catch(() => undefined);
    return outcome;
  };
}

/** A key that belongs to this database, made the first time it is asked for. */
async function secretNamed(name: string, pool: Pool): Promise<Buffer> {
  const [row] = await inTransaction(pool, async (transaction) => {
    await transaction.query(
      sql`insert into secret (name, value) values (${name}, ${randomBytes(32)}) on conflict (name) do nothing`,
    );
    return transaction.query<{ value: Buffer }>(sql`select value from secret where name = ${name}`);
  });
  if (!row) throw new Error(`secret ${name} is missing`);
  return row.value;
}
