import { inSnapshot } from "../db/snapshot.ts";
import type { Pool } from "../db/pool.ts";
import { allCells, readHead, readPortions, type LoggedCell, type LoggedSet, type Portions } from "./change-log.ts";
import { endOf, type Head, type Position } from "./position.ts";

/** The committed change sets as this process knows them, for everybody who follows them here. */
export interface Feed {
  /** The last set that is known. Everything up to it can be read, and so can the dimensions it names. */
  head(): Head;
  /** What comes after a position, out of memory; null when that is not held and must be read from the database. */
  since(position: Position): Portions | null;
  /** Begins to follow: everything that was committed before is known when it returns. The function it gives ends it. */
  join(): Promise<() => void>;
  /** Looks into the database for what is new, if anybody follows. */
  look(): Promise<void>;
  /** Waits until the head moves, but no longer than some milliseconds and not beyond the signal. */
  moved(signal: AbortSignal, milliseconds: number): Promise<void>;
  close(): void;
}

/** Milliseconds between two looks when no notification came: some may be lost. */
const pollEvery = 5_000;
/** Cells that are held for those who are told of them at this moment; whoever is further behind reads them again. */
const mostHeld = 20_000;
/** So many characters of notes weigh as much as a cell. */
const noteWeight = 100;
/** When more sets than these are new, they are not held at all. */
const mostNewSets = 1_000;

/** A set that is held; `cells` is null for one that is too large. */
interface HeldSet {
  readonly set: LoggedSet;
  readonly cells: readonly LoggedCell[] | null;
  readonly weight: number;
}

/**
 * One feed a process, however many follow: each new set is read once. `prepare` is called before anything new is told,
 * to bring what sets name into memory. `report` is told of looks that failed; the next one makes up for them.
 */
export function openFeed(
  pool: Pool,
  prepare: () => Promise<unknown>,
  report: (error: unknown) => void = () => undefined,
): Feed {
  const held = new HeldSets();
  const waiting = new Set<() => void>();
  let followers = 0;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const tell = (): void => {
    for (const wake of waiting) wake();
  };
  // A look that is under way may have begun before what the caller has in mind: wait, then look again.
  const look = async (): Promise<void> => {
    if (running) await running.catch(() => undefined);
    running ??= readNew({ pool, held, prepare, tell }).finally(() => {
      running = null;
    });
    return running;
  };
  const stopPolling = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  return {
    head: () => held.head,
    since: (position) => held.since(position),
    look: async () => {
      if (followers > 0) await look();
    },
    async join() {
      followers++;
      timer ??= setInterval(() => void look().catch(report), pollEvery).unref();
      let hasLeft = false;
      const leave = (): void => {
        if (hasLeft) return;
        hasLeft = true;
        if (--followers === 0) stopPolling();
      };
      try {
        await look();
      } catch (error) {
        leave();
        throw error;
      }
      return leave;
    },
    moved: (signal, milliseconds) => nextMove(waiting, signal, milliseconds),
    close: stopPolling,
  };
}

/** Reads every set after the last one that is held. */
async function readNew({
  pool,
  held,
  prepare,
  tell,
}: {
  readonly pool: Pool;
  readonly held: HeldSets;
  readonly prepare: () => Promise<unknown>;
  readonly tell: () => void;
}): Promise<void> {
  const head = await inSnapshot(pool, readHead);
  await prepare();
  if (!held.canReach(head)) held.beginAt(head);
  while (held.head.seq < head.seq) {
    const after = endOf(held.head);
    held.add(
      await inSnapshot(pool, (transaction) =>
        readPortions(transaction, { after, upTo: head.seq, shown: allCells, begun: null }),
      ),
    );
    tell();
  }
  tell();
}

/** Resolves when something is told, when the time is over, or when nobody waits any more. */
function nextMove(waiting: Set<() => void>, signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      waiting.delete(wake);
      clearTimeout(late);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const late = setTimeout(wake, milliseconds);
    waiting.add(wake);
    signal.addEventListener("abort", wake);
    if (signal.aborted) wake();
  });
}

/** The last sets in the order of their numbers, as many as may be held. */
class HeldSets {
  head: Head = { epoch: 0, seq: 0 };
  /** Every set after this number and up to the head is held, if it has cells. */
  #after = 0;
  #sets: HeldSet[] = [];
  #weight = 0;

  canReach({ epoch, seq }: Head): boolean {
    return epoch === this.head.epoch && seq >= this.head.seq && seq - this.head.seq <= mostNewSets;
  }

  beginAt(head: Head): void {
    this.head = head;
    this.#after = head.seq;
    this.#sets = [];
    this.#weight = 0;
  }

  add({ portions, reached }: Portions): void {
    for (const { set, cells, isComplete } of portions) {
      const kept = isComplete ? cells : null;
      const weight = 1 + (kept ?? []).reduce((sum, { note }) => sum + 1 + (note?.length ?? 0) / noteWeight, 0);
      this.#sets.push({ set, cells: kept, weight });
      this.#weight += weight;
    }
    this.head = { epoch: reached.epoch, seq: reached.seq };
    let dropped = 0;
    while (this.#weight > mostHeld && dropped < this.#sets.length) this.#weight -= this.#sets[dropped++]!.weight;
    for (const { set } of this.#sets.splice(0, dropped)) this.#after = set.seq;
  }

  since({ epoch, seq, upTo }: Position): Portions | null {
    if (upTo !== null || epoch !== this.head.epoch || seq < this.#after) return null;
    const next = this.#sets.slice(this.#sets.findLastIndex(({ set }) => set.seq <= seq) + 1);
    const large = next.find(({ cells }) => cells === null);
    if (large && large === next[0]) return null;
    const portions = (large ? next.slice(0, next.indexOf(large)) : next).map(({ set, cells }) => ({
      set,
      cells: cells ?? [],
      isComplete: true,
    }));
    return { portions, reached: endOf({ epoch, seq: large ? large.set.seq - 1 : this.head.seq }) };
  }
}
