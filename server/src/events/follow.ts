import type { ChangedCell, ChangeEvent, ChangeEventKind } from "@bangvang/schema/event";
import type { Snapshot } from "../db/snapshot.ts";
import type { TakeTurn } from "../turns.ts";
import {
  placeOf,
  readPortions,
  type CellsShown,
  type LoggedCell,
  type LoggedSet,
  type Portion,
  type Portions,
} from "./change-log.ts";
import type { ChangeCursors } from "./cursors.ts";
import { Ending } from "./ending.ts";
import type { Feed } from "./feed.ts";
import { endOf, type Head, type Position } from "./position.ts";

/** What a follower may see at this moment, and how it is put into codes. */
export interface Sight {
  readonly shown: CellsShown;
  named(cell: LoggedCell): ChangedCell;
  sourceOf(set: LoggedSet): string | null;
  /** Reads as the role that may only read, and sees the history of the units they may see. */
  readonly openSnapshot: () => Snapshot;
}

/** Who follows. Rights are asked for before every event: they are those of the moment. */
export interface Follower {
  /** Errors: UNAUTHENTICATED for who was signed out, suspended or revoked. */
  sight(): Promise<Sight>;
  readonly cursors: ChangeCursors;
}

/** Where to begin; a null cursor: with what is committed from now on. */
export interface Following {
  readonly feed: Feed;
  readonly follower: Follower;
  readonly after: string | null;
  readonly signal: AbortSignal;
  /** Those who read from the database wait for each other: they could take every connection otherwise. */
  readonly takeTurn: TakeTurn;
  readonly patience?: Patience;
}

/** In milliseconds. */
export interface Patience {
  /** How old a cursor may be. */
  readonly cursorAge: number;
  /** How long a stream may stay behind what is committed: a client that takes longer is quicker by reading anew. */
  readonly behind: number;
  /** After so long without an event the position is told, so that a later catch-up is short. */
  readonly quiet: number;
  /** How often rights are looked at when nothing happens. */
  readonly rights: number;
}

const usualPatience: Patience = { cursorAge: 7 * 86_400_000, behind: 300_000, quiet: 30_000, rights: 2_000 };

/**
 * The events of one subscriber: first what was missed since the cursor, then what comes. There is one position and no
 * queue: whatever is next is looked for behind it, in the feed's memory or in the database. So there is no seam between
 * catching up and following where something could be missed or come twice, and a client that does not read holds one
 * event. Whatever ends the stream is its last item. Errors, at once: BAD_CURSOR.
 */
export function follow({ after, follower, ...rest }: Following): AsyncGenerator<ChangeEvent | Ending, void> {
  const start = after === null ? null : follower.cursors.open(after);
  const { cursorAge } = rest.patience ?? usualPatience;
  const isTooOld = start !== null && Date.now() - start.at > cursorAge;
  return withEnding(new Stream({ ...rest, follower }).events(isTooOld ? "TOO_OLD" : (start?.position ?? null)));
}

async function* withEnding(events: AsyncGenerator<ChangeEvent, void>): AsyncGenerator<ChangeEvent | Ending, void> {
  try {
    yield* events;
  } catch (error) {
    yield new Ending(error);
  }
}

type Told = Pick<ChangeEvent, "changeSet" | "cells" | "isComplete">;
const nothing: Told = { changeSet: null, cells: [], isComplete: true };

class Stream {
  readonly #feed: Feed;
  readonly #follower: Follower;
  readonly #signal: AbortSignal;
  readonly #takeTurn: TakeTurn;
  readonly #patience: Patience;
  #position: Position = endOf({ epoch: 0, seq: 0 });
  /** The set that was told in part. */
  #begun: LoggedSet | null = null;
  #toldAt = 0;
  /** When the stream was last where the feed was. */
  #caughtUpAt = Date.now();

  constructor({ feed, follower, signal, takeTurn, patience = usualPatience }: Omit<Following, "after">) {
    this.#feed = feed;
    this.#follower = follower;
    this.#signal = signal;
    this.#takeTurn = takeTurn;
    this.#patience = patience;
  }

  async *events(start: Position | "TOO_OLD" | null): AsyncGenerator<ChangeEvent, void> {
    const leave = await this.#feed.join();
    try {
      this.#position = start === null || start === "TOO_OLD" ? endOf(this.#feed.head()) : start;
      if (start === "TOO_OLD") yield this.#event("RESYNC");
      for (;;) {
        this.#signal.throwIfAborted();
        yield* this.#isLost() ? this.#resync() : this.#isCaughtUp() ? this.#rest() : this.#next();
      }
    } finally {
      leave();
    }
  }

  /** Of another history, beyond this one, or too long behind it. */
  #isLost(): boolean {
    const { epoch, seq } = this.#feed.head();
    const isElsewhere = this.#position.epoch !== epoch || this.#position.seq > seq;
    return isElsewhere || (!this.#isCaughtUp() && Date.now() - this.#caughtUpAt > this.#patience.behind);
  }

  #isCaughtUp(): boolean {
    return this.#position.seq === this.#feed.head().seq && this.#position.upTo === null;
  }

  async *#resync(): AsyncGenerator<ChangeEvent, void> {
    await this.#follower.sight();
    this.#goTo(endOf(this.#feed.head()));
    this.#caughtUpAt = Date.now();
    yield this.#event("RESYNC");
  }

  /** Nothing is new: says where the stream stands, the first time and then now and again, and waits. */
  async *#rest(): AsyncGenerator<ChangeEvent, void> {
    await this.#follower.sight();
    if (!this.#isCaughtUp()) return;
    if (Date.now() - this.#toldAt >= this.#patience.quiet) yield this.#event("POSITION");
    else await this.#feed.moved(this.#signal, this.#patience.rights);
    this.#caughtUpAt = Date.now();
  }

  async *#next(): AsyncGenerator<ChangeEvent, void> {
    const [asked, head] = [Date.now(), this.#feed.head()];
    const { portions, reached } = this.#feed.since(this.#position) ?? (await this.#missed(head));
    for (const portion of portions) {
      const told = toldOf(portion, await this.#follower.sight());
      this.#signal.throwIfAborted();
      this.#goTo(portionEnd(reached, portion), portion);
      if (told) yield this.#event("CHANGES", told);
    }
    this.#goTo(reached, portions.at(-1));
    if (reached.seq >= head.seq && !reached.upTo) this.#caughtUpAt = asked;
    if (Date.now() - this.#toldAt >= this.#patience.quiet && portions.length === 0) yield this.#event("POSITION");
  }

  /** What comes next, from the database. */
  async #missed({ seq: upTo }: Head): Promise<Portions> {
    const endTurn = await this.#takeTurn("following changes");
    try {
      this.#signal.throwIfAborted(); // who waited may be gone by now
      const { shown, openSnapshot } = await this.#follower.sight();
      const snapshot = openSnapshot();
      try {
        return await readPortions(snapshot, { after: this.#position, upTo, shown, begun: this.#begun });
      } finally {
        await snapshot.close();
      }
    } finally {
      endTurn();
    }
  }

  #goTo(position: Position, { set, isComplete }: Partial<Portion> = {}): void {
    this.#position = position;
    this.#begun = set && isComplete === false && position.upTo ? set : null;
  }

  #event(kind: ChangeEventKind, told: Told = nothing): ChangeEvent {
    this.#toldAt = Date.now();
    const cursor = this.#follower.cursors.seal({ position: this.#position, at: this.#toldAt });
    return { kind, cursor, ...told };
  }
}

/** How far a portion reaches: to the end of its set, or to its last cell. */
function portionEnd({ epoch }: Head, { set: { seq }, cells, isComplete }: Portion): Position {
  const last = cells.at(-1);
  return isComplete || !last ? endOf({ epoch, seq }) : { epoch, seq, upTo: placeOf(last) };
}

/** What of a portion is told to somebody; null: nothing of it is theirs to see, not even that there was a set. */
function toldOf({ set, cells, isComplete }: Portion, sight: Sight): Told | null {
  const seen = cells.filter((cell) => shows(sight.shown, cell));
  const isRestOfSeen = cells.length === 0 && set.cellCount > 0;
  if (seen.length === 0 && !isRestOfSeen) return null;
  const isWhole = cells.length === set.cellCount;
  const { id, actor, appliedAt, reason } = set;
  const cellCount = isWhole ? seen.length : set.cellCount;
  return {
    changeSet: { id, actor, appliedAt, reason, source: sight.sourceOf(set), cellCount },
    cells: seen.map((cell) => sight.named(cell)),
    isComplete,
  };
}

function shows(
  { units, indicators, periods, kinds }: CellsShown,
  { unitId, indicatorId, periodId, kind }: LoggedCell,
): boolean {
  return (
    (units === null || units.has(unitId)) &&
    (indicators === null || indicators.has(indicatorId)) &&
    (periods === null || periods.has(periodId)) &&
    (kinds === null || kinds.has(kind))
  );
}
