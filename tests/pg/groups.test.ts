import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, askExplained } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** Groups of figures: each rule of adding up by hand, once where it holds and once where it is broken. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  const of = (unit: string, indicator: string, period: string, value: string, kind = "ACTUAL") =>
    cell({ unit, indicator, period, value, kind });
  mustBeApplied(
    await apply(product, [
      of("SLA", "EMU_INIT", "2001-01", "10"),
      of("SLA", "EMU_INIT", "2001-02", "20"),
      of("SLA", "EMU_INIT", "2001-Q1", "33"),
      of("LCH", "EMU_INIT", "2001-01", "5"),
      of("LCH", "EMU_INIT", "2001-02", "8"),
      of("SLA", "EMU_INIT", "2001-01", "12", "TARGET"),
      of("SLA", "MEM_TOTAL", "2001-01", "1000"),
      of("SLA", "MEM_TOTAL", "2001-02", "1010"),
      of("LCH", "MEM_TOTAL", "2001-01", "500"),
      of("SLA", "MEM_FEMALE", "2001-01", "400"),
      of("SLA", "FIN_REV", "2001-01", "900000"),
      of("SLA", "COVER_RATE", "2001-01", "80"),
      of("LCH", "COVER_RATE", "2001-01", "70"),
      of("CUM-BGPB", "EMU_INIT", "2023-02", "99"),
      of("SLA", "EMU_INIT", "2023-02", "9"),
      of("LCA", "EMU_INIT", "2025-Q1", "40"),
      of("LCA", "EMU_INIT", "2025", "45"),
      of("LCA2025", "EMU_INIT", "2025-Q4", "60"),
      of("LCA2025", "EMU_INIT", "2025", "70"),
      of("SLA", "MEM_NEW", "2001-01-01/2001-03-10", "7"),
      of("SLA", "MEM_NEW", "2001-03-01/2001-05-31", "8"),
      of("SLA", "MEM_CENTRAL", "2001-01", "30"),
      of("LCH", "MEM_CENTRAL", "2001-01", "40"),
      of("SLA", "EMU_INIT_ATT", "2001-01", "90"),
      of("LCH", "EMU_INIT_ATT", "2001-01", "110"),
      of("SLA", "WAGE_AVG", "2001-01", "5000000.5"),
      of("SLA", "WAGE_N", "2001-01", "100"),
      of("LCH", "WAGE_AVG", "2001-01", "8000000"),
      of("LCH", "WAGE_N", "2001-01", "200"),
      of("DBI", "WAGE_AVG", "2001-02", "7000000"),
      // 2 to the power of 53, and one more: the first whole number that a double does not hold.
      ...Array.from({ length: 9 }, (_, n) => of("SLA", "FIN_EXP", `2002-0${n + 1}`, "999999999999999")),
      of("SLA", "FIN_EXP", "2002-10", "7199254741002"),
      of("CUM-BGPB", "MEM_NEW", "2001-01", "50"),
      of("CUM-5TP", "MEM_NEW", "2001-01", "60"),
    ]),
  );
  // Two clusters with a member in common in one year.
  await product.pool.query(`insert into cluster_member (cluster_id, unit_id, year, role)
    select cluster.id, unit.id, 2001, 'MEMBER' from unit as cluster, unit
    where cluster.code in ('CUM-BGPB', 'CUM-5TP') and unit.code = 'YBA'`);
  await product.dimensions.refresh();
});
afterAll(() => product.close());

const month = (code: string): string =>
  `{ indicator: { code: { eq: "${code}" } }, period: { type: { eq: MONTH }, year: { eq: 2001 } }, kind: { eq: ACTUAL }, unit: { level: { eq: PROVINCE } } }`;

async function groups(args: string, fields: string) {
  const { data, errors } = await ask(product, `{ figureGroups(${args}) { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.figureGroups;
}

describe("what groups come to", () => {
  test("by unit and year", async () => {
    const { nodes, totalCount, total } = await groups(
      `by: [UNIT, YEAR], where: ${month("EMU_INIT")}, orderBy: [{ sum: DESC }]`,
      "totalCount total { sum count } nodes { unit { code } year indicator { code } sum count valueCount avg min max median stddev share sample countDistinct(of: PERIOD) }",
    );
    expect([totalCount, total]).toEqual([2, { sum: 43, count: 4 }]);
    expect(nodes).toEqual([
      {
        unit: { code: "SLA" },
        year: 2001,
        indicator: null,
        sum: 30,
        count: 2,
        valueCount: 2,
        avg: 15,
        min: 10,
        max: 20,
        median: 15,
        stddev: 7.0711,
        share: 69.7674,
        sample: false,
        countDistinct: 2,
      },
      {
        unit: { code: "LCH" },
        year: 2001,
        indicator: null,
        sum: 13,
        count: 2,
        valueCount: 2,
        avg: 6.5,
        min: 5,
        max: 8,
        median: 6.5,
        stddev: 2.1213,
        share: 30.2326,
        sample: false,
        countDistinct: 2,
      },
    ]);
  });

  test("by month and by quarter; having; pages both ways", async () => {
    const args = `by: [MONTH], where: ${month("EMU_INIT")}`;
    expect((await groups(args, "nodes { month sum }")).nodes).toEqual([
      { month: "2001-01", sum: 15 },
      { month: "2001-02", sum: 28 },
    ]);
    expect(await groups(`${args}, having: { sum: { gt: 20 } }`, "totalCount nodes { month }")).toEqual({
      totalCount: 1,
      nodes: [{ month: "2001-02" }],
    });
    const first = await groups(`${args}, first: 1`, "nodes { month } pageInfo { hasNextPage endCursor }");
    expect([first.nodes, first.pageInfo.hasNextPage]).toEqual([[{ month: "2001-01" }], true]);
    const rest = await groups(
      `${args}, first: 1, after: "${first.pageInfo.endCursor}"`,
      "nodes { month } pageInfo { hasNextPage startCursor }",
    );
    expect([rest.nodes, rest.pageInfo.hasNextPage]).toEqual([[{ month: "2001-02" }], false]);
    const back = await groups(`${args}, last: 1, before: "${rest.pageInfo.startCursor}"`, "nodes { month }");
    expect(back.nodes).toEqual([{ month: "2001-01" }]);
    const quarter = await groups(`by: [QUARTER], where: ${month("EMU_INIT")}`, "nodes { quarter sum }");
    expect(quarter.nodes).toEqual([{ quarter: "2001-Q1", sum: 43 }]);
  });

  test("counting is always right, whatever stands together", async () => {
    const { nodes } = await groups(
      "by: [], where: { period: { year: { eq: 2001 } } }",
      "nodes { count countDistinct(of: INDICATOR) }",
    );
    expect(nodes).toEqual([{ count: 26, countDistinct: 10 }]);
  });
});

describe("means are weighed", () => {
  const wages = (more: string): string => `by: [PERIOD], where: { indicator: { code: { eq: "WAGE_AVG" } }, ${more} }`;

  test("by the figure of the weight of the same unit, period and kind", async () => {
    const { nodes } = await groups(
      wages("period: { year: { eq: 2001 } }"),
      "nodes { period { key } valueCount weighted weightedMean avg }",
    );
    expect(nodes).toEqual([
      { period: { key: "2001-01" }, valueCount: 2, weighted: 2, weightedMean: 7000000.1667, avg: 6500000.25 },
      { period: { key: "2001-02" }, valueCount: 1, weighted: 0, weightedMean: null, avg: 7000000 },
    ]);
  });

  test("what has no weight has no weighted mean", async () => {
    const { nodes } = await groups(`by: [UNIT], where: ${month("EMU_INIT")}`, "nodes { weighted weightedMean }");
    expect(nodes).toEqual([
      { weighted: 0, weightedMean: null },
      { weighted: 0, weightedMean: null },
    ]);
  });
});

test("a figure counts in each cluster of its year, and once in the total", async () => {
  const where = `where: { indicator: { code: { in: ["MEM_NEW", "EMU_INIT"] } }, unit: { code: { in: ["SLA", "HNO", "CUM-5TP"] } }, period: { year: { in: [2001, 2023] } } }`;
  const { nodes, total } = await groups(
    `by: [CLUSTER, YEAR], ${where}`,
    "total { count } nodes { cluster { code name unit { code } } year count }",
  );
  const cluster = { code: "CUM-BGPB", name: "Cụm thi đua 7 tỉnh biên giới phía Bắc", unit: { code: "CUM-BGPB" } };
  expect(nodes[0]).toMatchObject({ cluster: { code: cluster.code, unit: cluster.unit }, year: 2023 });
  expect(nodes.slice(-2).map(({ cluster: one }: { cluster: unknown }) => one)).toContain(null);
  expect(nodes.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(total.count);
});

test("the whole is one group, of whatever there is", async () => {
  const nothing = 'by: [], where: { unit: { code: { eq: "NOPE" } } }';
  expect(
    await groups(nothing, "totalCount nodes { count valueCount sum avg median stddev share weighted sample }"),
  ).toEqual({
    totalCount: 1,
    nodes: [
      {
        count: 0,
        valueCount: 0,
        sum: null,
        avg: null,
        median: null,
        stddev: null,
        share: null,
        weighted: 0,
        sample: false,
      },
    ],
  });
  expect(
    (await groups('by: [UNIT], where: { unit: { code: { eq: "NOPE" } } }', "totalCount nodes { count }")).nodes,
  ).toEqual([]);
});

test("a sum with more digits than a JSON number keeps is no sum", async () => {
  const args = (most: number): string =>
    `by: [YEAR], where: { indicator: { code: { eq: "FIN_EXP" } }, period: { year: { eq: 2002 } }, value: { lte: ${most} } }`;
  const { errors } = await ask(product, `{ figureGroups(${args(999999999999999)}) { nodes { sum } } }`);
  expect(errors).toMatchObject([{ code: "LIMIT_EXCEEDED", message: expect.stringContaining("9007199254740993") }]);
  expect((await groups(args(999999999999999), "nodes { max median }")).nodes).toEqual([
    { max: 999999999999999, median: 999999999999999 },
  ]);
  expect((await groups(args(999999999999998), "nodes { sum }")).nodes).toEqual([{ sum: 7199254741002 }]);
});

test("one statement, and a second one only where a sum might be wrong", async () => {
  const statements = async (args: string, fields: string) =>
    (await askExplained(product, `{ figureGroups(${args}) { ${fields} } }`)).statements.length;
  const all = "totalCount total { sum count } nodes { sum avg share median countDistinct(of: UNIT) }";
  expect(await statements(`by: [UNIT], where: ${month("EMU_INIT")}`, all)).toBe(1);
  expect(await statements("by: [INDICATOR, PERIOD_TYPE]", "nodes { count }")).toBe(1);
  expect(await statements(`by: [UNIT, PERIOD], where: ${month("MEM_TOTAL")}`, "nodes { sum }")).toBe(1);
  const suspicious = `by: [], where: { indicator: { code: { eq: "MEM_TOTAL" } }, or: [
    { unit: { code: { eq: "SLA" } }, period: { key: { eq: "2001-02" } } }
    { unit: { code: { eq: "LCH" } }, period: { key: { eq: "2001-01" } } }] }`;
  expect((await groups(suspicious, "nodes { sum }")).nodes).toEqual([{ sum: 1510 }]);
  expect(await statements(suspicious, "nodes { sum }")).toBe(2);
});

describe("a sum that would be wrong is refused, with the indicator and what is right instead", () => {
  const of = (indicator: string, unit: string, period: string, kind = "kind: { eq: ACTUAL }"): string =>
    `where: { indicator: { code: { in: [${indicator}] } }, unit: { code: { in: [${unit}] } }, period: { key: { in: [${period}] } }, ${kind} }`;
  const wrong = (fields: string): string => `so ${fields} of a group would be wrong`;
  test.each<[string, string, string, string]>([
    [
      "unlike measures",
      `by: [UNIT], ${of('"MEM_TOTAL", "FIN_REV"', '"SLA"', '"2001-01"')}`,
      "sum",
      `MEM_TOTAL (người) and FIN_REV (đồng) are not counted in one measure, ${wrong("sum")}. Group by INDICATOR, or ask for one indicator in where.`,
    ],
    [
      "the average of unlike measures",
      `by: [UNIT], ${of('"MEM_TOTAL", "FIN_REV"', '"SLA"', '"2001-01"')}`,
      "avg max",
      `MEM_TOTAL (người) and FIN_REV (đồng) are not counted in one measure, ${wrong("avg, max")}. Group by INDICATOR, or ask for one indicator in where.`,
    ],
    [
      "results and targets",
      `by: [UNIT], ${of('"EMU_INIT"', '"SLA"', '"2001-01"', "state: { eq: VALUE }")}`,
      "sum avg",
      `EMU_INIT: what happened and what was registered beforehand stand beside each other (kind ACTUAL and TARGET), ${wrong("sum")}. Group by KIND, or ask for one kind in where.`,
    ],
    [
      "a ratio over units",
      `by: [PERIOD], ${of('"COVER_RATE"', '"SLA", "LCH"', '"2001-01"')}`,
      "sum",
      `COVER_RATE is a RATIO and is not added over units or periods, ${wrong("sum")}. Add up its numerator MEM_TOTAL and its denominator LAB_TOTAL, and divide.`,
    ],
    [
      "an attainment over units",
      `by: [PERIOD], ${of('"EMU_INIT_ATT"', '"SLA", "LCH"', '"2001-01"')}`,
      "sum",
      `EMU_INIT_ATT is a RATIO and is not added over units or periods, ${wrong("sum")}. Add up EMU_INIT by KIND, and divide what happened by what was registered.`,
    ],
    [
      "a mean over units",
      `by: [PERIOD], ${of('"WAGE_AVG"', '"SLA", "LCH"', '"2001-01"')}`,
      "sum weightedMean",
      `WAGE_AVG is a MEAN and is not added over units or periods, ${wrong("sum")}. Ask for weightedMean, which weighs it by WAGE_N.`,
    ],
    [
      "a part beside its whole",
      `by: [UNIT], ${of('"MEM_TOTAL", "MEM_FEMALE"', '"SLA"', '"2001-01"')}`,
      "sum",
      `MEM_FEMALE is a part of MEM_TOTAL and stands beside it (indicator), ${wrong("sum")}. Group by INDICATOR, or ask for one of them in where.`,
    ],
    [
      "what does not add up over units",
      `by: [PERIOD], ${of('"MEM_CENTRAL"', '"SLA", "LCH"', '"2001-01"')}`,
      "sum",
      `MEM_CENTRAL does not become one over units (overUnits NONE; here LCH and SLA), ${wrong("sum")}. Group by UNIT.`,
    ],
    [
      "a stock over time",
      `by: [UNIT], ${of('"MEM_TOTAL"', '"SLA"', '"2001-01", "2001-02"')}`,
      "sum share max",
      `MEM_TOTAL is a STOCK, counted on a day, and SLA has it for several periods (2001-01 and 2001-02), ${wrong("sum, share")}. Group by PERIOD, or ask for max or avg.`,
    ],
    [
      "a quarter beside its months",
      `by: [UNIT], ${of('"EMU_INIT"', '"SLA"', '"2001-Q1", "2001-02"')}`,
      "sum",
      `EMU_INIT of SLA is there for periods that overlap (2001-Q1 and 2001-02), ${wrong("sum")}. Group by PERIOD_TYPE, or ask for one type of period in where.`,
    ],
    [
      "windows that overlap",
      `by: [UNIT], ${of('"MEM_NEW"', '"SLA"', '"2001-01-01/2001-03-10", "2001-03-01/2001-05-31"')}`,
      "sum",
      `MEM_NEW of SLA is there for periods that overlap (2001-01-01/2001-03-10 and 2001-03-01/2001-05-31), ${wrong("sum")}. Group by PERIOD, or ask for one of them in where.`,
    ],
    [
      "a cluster beside its member",
      `by: [PERIOD], ${of('"EMU_INIT"', '"SLA", "CUM-BGPB"', '"2023-02"')}`,
      "sum",
      `EMU_INIT is there for units that share people (CUM-BGPB and SLA), ${wrong("sum")}. Group by LEVEL or UNIT, or ask for one level of units in where.`,
    ],
    [
      "a unit beside what it went into, in one year",
      `by: [PERIOD], ${of('"EMU_INIT"', '"LCA", "LCA2025"', '"2025"')}`,
      "sum",
      `EMU_INIT is there for units that share people (LCA and LCA2025), ${wrong("sum")}. Group by UNIT, or name the units in where.`,
    ],
    [
      "two clusters with a member in common",
      `by: [PERIOD], ${of('"MEM_NEW"', '"CUM-BGPB", "CUM-5TP"', '"2001-01"')}`,
      "sum",
      `MEM_NEW is there for units that share people (CUM-5TP and CUM-BGPB), ${wrong("sum")}. Group by UNIT, or name the units in where.`,
    ],
  ])("%s", async (_, args, fields, message) => {
    const { data, errors } = await ask(product, `{ figureGroups(${args}) { nodes { ${fields} } } }`);
    expect([data, errors[0]?.code]).toEqual([null, "NOT_ADDITIVE"]);
    const sorted = (text: string): string =>
      text.replace(/\((\S+) and (\S+)\)/g, (_all, a: string, b: string) => `(${[a, b].toSorted().join(" and ")})`);
    expect(sorted(errors[0]!.message)).toBe(sorted(message));
    // Counting the same is fine.
    expect(
      (await ask(product, `{ figureGroups(${args}) { nodes { count countDistinct(of: UNIT) } } }`)).errors,
    ).toEqual([]);
  });

  test.each<[string, string, number[]]>([
    [
      "a unit before and after it went into another",
      `by: [YEAR], ${of('"EMU_INIT"', '"LCA", "LCA2025"', '"2025-Q1", "2025-Q4"')}`,
      [100],
    ],
    ["a stock of several units on one day", `by: [PERIOD], ${of('"MEM_TOTAL"', '"SLA", "LCH"', '"2001-01"')}`, [1500]],
    ["a single ratio", `by: [UNIT], ${of('"COVER_RATE"', '"SLA", "LCH"', '"2001-01"')}`, [70, 80]],
    [
      "a cluster and its member in years apart",
      `by: [], where: { indicator: { code: { eq: "EMU_INIT" } }, kind: { eq: ACTUAL }, or: [
        { unit: { code: { eq: "CUM-BGPB" } }, period: { key: { eq: "2023-02" } } }
        { unit: { code: { eq: "SLA" } }, period: { key: { eq: "2001-01" } } }] }`,
      [109],
    ],
  ])("but not %s", async (_, args, sums) => {
    const { nodes } = await groups(args, "nodes { sum }");
    expect(nodes.map(({ sum }: { sum: number }) => sum)).toEqual(sums);
  });

  test("a wrong total is refused though the groups on the page are right", async () => {
    const args = `by: [UNIT, PERIOD], where: ${month("MEM_TOTAL")}`;
    expect((await ask(product, `{ figureGroups(${args}) { nodes { sum } } }`)).errors).toEqual([]);
    expect((await ask(product, `{ figureGroups(${args}) { total { sum } } }`)).errors[0]?.code).toBe("NOT_ADDITIVE");
  });
});

test.each<[string, string]>([
  ["BAD_USER_INPUT", "by: [UNIT, UNIT]"],
  ["LIMIT_EXCEEDED", "by: [UNIT, YEAR, KIND, QUALITY, STATE, FAMILY, LEVEL]"],
  ["BAD_USER_INPUT", "by: [UNIT], first: 1, last: 1"],
  ["BAD_CURSOR", 'by: [UNIT], after: "abc"'],
  ["BAD_USER_INPUT", "by: [UNIT], orderBy: [{ count: ASC, sum: DESC }]"],
  ["BAD_USER_INPUT", "by: [UNIT], where: { value: { gt: null } }"],
])("%s: figureGroups(%s)", async (code, args) => {
  const { data, errors } = await ask(product, `{ figureGroups(${args}) { nodes { count } } }`);
  expect([data, errors[0]?.code]).toEqual([null, code]);
});
