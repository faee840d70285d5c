import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { contentHash, makeRelease } from "../../server/src/rooms/indicators/releases.ts";
import { openPool, type Pool } from "../../server/src/db/pool.ts";
import { sql, type Sql } from "../../server/src/db/sql.ts";
import { inSnapshot, lazySnapshot } from "../../server/src/db/snapshot.ts";
import { type Transaction } from "../../server/src/db/transaction.ts";
import { asOf, totalsAsOf, type Moment } from "../../server/src/reading/as-of.ts";
import { momentOf, releaseMoment } from "../../server/src/reading/moments.ts";
import { databaseUrl, freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { isLong, ofCampaign } from "../support/long.ts";
import { randomEdits } from "../support/random-edits.ts";
import { randomFrom } from "../support/random.ts";
import { dimensionContent, storedDimensions, wholeContent, type Content } from "../support/whole-content.ts";

const edits = ofCampaign(2_000);
const instants = isLong ? 50 : 20;
const seed = Number(process.env["AS_OF_SEED"] ?? 7);

interface Stored {
  readonly instant: string;
  readonly content: Content;
  readonly dimensions: Content;
}

/** What stood in the database, and the instant it was looked at. */
async function store(pool: Pool): Promise<Stored> {
  const content = await inSnapshot(pool, wholeContent);
  const dimensions = await inSnapshot(pool, storedDimensions);
  return { instant: await now(pool), content, dimensions };
}

async function now(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ instant: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant`,
  );
  return rows[0]!.instant;
}

const through = (
  transaction: Transaction,
  shadow: (statement: Sql, moment: Moment) => Sql,
  moment: Moment,
): Transaction => ({
  query: (statement) => transaction.query(shadow(statement, moment)),
});

/** Work as the role that may only read, with every unit in its settings. */
async function asReader<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const { rows } = await pool.query<{ id: number }>("select id from unit order by id");
  const snapshot = lazySnapshot(pool, { readUnits: rows.map(({ id }) => id) });
  try {
    return await work(snapshot);
  } finally {
    await snapshot.close();
  }
}

describe("random edits", () => {
  let product: FreshProduct;
  let stored: readonly Stored[];
  let release: { readonly hash: string; readonly present: string };
  beforeAll(async () => {
    product = await freshProduct();
    const random = randomFrom(seed);
    const makeEdit = randomEdits(product, random);
    const looks: Stored[] = [await store(product.pool)];
    const wanted = new Set(random.shuffled(Array.from({ length: edits }, (_, i) => i)).slice(0, instants - 1));
    for (let i = 0; i < edits; i++) {
      // Every second look is taken in the middle of an edit that has a middle.
      let hasLooked = false;
      await makeEdit.next(async () => {
        if (!wanted.has(i) || i % 2 === 0) return;
        hasLooked = true;
        looks.push(await store(product.pool));
      });
      if (wanted.has(i) && !hasLooked) looks.push(await store(product.pool));
      if (i === Math.floor(edits / 2)) {
        const present = await inSnapshot(product.pool, wholeContent);
        release = {
          hash: (await makeRelease("2025-H1", "Nửa đầu năm 2025", product.pool))!,
          present: JSON.stringify(present),
        };
      }
    }
    stored = looks;
  }, 600_000);
  afterAll(() => product.close());

  test("every look saw something else", () => {
    expect(stored).toHaveLength(instants);
    expect(new Set(stored.map(({ content }) => JSON.stringify(content))).size).toBe(instants);
  });

  test("every kind of row was changed on the way", () => {
    const [first, last] = [stored[0]!.content, stored.at(-1)!.content];
    expect(Object.keys(first).filter((table) => JSON.stringify(first[table]) === JSON.stringify(last[table]))).toEqual(
      [],
    );
  });

  test("some sets were overtaken", async () => {
    expect((await product.pool.query("select from overtaken_set")).rowCount).toBeGreaterThan(0);
  });

  test("as of each instant every row of every table is what was stored then", async () => {
    for (const { instant, content } of stored) {
      const [cells, totals] = await asReader(product.pool, async (transaction) => {
        const moment = await momentOf(transaction, instant);
        return [
          await wholeContent(through(transaction, asOf, moment)),
          await wholeContent(through(transaction, totalsAsOf, moment)),
        ];
      });
      expect(cells, instant).toEqual(content);
      expect(totals, instant).toEqual(content);
    }
  }, 600_000);

  test("and so are the dimensions, read again or kept", async () => {
    for (const { instant, dimensions } of [...stored, ...stored.slice(-3)]) {
      const { dimensionVersion } = await inSnapshot(product.pool, (transaction) => momentOf(transaction, instant));
      const held = await product.dimensions.at(dimensionVersion);
      expect(held.version).toBe(dimensionVersion);
      expect(dimensionContent(held), instant).toEqual(dimensions);
    }
  });

  test("filters, orders and pages as of an instant find the rows they should", async () => {
    const { instant, content } = stored[Math.floor(instants / 2)]!;
    const page = sql`
      with asked as (select id from unit where code in ('SLA', 'HGI', 'LCA'))
      select figure.unit_id, indicator_id, period_id, kind, value::text from asked join figure on figure.unit_id = asked.id
      where kind = 'ACTUAL' and state = 'VALUE' and value > 100
      order by figure.unit_id, indicator_id, period_id limit 40`;
    const count = sql`
      select unit.code as unit, count(*)::int as figures, count(value)::int as values from figure, unit
      where unit.id = unit_id and kind = 'ACTUAL' group by unit.code order by unit.code`;
    await asReader(product.pool, async (transaction) => {
      const moment = await momentOf(transaction, instant);
      const all = await transaction.query<FigureRow>(
        totalsAsOf(
          sql`select unit_id, indicator_id, period_id, kind, state, value::text, value > 100 as is_large from figure`,
          moment,
        ),
      );
      const codes = await transaction.query<{ id: number }>(
        sql`select id from unit where code in ('SLA', 'HGI', 'LCA')`,
      );
      const expected = all
        .filter(
          (row) =>
            row.kind === "ACTUAL" &&
            row.state === "VALUE" &&
            row.is_large &&
            codes.some(({ id }) => id === row.unit_id),
        )
        .toSorted((a, b) => a.unit_id - b.unit_id || a.indicator_id - b.indicator_id || a.period_id - b.period_id)
        .slice(0, 40)
        .map(({ state: _, is_large: __, ...row }) => row);
      expect(expected.length).toBeGreaterThan(20);
      expect(await transaction.query(asOf(page, moment))).toEqual(expected);
      expect(await transaction.query(asOf(count, moment))).toEqual(countsOf(content));
    });
  });

  test("a release is the moment it was made at, and its hash is found again", async () => {
    await inSnapshot(product.pool, async (transaction) => {
      const moment = await releaseMoment(transaction, "2025-H1");
      const then = await wholeContent(through(transaction, asOf, moment!));
      expect(JSON.stringify(then)).toBe(release.present);
      expect(await contentHash(transaction, moment!)).toBe(release.hash);
      // By its instant it is the same moment.
      expect(await momentOf(transaction, moment!.instant)).toEqual(moment);
      expect(await contentHash(transaction, await momentOf(transaction, stored.at(-1)!.instant))).not.toBe(
        release.hash,
      );
      expect(await releaseMoment(transaction, "2019-H1")).toBeNull();
    });
    expect(await makeRelease("2025-H1", "Lần nữa", product.pool)).toBeNull();
  });

  test.each([
    "update release set name = ''",
    "delete from release",
    "truncate release",
    "delete from row_history",
    "update row_history set row = null",
    "truncate unit cascade",
    "update dimension_change set raised_at = now()",
    "delete from evidence_past",
    "delete from overtaken_set",
    "truncate award",
  ])("history is never changed: %s", async (text) => {
    await expect(product.pool.query(text)).rejects.toMatchObject({ code: "42501" });
  });
});

/** Of each unit the cells of results there were, and those with a value: counted from what was stored. */
function countsOf({ figure = [] }: Content): readonly object[] {
  const rows = figure.map((line) => JSON.parse(line) as { unit: string; kind: string; value: string | null });
  const byUnit = Map.groupBy(
    rows.filter(({ kind }) => kind === "ACTUAL"),
    ({ unit }) => unit,
  );
  return [...byUnit]
    .map(([unit, cells]) => ({
      unit,
      figures: cells.length,
      values: cells.filter(({ value }) => value !== null).length,
    }))
    .toSorted((one, other) => (one.unit < other.unit ? -1 : 1));
}

interface FigureRow {
  readonly unit_id: number;
  readonly indicator_id: number;
  readonly period_id: number;
  readonly kind: string;
  readonly state: string;
  readonly value: string | null;
  readonly is_large: boolean | null;
}

describe("an instant nothing can be said of is refused", () => {
  let product: FreshProduct;
  beforeAll(async () => {
    product = await freshProduct();
  });
  afterAll(() => product.close());

  test.each([
    ["in the future", "2199-01-01T00:00:00Z", "future"],
    ["before anything", "1999-01-01T00:00:00Z", "before anything"],
    ["the first year there is", "0001-01-01T00:00:00Z", "before anything"],
    ["a day that does not exist", "2025-02-30T00:00:00Z", "not an instant"],
    ["an hour that does not exist", "2025-02-03T25:00:00Z", "not an instant"],
    ["a day alone", "2025-02-03", "not an instant"],
    ["without its zone", "2025-02-03T00:00:00", "not an instant"],
    ["a word", "yesterday", "not an instant"],
    ["year zero", "0000-01-01T00:00:00Z", "not an instant"],
  ])("%s", async (_, instant, says) => {
    const asked = inSnapshot(product.pool, (transaction) => momentOf(transaction, instant));
    await expect(asked).rejects.toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringContaining(says) });
  });

  test("but one right after the first load is answered", async () => {
    const instant = await now(product.pool);
    const moment = await inSnapshot(product.pool, (transaction) => momentOf(transaction, instant));
    expect(moment).toMatchObject({ instant, dimensionVersion: product.dimensions.current().version });
    expect(Number(moment.seq)).toBeGreaterThan(0);
  });
});

test("a database from before is read as of then, with the names it had when it was brought up to date", async () => {
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  await admin.query("create database test_older_schema");
  await admin.end();
  const url = databaseUrl(inject("postgresUrl"), "test_older_schema");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(migrationsMatching(/^000[1-4]/));
  await client.query(`
    insert into unit (code, level, name, name_en) values ('AAA', 'PROVINCE', 'Cũ', 'Old'), ('BBB', 'PROVINCE', 'Hai', 'Two');
    insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative, provenance)
      values ('ONE', 'Một', 'One', 'labour', 'người', 'FLOW', 'SUM', 'HIGHER', true, false, 'CONSTRUCTED');
    insert into period (key, type, starts_on, ends_on, year) values ('2023', 'YEAR', '2023-01-01', '2023-12-31', 2023);
    insert into source (code, title, trust) values ('src', 'Nguồn', 'ORIGINAL')`);
  const looks: { readonly instant: string; readonly values: readonly object[] }[] = [];
  const look = async (): Promise<void> => {
    const { rows } = await client.query<{ instant: string }>("select clock_timestamp()::text as instant");
    const values = await client.query("select unit_id, value::text, version from figure order by unit_id");
    looks.push({ instant: new Date(rows[0]!.instant).toISOString(), values: values.rows });
    await client.query("select pg_sleep(0.01)"); // these instants have milliseconds
  };
  for (const value of [1, 2, 3]) {
    await client.query("begin");
    await client.query(
      `insert into change_set (id, actor, request_hash, nonce) values (gen_random_uuid(), 'x', '', uuid_send(gen_random_uuid()))`,
    );
    await client.query(
      "select set_config('app.change_set', (select id::text from change_set where seq is null), true)",
    );
    await client.query(
      value === 1
        ? `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
          select id, 1, 1, 'ACTUAL', 'VALUE', id, 'EXACT', 'REPORTED', 1, current_setting('app.change_set')::uuid from unit`
        : `update figure set value = value * 10, version = version + 1, change_set_id = current_setting('app.change_set')::uuid where unit_id < ${value}`,
    );
    await client.query(`select close_change_set(current_setting('app.change_set')::uuid, '{}')`);
    await client.query("commit");
    await client.query("select pg_sleep(0.01)");
    await look();
  }
  await client.query(
    `insert into evidence (unit_id, indicator_id, period_id, kind, source_id, value, qualifier, quality) values (1, 1, 1, 'ACTUAL', 1, 5, 'EXACT', 'REPORTED')`,
  );
  await client.query(migrationsMatching(/^0005/));
  await client.query("update unit set name = 'Mới' where code = 'AAA'");
  await client.query("delete from evidence");

  const pool: Pool = openPool(url);
  expect(looks.map(({ values }) => values.length)).toEqual([2, 2, 2]);
  for (const { instant, values } of looks) {
    const [figures, names, claims] = await asReader(pool, async (transaction) => {
      const moment = await momentOf(transaction, instant);
      const ask = (statement: Sql): Promise<readonly object[]> => transaction.query(asOf(statement, moment));
      return [
        await ask(sql`select unit_id, value::text, version from figure order by unit_id`),
        await ask(sql`select name from unit order by id`),
        await ask(sql`select value::text from evidence`),
      ];
    });
    expect(figures).toEqual(values);
    expect(names).toEqual([{ name: "Cũ" }, { name: "Hai" }]);
    expect(claims).toEqual([{ value: "5" }]);
  }
  expect(new Set(looks.map(({ values }) => JSON.stringify(values))).size).toBe(3);
  await pool.end();
  await client.end();
});

function migrationsMatching(name: RegExp): string {
  const folder = fileURLToPath(new URL("../../server/src/db/migrations/", import.meta.url));
  const files = readdirSync(folder).filter((file) => name.test(file));
  return files
    .toSorted()
    .map((file) => readFileSync(`${folder}${file}`, "utf8"))
    .join("\n");
}

describe("the CTEs of a moment stand before those of the statement", () => {
  const moment: Moment = { seq: "5", dimensionVersion: "9", instant: "2025-01-01T00:00:00Z" };
  const textOf = (statement: Sql): string => asOf(statement, moment).statement.text.replace(/\s+/g, " ");
  test.each<[string, Sql, RegExp]>([
    ["none of its own", sql`select name from unit`, /^with unit as \(.*\) select name from unit$/],
    [
      "one of its own",
      sql` with one as (select 1) select from one, period`,
      /^with period as \(.*\), one as \(select 1\) select from one, period$/,
    ],
    [
      "recursive ones",
      sql`with recursive up as (select id from unit) select from up`,
      /^with recursive unit as \(.*\), up as \(select id from unit\) select from up$/,
    ],
    ["no table with a past", sql`select from release where code = ${"A"}`, /^select from release where code = \$1$/],
    [
      "a column that only sounds like a table",
      sql`select unit_id, period_id from figure_change`,
      /^with figure_change as not materialized \([^)]*\(select highest_opening.* select unit_id, period_id from figure_change$/,
    ],
  ])("%s", (_, statement, expected) => {
    expect(textOf(statement)).toMatch(expected);
  });

  test("values keep their order", () => {
    const { text, values } = asOf(
      sql`with a as (select ${1}) select ${2}, name from unit where id = any(${[3]})`,
      moment,
    ).statement;
    expect(values).toEqual(["unit", "9", 1, 2, [3]]);
    expect(text).toContain("select $4, name from unit where id = any($5)");
  });
});
