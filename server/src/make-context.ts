import type { ChangeSet } from "@bangvang/schema/change-set";
import type { ChangeEvent } from "@bangvang/schema/event";
import type { NumberContext } from "@bangvang/schema/number-reader/number-context";
import { actorId, type Actor } from "./actor.ts";
import type { Audience } from "./audience.ts";
import type { ChangeSetOutcome } from "./changing/stages.ts";
import type { Undoing } from "./changing/undo.ts";
import type { ChangesAsked, Context, OpenStream, PresenceAsked, PresenceTold } from "./context.ts";
import type { Sql } from "./db/sql.ts";
import { inSnapshot, lazySnapshot, type Snapshot } from "./db/snapshot.ts";
import type { Ending } from "./events/ending.ts";
import type { Presence } from "./events/presence.ts";
import { followPresenceAs, tellPresence } from "./follow-presence.ts";
import { followAs } from "./follow-changes.ts";
import { house } from "./house.ts";
import { registersAs } from "./keep-registers.ts";
import type { Product } from "./product.ts";
import { asOf, type Moment } from "./reading/as-of.ts";
import type { Dimensions } from "./reading/dimensions.ts";
import { mapDay, momentAsked, type Semantics } from "./reading/semantics.ts";
import type { Registers } from "./registers.ts";

/** The context of one operation of one actor; a subscription has a stream as well. */
export function makeContext(
  product: Product,
  actor: Actor,
  requestId: string,
  stream: OpenStream | null = null,
): Context {
  return new OperationContext(product, actor, requestId, stream);
}

interface Held {
  dimensions: Dimensions;
  snapshot: Snapshot;
  moment: Moment | null;
  boundary: string | null;
  isClosed: boolean;
}

/**
 * Apollo copies the context field by field before it runs the operation. What is replaced while it runs stands in one
 * object that both copies share, and `dimensions` is a getter of the class: one of the object itself would be copied
 * as the value it had.
 */
class OperationContext implements Context {
  readonly actor: Actor;
  readonly requestId: string;
  readonly audience: Audience;
  readonly cursorSecret: Buffer;
  readonly snapshot: Snapshot;
  readonly product: Product;
  readonly held: Held;
  readonly stream: OpenStream | null;

  constructor(product: Product, actor: Actor, requestId: string, stream: OpenStream | null) {
    const dimensions = product.dimensions.current();
    this.actor = actor;
    this.requestId = requestId;
    this.audience = house.audienceOf(actor, dimensions);
    this.cursorSecret = product.cursorSecret;
    const held: Held = {
      dimensions,
      snapshot: openSnapshot(product, this.audience, dimensions),
      moment: null,
      boundary: null,
      isClosed: false,
    };
    this.snapshot = new HeldSnapshot(held);
    this.product = product;
    this.held = held;
    this.stream = stream;
  }

  get dimensions(): Dimensions {
    return this.held.dimensions;
  }

  get boundary(): string | null {
    return this.held.boundary;
  }

  numberContexts(): ReadonlyMap<string, NumberContext> {
    return house.numberContexts(this.dimensions);
  }

  async readAs(semantics: Semantics): Promise<void> {
    const { pool, dimensions } = this.product;
    this.held.moment = await inSnapshot(pool, (transaction) => momentAsked(transaction, semantics));
    this.held.boundary = mapDay(semantics, this.held.moment);
    if (this.held.moment) this.held.dimensions = await dimensions.at(this.held.moment.dimensionVersion);
  }

  async refreshDimensions(): Promise<void> {
    // The past has all its rows: nothing newer could be read.
    if (this.held.moment) return;
    this.held.dimensions = await this.product.dimensions.refresh();
    // The old snapshot may be of a moment before the rows that were just read.
    const before = this.held.snapshot;
    if (!this.held.isClosed) this.held.snapshot = openSnapshot(this.product, this.audience, this.held.dimensions);
    await before.close();
  }

  undoChangeSet(undoing: Undoing, dryRun: boolean): Promise<ChangeSetOutcome> {
    return this.product.undoAs(this.actor, undoing, dryRun);
  }

  applyChangeSet(set: ChangeSet, dryRun: boolean): Promise<ChangeSetOutcome> {
    return this.product.applyAs(this.actor, set, dryRun);
  }

  followChanges(asked: ChangesAsked): AsyncIterable<ChangeEvent | Ending> {
    if (!this.stream) throw new Error("a subscription without a stream");
    return followAs(this.product, this.actor, asked, this.stream);
  }

  showPresence(page: string, at: Pick<Presence, "unitId" | "cell"> | null): Promise<boolean> {
    const { kind, name } = this.actor;
    if (kind !== "PERSON") return Promise.resolve(false);
    const who = { page, person: actorId(this.actor) };
    return tellPresence(this.product, at ? { ...who, name, ...at } : { ...who, cell: null });
  }

  followPresence(asked: PresenceAsked): AsyncIterable<readonly PresenceTold[] | Ending> {
    if (!this.stream) throw new Error("a subscription without a stream");
    return followPresenceAs(this.product, this.actor, asked, this.stream);
  }

  registers(): Promise<Registers> {
    return registersAs(this.product, this.actor);
  }
}

/** The snapshot that is held, whichever it is at the moment, read as of the moment that is held. */
class HeldSnapshot implements Snapshot {
  readonly #held: Held;

  constructor(held: Held) {
    this.#held = held;
  }

  get statements(): Snapshot["statements"] {
    return this.#held.snapshot.statements;
  }

  query<Row extends object>(statement: Sql): Promise<readonly Row[]> {
    return this.#held.snapshot.query(this.#asHeld(statement));
  }

  fetch<Packed extends object, Row extends object>(
    statement: Sql,
    read: (rows: readonly Packed[]) => readonly Row[],
  ): Promise<readonly Row[]> {
    return this.#held.snapshot.fetch(this.#asHeld(statement), read);
  }

  close(): Promise<void> {
    this.#held.isClosed = true;
    return this.#held.snapshot.close();
  }

  abort(): void {
    this.#held.isClosed = true;
    this.#held.snapshot.abort();
  }

  #asHeld(statement: Sql): Sql {
    return this.#held.moment ? asOf(statement, this.#held.moment) : statement;
  }
}

function openSnapshot({ pool }: Product, audience: Audience, dimensions: Dimensions): Snapshot {
  return lazySnapshot(pool, { readUnits: house.unitIds(audience.reads, dimensions) });
}
