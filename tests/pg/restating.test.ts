import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CellChange } from "../../schema/src/change-set.ts";
import type { Resolved } from "../../server/src/rooms/indicators/resolve-cells.ts";
import { unitDimension } from "../../server/src/rooms/organisation/organisation.dimensions.ts";
import { unitsOnMap } from "../../server/src/rooms/organisation/lineage.ts";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { analystOf } from "../support/units.ts";
import { worthOf, type Coded, type WorthAsked } from "../support/worth.ts";

/** Every unit begins and ends as its lineage says. */
const lineage: readonly (readonly [predecessor: string, successor: string, day: string, share?: string])[] = [
  ["XA", "XM", "2015-07-01"],
  ["XB", "XM", "2015-07-01"],
  // a chain: two into one, and that with a third into another
  ["YA", "YB", "2010-01-01"],
  ["YC", "YB", "2010-01-01"],
  ["YB", "YZ", "2020-01-01"],
  ["YD", "YZ", "2020-01-01"],
  // divided, by shares and without
  ["SA", "SP", "2015-01-01", "0.25"],
  ["SA", "SQ", "2015-01-01", "0.75"],
  ["UA", "UP", "2015-01-01"],
  ["UA", "UQ", "2015-01-01"],
  // took another in, and kept its code
  ["TA", "TB", "2015-07-01"],
];

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  const codes = new Set(lineage.flatMap(([predecessor, successor]) => [predecessor, successor]));
  for (const code of codes)
    await product.pool.query("insert into unit (code, level, name, name_en) values ($1, 'PROVINCE', $1, $1)", [code]);
  await product.pool.query("update unit set valid_from = '1990-01-01' where code = 'TB'");
  await product.dimensions.refresh();
  mustBeApplied(await apply(product, figures()));
  await merge();
});
afterAll(() => product.close());

async function merge(): Promise<void> {
  for (const [predecessor, successor, day, share = "1"] of lineage)
    await product.pool.query(
      `insert into lineage (predecessor_id, successor_id, effective_on, share)
        select p.id, s.id, $3, $4 from unit p, unit s where p.code = $1 and s.code = $2`,
      [predecessor, successor, day, share],
    );
  await product.dimensions.refresh();
}

const of = (unit: string, indicator: string, period: string, value: string | null, rest: Partial<CellChange> = {}) =>
  cell({ unit, indicator, period, value, ...rest });
const target = { kind: "TARGET" } as const;

function figures(): readonly CellChange[] {
  return [
    // before the merger of July 2015
    of("XA", "MEM_TOTAL", "2014-12-31", "80"),
    of("XB", "MEM_TOTAL", "2014-12-31", "40", { source: "seed-2023" }),
    of("XA", "LAB_TOTAL", "2014-12-31", "100"),
    of("XB", "LAB_TOTAL", "2014-12-31", "60"),
    of("XA", "ORG_CDCS", "2014-12-31", "8"),
    of("XB", "ORG_CDCS", "2014-06-30", "4"),
    of("XA", "MEM_NEW", "2014-H1", "10"),
    of("XA", "MEM_NEW", "2014-H2", "11"),
    of("XB", "MEM_NEW", "2014", "9", { quality: "PROVISIONAL" }),
    of("XA", "MEM_NEW", "2014", "25", target),
    of("XB", "MEM_NEW", "2014", "15", target),
    of("XM", "EMU_INIT", "2014", "500"),
    of("XA", "EMU_INIT", "2014", "1"),
    of("XB", "EMU_INIT", "2014", "2"),
    of("XA", "MEM_FEMALE", "2014-12-31", "30"),
    of("XA", "MEM_CENTRAL", "2014-12-31", "3"),
    of("XB", "MEM_CENTRAL", "2014-12-31", "4"),
    of("XA", "PTY_INTRO", "2014-H1", "5"),
    of("XB", "PTY_INTRO", "2014", "7"),
    of("XA", "WAGE_AVG", "2014", "100"),
    of("XB", "WAGE_AVG", "2014", "400"),
    of("XA", "WAGE_N", "2014", "10"),
    of("XB", "WAGE_N", "2014-12-31", "30"),
    of("XA", "WAGE_AVG", "2013", "100"),
    of("XB", "WAGE_AVG", "2013", "400"),
    of("XA", "WAGE_N", "2013", "10"),
    // the year of the merger
    ...["01", "02", "03", "04", "05", "06"].map((month, n) => of("XA", "MEM_NEW", `2015-${month}`, String(n + 1))),
    of("XB", "MEM_NEW", "2015-H1", "30"),
    of("XM", "MEM_NEW", "2015-Q3", "50"),
    of("XM", "MEM_NEW", "2015-Q4", "20"),
    of("XA", "EMU_INIT", "2015-H1", "3"),
    of("XM", "EMU_INIT", "2015-H2", "4"),
    of("XA", "EMU_WORKS", "2015-H1", "3"),
    of("XB", "EMU_WORKS", "2015-H1", "4"),
    of("XM", "EMU_WORKS", "2015-Q3", "5"),
    of("XM", "MEM_TOTAL", "2015-12-31", "130"),
    of("XA", "MEM_TOTAL", "2015-06-30", "81"),
    of("XB", "MEM_TOTAL", "2015-06-30", "41"),
    of("XA", "LAB_TOTAL", "2015-06-30", "101"),
    of("XB", "LAB_TOTAL", "2015-06-30", "61"),
    of("XA", "ORG_CDCS", "2015-06-30", "9"),
    of("XB", "ORG_CDCS", "2015-05-31", "5"),
    of("XM", "WAGE_AVG", "2015-H2", "300"),
    of("XM", "WAGE_N", "2015-H2", "40"),
    // after it
    of("XM", "MEM_TOTAL", "2016", "140"),
    of("XM", "LAB_TOTAL", "2016", "200"),
    // the chain
    of("YA", "MEM_NEW", "2005", "7"),
    of("YC", "MEM_NEW", "2005", "8"),
    of("YD", "MEM_NEW", "2005", "5"),
    of("YB", "MEM_NEW", "2015", "20"),
    of("YD", "MEM_NEW", "2015", "6"),
    of("YA", "EMU_INIT", "2005", "1"),
    of("YD", "EMU_INIT", "2005", "2"),
    // the divided
    of("SA", "MEM_TOTAL", "2014", "1001"),
    of("SA", "LAB_TOTAL", "2014", "2000"),
    of("UA", "MEM_TOTAL", "2014", "1000"),
    // took another in
    of("TA", "MEM_TOTAL", "2014", "10"),
    of("TB", "MEM_TOTAL", "2014", "90"),
    of("TB", "MEM_TOTAL", "2016", "101"),
  ];
}

const after: WorthAsked = { boundary: "2024-01-01" };

async function one(asked: Coded, how: WorthAsked = after): Promise<Resolved> {
  const [found] = await worthOf(product, [asked], how);
  return found!;
}

type Case = readonly [says: string, asked: Coded, worth: object];

describe("on a map after a merger, what was before it comes from the predecessors", () => {
  test.each<Case>([
    [
      "a stock: 80 + 40, both of one day",
      ["XM", "MEM_TOTAL", "2014"],
      {
        value: "120",
        basis: "SUM_OF",
        asAt: "2014-12-31",
        coverage: { units: 2, expected: 2 },
        reason: null,
        parts: null,
      },
    ],
    [
      "a stock of two days is still added: 8 + 4",
      ["XM", "ORG_CDCS", "2014"],
      { value: "12", asAt: null, reason: null },
    ],
    [
      "a flow: (10 + 11) + 9, one of them provisional",
      ["XM", "MEM_NEW", "2014"],
      { value: "30", basis: "SUM_OF", coverage: { units: 2, expected: 2 }, quality: "PROVISIONAL" },
    ],
    ["a target: 25 + 15", ["XM", "MEM_NEW", "2014", "TARGET"], { value: "40", basis: "SUM_OF" }],
    [
      "an attainment: 100 × 30 / 40",
      ["XM", "MEM_NEW_ATT", "2014"],
      { value: "75", basis: "RECOMPUTED", coverage: { units: 2, expected: 2 } },
    ],
    [
      "a figure of the unit itself stands first",
      ["XM", "EMU_INIT", "2014"],
      { value: "500", basis: "EXACT", coverage: null, reason: null },
    ],
    [
      "one of two has reported: 30",
      ["XM", "MEM_FEMALE", "2014"],
      { value: "30", basis: "PARTIAL", coverage: { units: 1, expected: 2 }, reason: "PREDECESSOR_MISSING" },
    ],
    [
      "half a year of one is not counted beside the whole year of the other: 7",
      ["XM", "PTY_INTRO", "2014"],
      { value: "7", basis: "PARTIAL", coverage: { units: 1, expected: 2 }, reason: "PREDECESSOR_MISSING" },
    ],
    [
      "nobody has reported",
      ["XM", "FIN_REV", "2014"],
      { value: null, basis: "NONE", coverage: { units: 0, expected: 2 }, reason: "PREDECESSOR_MISSING" },
    ],
    [
      "a ratio: 100 × (80 + 40) / (100 + 60)",
      ["XM", "COVER_RATE", "2014"],
      { value: "75", basis: "RECOMPUTED", asAt: "2014-12-31", coverage: { units: 2, expected: 2 } },
    ],
    [
      "a ratio whose parts are of different days is not divided",
      ["XM", "MEM_PER_CDCS", "2014"],
      { value: null, basis: "NONE", reason: "DAYS_DIFFER" },
    ],
    [
      "a mean: (100 × 10 + 400 × 30) / (10 + 30)",
      ["XM", "WAGE_AVG", "2014"],
      { value: "325", basis: "WEIGHTED", weight: "40", coverage: { units: 2, expected: 2 } },
    ],
    [
      "a mean, and the weight of one is not known",
      ["XM", "WAGE_AVG", "2013"],
      { value: null, basis: "NONE", reason: "WEIGHT_MISSING" },
    ],
    [
      "what is not added over units cannot be restated",
      ["XM", "MEM_CENTRAL", "2014"],
      { value: null, basis: "NONE", coverage: null, reason: "NOT_RESTATABLE" },
    ],
    ["what came after is its own", ["XM", "MEM_TOTAL", "2016"], { value: "140", basis: "EXACT", coverage: null }],
    ["so is the ratio: 100 × 140 / 200", ["XM", "COVER_RATE", "2016"], { value: "70", coverage: null }],
  ])("%s", async (_, asked, worth) => expect(await one(asked)).toMatchObject(worth));
});

describe("in the period the merger lies in", () => {
  test.each<Case>([
    [
      "a flow: (1+2+3+4+5+6) + 30 up to June, 50 + 20 from July",
      ["XM", "MEM_NEW", "2015"],
      { value: "121", basis: "SUM_OF", coverage: { units: 2, expected: 2 }, reason: null },
    ],
    [
      "a flow: a predecessor is missing, 3 + 4",
      ["XM", "EMU_INIT", "2015"],
      { value: "7", basis: "PARTIAL", coverage: { units: 1, expected: 2 }, reason: "PREDECESSOR_MISSING" },
    ],
    [
      "a flow: the successor has reported a quarter of two, 3 + 4",
      ["XM", "EMU_WORKS", "2015"],
      { value: "7", basis: "PARTIAL", coverage: { units: 2, expected: 2 }, reason: "PARTS_MISSING" },
    ],
    ["a flow of half a year that is all before: 21 + 30", ["XM", "MEM_NEW", "2015-H1"], { value: "51" }],
    [
      "a flow whose days before are no months",
      ["XM", "MEM_NEW", "2015-TET"],
      { value: null, basis: "NONE", reason: "PREDECESSOR_MISSING" },
    ],
    [
      "a stock: the successor's latest day",
      ["XM", "MEM_TOTAL", "2015"],
      { value: "130", basis: "LATEST_AT", asAt: "2015-12-31", coverage: null },
    ],
    [
      "a stock the successor has not reported: 101 + 61 of one day",
      ["XM", "LAB_TOTAL", "2015"],
      { value: "162", basis: "SUM_OF", asAt: "2015-06-30", coverage: { units: 2, expected: 2 } },
    ],
    [
      "a stock of two days tells of no moment",
      ["XM", "ORG_CDCS", "2015"],
      { value: null, basis: "NONE", reason: "DAYS_DIFFER" },
    ],
    [
      "a ratio of a day of the successor and one before it",
      ["XM", "COVER_RATE", "2015"],
      { value: null, basis: "NONE", reason: "DAYS_DIFFER" },
    ],
    [
      "a mean of the part that is the successor's",
      ["XM", "WAGE_AVG", "2015"],
      { value: "300", basis: "PARTIAL", reason: "PARTS_MISSING", parts: 1, expected: 2 },
    ],
  ])("%s", async (_, asked, worth) => expect(await one(asked)).toMatchObject(worth));
});

describe("chains, shares, and units that took others in", () => {
  test.each<Case>([
    [
      "two mergers: (7 + 8) + 5",
      ["YZ", "MEM_NEW", "2005"],
      { value: "20", basis: "SUM_OF", coverage: { units: 2, expected: 2 } },
    ],
    ["the unit between them has a figure of its own: 20 + 6", ["YZ", "MEM_NEW", "2015"], { value: "26" }],
    [
      "one of the first two is missing, so the unit between them is: 2",
      ["YZ", "EMU_INIT", "2005"],
      { value: "2", basis: "PARTIAL", coverage: { units: 1, expected: 2 }, reason: "PREDECESSOR_MISSING" },
    ],
    [
      "a quarter of 1001",
      ["SP", "MEM_TOTAL", "2014"],
      { value: "250.25", basis: "SUM_OF", qualifier: "ABOUT", coverage: { units: 1, expected: 1 } },
    ],
    ["three quarters of it", ["SQ", "MEM_TOTAL", "2014"], { value: "750.75" }],
    ["a ratio does not care for the share: 100 × 250.25 / 500", ["SP", "COVER_RATE", "2014"], { value: "50.05" }],
    [
      "nobody has said how it was divided",
      ["UP", "MEM_TOTAL", "2014"],
      { value: null, basis: "NONE", reason: "NOT_RESTATABLE", coverage: null },
    ],
    [
      "a unit that took another in has both before: 90 + 10",
      ["TB", "MEM_TOTAL", "2014"],
      { value: "100", basis: "SUM_OF", coverage: { units: 2, expected: 2 } },
    ],
    ["and itself after", ["TB", "MEM_TOTAL", "2016"], { value: "101", basis: "EXACT", coverage: null }],
  ])("%s", async (_, asked, worth) => expect(await one(asked)).toMatchObject(worth));
});

describe("units that are asked for when they were not", () => {
  const before: WorthAsked = { boundary: "2015-06-30" };
  test.each<readonly [says: string, asked: Coded, how: WorthAsked, worth: object]>([
    ["as reported: not yet", ["XM", "MEM_TOTAL", "2014"], {}, { value: null, reason: "NOT_YET", coverage: null }],
    ["as reported: no longer", ["XA", "MEM_TOTAL", "2016"], {}, { value: null, reason: "NO_LONGER" }],
    ["as reported: its own figure all the same", ["XM", "EMU_INIT", "2014"], {}, { value: "500", basis: "EXACT" }],
    ["as reported: not reported", ["XA", "FIN_REV", "2014"], {}, { value: null, reason: "NOT_REPORTED" }],
    ["a ratio says the same", ["XM", "COVER_RATE", "2014"], {}, { value: null, reason: "NOT_YET" }],
    ["on the map before, the predecessor is itself", ["XA", "MEM_TOTAL", "2014"], before, { value: "80" }],
    [
      "on the map before, what came after cannot be taken apart",
      ["XA", "MEM_TOTAL", "2016"],
      before,
      { value: null, reason: "NOT_RESTATABLE" },
    ],
    ["the successor is not on that map", ["XM", "MEM_TOTAL", "2016"], before, { value: null, reason: "NOT_YET" }],
    [
      "the predecessor is not on the later one",
      ["XA", "MEM_TOTAL", "2014"],
      after,
      { value: null, reason: "NO_LONGER" },
    ],
    [
      "on the day of the merger the map is the new one",
      ["XM", "MEM_TOTAL", "2014"],
      { boundary: "2015-07-01" },
      { value: "120" },
    ],
    ["CURRENT is the map of today", ["XM", "MEM_TOTAL", "2014"], { boundary: "CURRENT" }, { value: "120" }],
  ])("%s", async (_, asked, how, worth) => expect(await one(asked, how)).toMatchObject(worth));

  test("the units of a map come from the units of another", async () => {
    const { dimensions } = product;
    const on = (boundary: string | null, ...codes: readonly string[]): readonly string[] => {
      const held = dimensions.current();
      const units = codes.map((code) => held.of(unitDimension).byCode.get(code)!);
      return unitsOnMap(units, { dimensions: held, boundary }).map(({ code }) => code);
    };
    expect(on(null, "XA", "XM")).toEqual(["XA", "XM"]);
    expect(on("2024-01-01", "SLA", "XB", "YA", "XA")).toEqual(["SLA", "XM", "YZ"]);
    expect(on("2012-01-01", "YA", "YD", "XM")).toEqual(["YB", "YD", "XA", "XB"]);
    expect(on("2005-01-01", "YZ")).toEqual(["YA", "YC", "YD"]);
    expect(on("2024-01-01", "SA", "TA")).toEqual(["SP", "SQ", "TB"]);
  });
});

test("a predecessor the actor may not see is missing", async () => {
  const actor = await analystOf(product, "XM", "XA");
  expect(await one(["XM", "MEM_TOTAL", "2014"], { ...after, actor })).toMatchObject({
    value: "80",
    basis: "PARTIAL",
    coverage: { units: 1, expected: 2 },
    reason: "PREDECESSOR_MISSING",
  });
});

test("what a restated value was made of is told when it is asked for", async () => {
  const madeOf = async (...asked: Coded) =>
    (await one(asked, { ...after, madeOf: true })).madeOf.map(({ value, share, role }) => [value, share, role]);
  expect(await madeOf("XM", "MEM_NEW", "2014")).toEqual([
    ["10", "1", "PREDECESSOR"],
    ["11", "1", "PREDECESSOR"],
    ["9", "1", "PREDECESSOR"],
  ]);
  expect(await madeOf("XM", "COVER_RATE", "2014")).toEqual([
    ["80", "1", "NUMERATOR"],
    ["40", "1", "NUMERATOR"],
    ["100", "1", "DENOMINATOR"],
    ["60", "1", "DENOMINATOR"],
  ]);
  expect(await madeOf("XM", "WAGE_AVG", "2014")).toEqual([
    ["100", "1", "PREDECESSOR"],
    ["400", "1", "PREDECESSOR"],
    ["10", "1", "WEIGHT"],
    ["30", "1", "WEIGHT"],
  ]);
  expect(await madeOf("SP", "MEM_TOTAL", "2014")).toEqual([["1001", "0.25", "PREDECESSOR"]]);
  expect(await madeOf("XM", "MEM_TOTAL", "2015")).toEqual([["130", "1", "LATEST"]]);
  expect(await madeOf("XM", "FIN_REV", "2014")).toEqual([]);
  expect((await one(["XM", "MEM_TOTAL", "2014"])).madeOf).toEqual([]);
});

describe("registering a merger", () => {
  test("changes no figure, and what was known before it is not restated", async () => {
    const stored = async () =>
      (await product.pool.query("select md5(string_agg(figure::text, '|' order by figure::text)) as hash from figure"))
        .rows;
    const before = await stored();
    const { rows } = await product.pool.query<{ now: string }>(
      `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
    );
    await product.pool.query(
      `insert into unit (code, level, name, name_en, valid_from) values ('XN', 'PROVINCE', 'XN', 'XN', '2023-01-01')`,
    );
    await product.pool.query(
      "insert into lineage (predecessor_id, successor_id, effective_on) select p.id, s.id, '2023-01-01' from unit p, unit s where p.code in ('XM', 'SLA') and s.code = 'XN'",
    );
    await product.dimensions.refresh();
    expect(await stored()).toEqual(before);
    expect(await one(["XN", "MEM_TOTAL", "2016"])).toMatchObject({ value: "140", coverage: { units: 1, expected: 2 } });
    expect(await one(["XM", "MEM_TOTAL", "2014"])).toMatchObject({ value: null, reason: "NO_LONGER" });
    expect(await one(["XM", "MEM_TOTAL", "2014"], { ...after, asOf: rows[0]!.now })).toMatchObject({ value: "120" });
    await product.pool.query("delete from lineage where successor_id = (select id from unit where code = 'XN')");
    await product.pool.query("delete from unit where code = 'XN'");
    await product.dimensions.refresh();
  });
});

describe("the reference data", () => {
  test("new Lào Cai before it was, when nothing of Yên Bái is known, is one of two", async () => {
    const restated = { boundary: "CURRENT" };
    expect(await one(["LCA2025", "ORG_CDCS_ENT", "2024"], restated)).toMatchObject({
      value: "227",
      basis: "PARTIAL",
      coverage: { units: 1, expected: 2 },
      reason: "PREDECESSOR_MISSING",
    });
    expect(await one(["LCA2025", "MEM_TOTAL", "2025-Q1"], restated)).toMatchObject({
      value: "45114",
      basis: "PARTIAL",
      asAt: "2025-01-15",
    });
    expect(await one(["LCA2025", "MEM_TOTAL", "2025"], restated)).toMatchObject({
      value: "41226",
      asAt: "2025-12-31",
      coverage: null,
    });
    expect(await one(["LCA2025", "MEM_TOTAL", "2025-Q1"], {})).toMatchObject({ value: null, reason: "NOT_YET" });
    expect(await one(["LCA", "MEM_TOTAL", "2025"], {})).toMatchObject({ value: "45114", asAt: "2025-01-15" });
  });

  test("as reported every report stands as it is, on the map of today every one of a unit that has not changed", async () => {
    const { rows } = await product.pool.query<
      Record<"unit" | "indicator" | "period" | "value", string> & { kind: "ACTUAL" }
    >(
      `select unit.code as unit, indicator.code as indicator, key as period, kind, trim_scale(value)::text as value
        from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
        where indicator.nature <> 'RATIO' and unit.valid_to is null and unit.code not in (select unnest($1::text[])) order by 1, 2, 3, 4`,
      [lineage.flatMap(([predecessor, successor]) => [predecessor, successor])],
    );
    expect(rows.length).toBeGreaterThan(150);
    const cells = rows.map(({ unit, indicator, period, kind }): Coded => [unit, indicator, period, kind]);
    for (const boundary of ["AS_REPORTED", "CURRENT"]) {
      const worth = await worthOf(product, cells, { boundary });
      expect(worth.map(({ basis, value }) => [basis, value])).toEqual(rows.map(({ value }) => ["EXACT", value]));
    }
  });
});

describe("what is read as reported only refuses another map and says so", () => {
  test.each([
    "{ figures { nodes { value } } }",
    "{ figureRows { value } }",
    "{ figureGroups(by: [UNIT]) { nodes { count } } }",
    '{ unit(code: "SLA") { figures { nodes { value } } } }',
    '{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["SLA"], indicators: ["MEM_TOTAL"], periods: ["2023"] }) { values } }',
  ])("%s", async (document) => {
    const { errors } = await ask(product, `query Q @read(boundary: CURRENT) ${document}`);
    expect(errors.map(({ code }) => code)).toEqual(["BAD_USER_INPUT"]);
    expect(errors[0]!.message).toContain(`"${/\b(figure\w*|sheet)\b/.exec(document)![1]}"`);
  });

  test("names, lineage and typed views are on every map", async () => {
    const { data, errors } = await ask(
      product,
      'query Q @read(boundary: "2024-01-01") { units(first: 2) { nodes { name } } unit(code: "XM") { predecessors { unit { code } } membership(period: "2014") { members density } } }',
    );
    expect(errors).toEqual([]);
    expect(data.unit.membership).toEqual({ members: 120, density: 75 });
  });
});
