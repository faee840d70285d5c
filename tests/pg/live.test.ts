import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createToken } from "../../server/src/rooms/organisation/tokens.ts";
import type { Serving } from "../../server/src/serve.ts";
import { apply, cell, cleared, months, mustBeApplied, setOf } from "../support/cells.ts";
import { administrator } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { idOf } from "../support/units.ts";
import { serveOn, Subscriber, type ToFollow } from "../support/subscriber.ts";

/** Two whole servers on one database; whoever edits is a third. */
let product: FreshProduct;
let servers: readonly Serving[];
let token: string;
beforeAll(async () => {
  product = await freshProduct();
  servers = await Promise.all([serveOn(product.url), serveOn(product.url)]);
  token = await createToken(product.orm.em.fork(), { name: "bi", unitIds: [], days: 1 });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await product.close();
});

const open: Subscriber[] = [];
const follow = async (server: number, rest: ToFollow = {}): Promise<Subscriber> => {
  const subscriber = await Subscriber.open(servers[server]!.address, { token, ...rest });
  open.push(subscriber);
  return subscriber;
};
const closeAll = async (): Promise<void> => {
  for (const subscriber of open.splice(0)) await subscriber.close();
};

let count = 0;
/** Sets one new cell, and says how it will be told. */
async function setNext(unit = "SLA"): Promise<string> {
  const period = `${1950 + Math.floor(count / 12)}-${String((count++ % 12) + 1).padStart(2, "0")}`;
  mustBeApplied(await apply(product, [cell({ unit, period, value: String(count) })]));
  return `${unit} MEM_TOTAL ${period} 1 ${count}`;
}

test("an event says who, when and why, and what stands in each cell now", async () => {
  const subscriber = await follow(1);
  expect(subscriber.events).toMatchObject([{ kind: "POSITION", changeSet: null, cells: [], isComplete: true }]);
  const { rows } = await product.pool.query<{ code: string }>("select code from source order by id limit 1");
  const source = rows[0]!.code;
  const cells = [
    cell({
      unit: "LCH",
      period: "2009",
      value: "62500000000",
      qualifier: "NEARLY",
      quality: "PROVISIONAL",
      note: "Gần 62,5 tỷ",
      source,
    }),
    cell({ unit: "LCH", period: "2009", kind: "TARGET", value: "70000" }),
    cell({ unit: "LCH", period: "2009", kind: "TARGET", ...cleared, baseVersion: 1 }),
    cell({ unit: "LCH", indicator: "LEG_CBA", period: "2009-Q1", state: "NOT_APPLICABLE", value: null }),
  ];
  const { id } = mustBeApplied(await apply(product, cells.slice(0, 2), { reason: "Báo cáo năm", source }));
  mustBeApplied(await apply(product, cells.slice(2)));
  await subscriber.until(({ changes }) => changes.length === 2);
  const [first, second] = subscriber.changes;
  expect(first).toMatchObject({
    changeSet: { id, actor: administrator.name, reason: "Báo cáo năm", source, cellCount: 2 },
    isComplete: true,
  });
  expect(Date.parse(first!.changeSet!.appliedAt)).toBeGreaterThan(Date.now() - 60_000);
  const asSent = { unit: "LCH", indicator: "MEM_TOTAL", period: "2009", version: 1, state: "VALUE" };
  expect(first!.cells).toEqual([
    {
      ...asSent,
      kind: "ACTUAL",
      value: 62500000000,
      qualifier: "NEARLY",
      quality: "PROVISIONAL",
      note: "Gần 62,5 tỷ",
      source,
    },
    { ...asSent, kind: "TARGET", value: 70000, qualifier: "EXACT", quality: "REPORTED", note: null, source: null },
  ]);
  expect(second!.cells).toMatchObject([
    { indicator: "MEM_TOTAL", kind: "TARGET", version: 2, state: "NOT_REPORTED", value: null },
    { indicator: "LEG_CBA", state: "NOT_APPLICABLE", value: null },
  ]);
  await closeAll();
});

test("both servers tell every set in the order of commit, and periods nobody knew before", async () => {
  const subscribers = [await follow(0), await follow(1), await follow(1, { where: { unit: { code: { eq: "SLA" } } } })];
  const told: string[] = [];
  for (let n = 0; n < 40; n++) told.push(await setNext());
  for (const subscriber of subscribers) {
    await subscriber.until(({ cells }) => cells.length >= told.length);
    expect(subscriber.cells).toEqual(told);
  }
  await closeAll();
});

test("after a while offline, on either server, nothing is missed and nothing comes twice", async () => {
  const before = await follow(0);
  const told = [await setNext()];
  await before.until(({ cells }) => cells.length === 1);
  await before.close();
  for (let n = 0; n < 150; n++) told.push(await setNext());
  for (const server of [0, 1]) {
    const after = await follow(server, { after: before.cursor });
    const last = await setNext();
    told.push(last);
    await after.until(({ cells }) => cells.includes(last));
    expect([...before.cells, ...after.cells]).toEqual(told);
  }
  await closeAll();
});

test("every cursor continues right behind its event, in the middle of a large set as well", async () => {
  const before = await follow(0);
  const periods = months(1990, 2009);
  const cells = ["DBI", "HBI", "LCA", "YBA", "PTH", "HGI"].flatMap((unit) =>
    periods.map((period) => cell({ unit, period, value: "7" })),
  );
  const { id } = mustBeApplied(await apply(product, cells));
  await setNext();
  await before.until(({ changes }) => changes.length === 4);
  const whole = before.cells;
  expect(whole).toHaveLength(cells.length + 1);
  expect(new Set(whole).size).toBe(whole.length);
  expect(
    before.changes.map(({ changeSet, cells: told, isComplete }) => [
      changeSet!.id === id,
      changeSet!.cellCount,
      told.length,
      isComplete,
    ]),
  ).toEqual([
    [true, cells.length, 500, false],
    [true, cells.length, 500, false],
    [true, cells.length, 440, true],
    [false, 1, 1, true],
  ]);
  for (const [n, { cursor }] of before.events.entries()) {
    const after = await follow(n % 2, { after: cursor });
    const rest = before.events.slice(n + 1).flatMap(({ cells: told }) => told);
    await after.until(({ cells: told }) => told.length >= rest.length);
    expect(after.changes.flatMap(({ cells: told }) => told)).toEqual(rest);
    if (rest.length > 0) expect(after.changes[0]!.changeSet).toEqual(before.events[n + 1]!.changeSet);
  }
  await closeAll();
});

describe("whoever sees some units", () => {
  test("is told of their cells alone, with their count, and of other sets nothing", async () => {
    const own = await createToken(product.orm.em.fork(), {
      name: "sla",
      unitIds: [await idOf(product, "SLA")],
      days: 1,
    });
    const [all, some] = [await follow(0), await follow(1, { token: own })];
    const both = ["SLA", "LCH", "DBI"].map((unit) => cell({ unit, period: "2005", value: "9" }));
    mustBeApplied(await apply(product, both, { reason: "Ba tỉnh" }));
    await setNext("LCH");
    await setNext("DBI");
    const last = await setNext("SLA");
    const isTold = ({ cells }: Subscriber): boolean => cells.includes(last);
    await all.until(isTold);
    await some.until(isTold);
    expect(all.changes.map(({ changeSet }) => changeSet!.cellCount)).toEqual([3, 1, 1, 1]);
    const expected = ["SLA MEM_TOTAL 2005 1 9", last];
    expect(some.cells).toEqual(expected);
    expect(some.changes.map(({ changeSet }) => changeSet!.cellCount)).toEqual([1, 1]);
    const again = await follow(0, { token: own, after: some.events[0]!.cursor });
    await again.until(isTold);
    expect(again.cells).toEqual(expected);
    expect(again.changes.map(({ changeSet }) => changeSet)).toEqual(some.changes.map(({ changeSet }) => changeSet));
    await closeAll();
  });

  test("is told of rights of the moment: a unit taken away is silent from then on, one that is added is not", async () => {
    const [mine, other] = ["SLA", "LCH"] as const;
    const unitIds = [await idOf(product, mine)];
    const changing = await createToken(product.orm.em.fork(), { name: "moving", unitIds, days: 1 });
    const [, tokenId] = changing.split("_");
    const subscriber = await follow(0, { token: changing });
    const first = await setNext(mine);
    await subscriber.until(({ cells }) => cells.includes(first));
    const added = await idOf(product, other);
    await product.pool.query("update token_unit set unit_id = $1 where token_id = $2", [added, tokenId]);
    const told = (): readonly string[] => subscriber.cells.filter((one) => one.startsWith(other));
    const sent: string[] = [];
    while (told().length === 0) {
      sent.push(await setNext(other));
      await subscriber.until(() => told().length > 0, 0.2).catch(() => undefined);
    }
    await setNext(mine);
    sent.push(await setNext(other));
    await subscriber.until(() => told().at(-1) === sent.at(-1));
    expect(subscriber.cells).toEqual([first, ...sent.slice(-told().length)]);
    await closeAll();
  });
});

let filtered = 0;
test.each<[string, object, (told: string) => boolean]>([
  ["a unit", { unit: { code: { eq: "LCH" } } }, (told) => told.startsWith("LCH")],
  ["units left out", { unit: { code: { notIn: ["LCH", "nowhere"] } } }, (told) => !told.startsWith("LCH")],
  ["an indicator", { indicator: { code: { in: ["MEM_NEW"] } } }, (told) => told.includes("MEM_NEW")],
  ["a period", { period: { key: { eq: "1945" } } }, (told) => told.includes(" 1945 ")],
  ["a kind", { kind: { eq: "TARGET" } }, (told) => told.endsWith("TARGET")],
  [
    "everything at once",
    {
      unit: { code: { eq: "SLA" } },
      indicator: { code: { neq: "MEM_NEW" } },
      period: { key: { in: ["1945", "1946"] } },
      kind: { neq: "TARGET" },
    },
    (told) => /^SLA MEM_TOTAL 194[56] /.test(told) && !told.endsWith("TARGET"),
  ],
  ["nothing that is", { unit: { code: { in: [] } } }, () => false],
])("a filter by %s, live and from a cursor", async (_, where, isAsked) => {
  const [all, some] = [await follow(0), await follow(1, { where })];
  const baseVersion = filtered++;
  const value = String(filtered);
  const cells = ["SLA", "LCH"].flatMap((unit) =>
    ["MEM_TOTAL", "MEM_NEW"].flatMap((indicator) =>
      ["1945", "1946", "1947"].map((period) => cell({ unit, indicator, period, baseVersion, value })),
    ),
  );
  const target = cell({ period: "1945", kind: "TARGET", baseVersion, value });
  mustBeApplied(await apply(product, [...cells, target]));
  const last = mustBeApplied(await apply(product, [cell({ unit: "DBI", period: "1945", baseVersion, value })]));
  await all.until(({ changes }) => changes.at(-1)?.changeSet?.id === last.id);
  const asked = all.cells.filter(isAsked);
  await some.until(({ cells: told }) => told.length >= asked.length);
  const again = await follow(0, { where, after: all.events[0]!.cursor });
  await again.until(({ events, cells: told }) => events.length > 0 && told.length >= asked.length);
  expect(some.cells).toEqual(asked);
  expect(again.cells).toEqual(asked);
  await closeAll();
});

test("a connection that listens and is cut loses nothing", async () => {
  const subscriber = await follow(0);
  const told = [await setNext("SLA")];
  const cut = await product.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'bangvang listen'",
  );
  expect(cut.rowCount).toBe(2); // one of each server
  for (let n = 0; n < 20; n++) told.push(await setNext("SLA"));
  await subscriber.until(({ cells }) => cells.length >= told.length);
  expect(subscriber.cells).toEqual(told);
  await closeAll();
});

test("a set that is refused, and one that changes nothing, are not told", async () => {
  const subscriber = await follow(0);
  const taken = cell({ unit: "LCH", period: "1948", value: "3" });
  mustBeApplied(await apply(product, [taken]));
  expect((await apply(product, [cell({ ...taken, value: "4" })])).kind).toBe("rejected");
  mustBeApplied(await product.applyAs(administrator, setOf([taken]), false));
  const last = await setNext("LCH");
  await subscriber.until(({ cells }) => cells.includes(last));
  expect(subscriber.cells).toEqual(["LCH MEM_TOTAL 1948 1 3", last]);
  await closeAll();
});

test("while twenty people edit, whoever follows is told every set once, in order, wherever they are", async () => {
  const subscribers = await Promise.all([0, 1, 0, 1].map((server) => follow(server)));
  const units = ["SLA", "LCH", "DBI", "LCA"];
  await Promise.all(
    Array.from({ length: 20 }, async (_, editor) => {
      for (let n = 0; n < 10; n++) {
        const cells = units.map((unit) =>
          cell({
            unit,
            indicator: "LEG_CBA",
            period: `${1972 + editor}-${String(n + 1).padStart(2, "0")}`,
            value: `${n}`,
          }),
        );
        mustBeApplied(await apply(product, cells));
      }
    }),
  );
  const { rows } = await product.pool.query<{ id: string }>(
    "select id from change_set where seq is not null order by seq desc limit 200",
  );
  const ids = rows.map(({ id }) => id).toReversed();
  for (const subscriber of subscribers) {
    await subscriber.until(({ changes }) => changes.length >= ids.length);
    expect(subscriber.changes.map(({ changeSet }) => changeSet!.id)).toEqual(ids);
    expect(subscriber.changes.every(({ cells }) => cells.length === units.length)).toBe(true);
  }
  await closeAll();
});
