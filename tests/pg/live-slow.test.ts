import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeCursorsOf } from "../../server/src/events/cursors.ts";
import { Ending } from "../../server/src/events/ending.ts";
import { follow, type Patience, type Sight } from "../../server/src/events/follow.ts";
import { allCells, type CellsShown } from "../../server/src/events/change-log.ts";
import { lazySnapshot } from "../../server/src/db/snapshot.ts";
import { house } from "../../server/src/house.ts";
import { createToken } from "../../server/src/rooms/organisation/tokens.ts";
import type { Serving } from "../../server/src/serve.ts";
import { analyst } from "../support/ask.ts";
import { apply, cell, months, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { isLong } from "../support/long.ts";
import { sendSubscription, serveOn, Subscriber } from "../support/subscriber.ts";

/** Those who follow and take nothing of what they are sent hold one event each, and miss nothing if they go on. */
let product: FreshProduct;
let server: Serving;
let token: string;
beforeAll(async () => {
  product = await freshProduct();
  server = await serveOn(product.url);
  token = await createToken(product.orm.em.fork(), { name: analyst.name, unitIds: [], days: 1 });
});
afterAll(async () => {
  await server.stop();
  await product.close();
});

setFlagsFromString("--expose_gc");
const collect = runInNewContext("gc") as () => void;
/** Bytes that are still needed. */
function heldBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const sleepers = 4;
const setsOfMany = 3;
/** Each with a note as long as notes may be, so that an event is half a megabyte. */
const cellsOfSet = isLong ? 100_000 : 5_000;
const note = "Số liệu do công đoàn cơ sở báo cáo, chưa đối chiếu. ".repeat(20).slice(0, 990).trim();

/** The same figures again in a long run; new ones in a short one, which are quicker. */
async function setMany(n: number): Promise<void> {
  const [baseVersion, first] = isLong ? [n, 0] : [0, n * cellsOfSet];
  const { rows } = await product.pool.query<{ code: string }>(
    "select code from unit where level = 'PROVINCE' and valid_from is null order by code limit 60",
  );
  const cells = rows.flatMap(({ code: unit }) =>
    ["MEM_TOTAL", "MEM_NEW", "LEG_CBA"].flatMap((indicator) =>
      months(1946, 1995).map((period) => cell({ unit, indicator, period, baseVersion, value: String(n + 1), note })),
    ),
  );
  expect(cells.length).toBeGreaterThanOrEqual(first + cellsOfSet);
  mustBeApplied(await apply(product, cells.slice(first, first + cellsOfSet)));
}

test(`${sleepers} who take nothing hold little, and whoever goes on is told everything once`, async () => {
  const held = await Subscriber.open(server.address, { token });
  const { cursor } = held;
  await held.close();
  const leaving = new AbortController();
  const closing = new AbortController();
  const asleep = await sendSubscription(server.address, { token, after: cursor }, closing.signal);
  for (let n = 1; n < sleepers; n++) await sendSubscription(server.address, { token, after: cursor }, leaving.signal);
  const idle = await Subscriber.open(server.address, { token, where: { unit: { code: { in: [] } } } });
  const before = heldBytes();
  for (let n = 0; n < setsOfMany; n++) await setMany(n);
  await new Promise((resolve) => setTimeout(resolve, isLong ? 12_000 : 2_000));
  const more = heldBytes() - before;
  console.log(`${(more / 2 ** 20).toFixed(0)} MB more for ${sleepers} who take nothing`);
  // These sets are more than 15 MB for each of them.
  expect(more).toBeLessThan(25 * 2 ** 20);
  if (isLong) expect(idle.heartbeats).toBeGreaterThan(1);
  await idle.close();
  leaving.abort();
  const awake = Subscriber.of(asleep, closing);
  await awake.until(({ changes }) => changes.filter(({ isComplete }) => isComplete).length === setsOfMany, 60);
  expect(awake.cells).toHaveLength(setsOfMany * cellsOfSet);
  expect(new Set(awake.cells).size).toBe(setsOfMany * cellsOfSet);
  expect(awake.events.every(({ kind, cells }) => kind !== "RESYNC" && cells.length <= 500)).toBe(true);
  await awake.close();
}, 120_000);

test.runIf(isLong)(
  "a client that takes nothing for a minute is let go",
  async () => {
    const held = await Subscriber.open(server.address, { token });
    const { cursor } = held;
    await held.close();
    const asleep = await sendSubscription(server.address, { token, after: cursor });
    const count = async () => (await product.pool.query("select max(version) as version from figure")).rows[0].version;
    for (let version = await count(), n = 0; n < 2; n++) await setMany(version + n);
    await new Promise((resolve) => setTimeout(resolve, 70_000));
    const awake = Subscriber.of(asleep, new AbortController());
    await awake.ended;
    expect(awake.isComplete).toBe(false);
  },
  180_000,
);

const ownCursors = () => changeCursorsOf(analyst, product.cursorSecret);

/** Follows without transport, and with less patience. */
function followDirectly(after: string | null, given: Partial<Patience>, signal: AbortSignal, shown = allCells) {
  const dimensions = product.dimensions.current();
  const sight: Sight = {
    shown,
    named: (one) => house.cellNamed(one, product.dimensions.current()),
    sourceOf: () => null,
    openSnapshot: () => lazySnapshot(product.pool, { readUnits: house.unitIds("ALL", dimensions) }),
  };
  const follower = { cursors: ownCursors(), sight: async () => sight };
  const patience = { cursorAge: 60_000, behind: 60_000, quiet: 60_000, rights: 100, ...given };
  return follow({ ...product.live, follower, after, signal, patience });
}

test("who stays behind for too long is told to read anew, and goes on from there", async () => {
  const ending = new AbortController();
  const events = followDirectly(null, { behind: 1_000 }, ending.signal);
  const next = async () => {
    const { value } = await events.next();
    if (!value || value instanceof Ending) throw new Error(`ended: ${String(value?.error)}`);
    return value;
  };
  expect((await next()).kind).toBe("POSITION");
  const waiting = next();
  for (const period of months(2000, 2000)) mustBeApplied(await apply(product, [cell({ unit: "LCH", period })]));
  await product.live.feed.look();
  expect((await waiting).kind).toBe("CHANGES");
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  mustBeApplied(await apply(product, [cell({ unit: "LCH", period: "2001-01" })]));
  await product.live.feed.look();
  let kind = "CHANGES";
  while (kind === "CHANGES") ({ kind } = await next());
  expect(kind).toBe("RESYNC");
  const later = next();
  mustBeApplied(await apply(product, [cell({ unit: "LCH", period: "2001-02", value: "22" })]));
  await product.live.feed.look();
  expect(await later).toMatchObject({ kind: "CHANGES", cells: [{ period: "2001-02", value: "22" }] });
  ending.abort();
  await events.return();
});

test("who is told nothing for a while is told where the stream stands, also when others change much", async () => {
  const ending = new AbortController();
  const nobody: CellsShown = { ...allCells, units: new Set() };
  const events = followDirectly(null, { quiet: 300 }, ending.signal, nobody);
  const nextCursor = async (): Promise<string> => {
    const { value } = await events.next();
    expect(value).toMatchObject({ kind: "POSITION", changeSet: null, cells: [] });
    return (value as { readonly cursor: string }).cursor;
  };
  const first = await nextCursor();
  let isTold = false;
  const waiting = nextCursor().finally(() => (isTold = true));
  let sets = 0;
  for (const period of months(1946, 1990)) {
    if (isTold) break;
    mustBeApplied(await apply(product, [cell({ unit: "LCH", indicator: "ORG_STAFF", period })]));
    await product.live.feed.look();
    sets++;
  }
  expect({ isTold, isBusy: sets > 1 }).toEqual({ isTold: true, isBusy: true });
  const last = await waiting;
  // What was passed over is behind the cursor: who comes back with it need not look through it again.
  const seqOf = (cursor: string): number => ownCursors().open(cursor).position.seq;
  expect(seqOf(last)).toBeGreaterThan(seqOf(first));
  ending.abort();
  await events.return();
});

test("nothing is left of those who are gone: nobody waits, and nothing is looked for", async () => {
  const ending = new AbortController();
  const events = followDirectly(null, {}, ending.signal);
  await events.next();
  const waiting = events.next();
  ending.abort();
  expect((await waiting).value).toBeInstanceOf(Ending);
  expect(await events.next()).toEqual({ done: true, value: undefined });
  const head = product.live.feed.head();
  mustBeApplied(await apply(product, [cell({ unit: "LCH", period: "2003-01" })]));
  await product.live.feed.look();
  expect(product.live.feed.head()).toEqual(head);
});
