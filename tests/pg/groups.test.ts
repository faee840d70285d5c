import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
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
    ]),
  );
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
    expect(nodes).toEqual([{ count: 13, countDistinct: 5 }]);
  });
});

describe("a sum that would be wrong is refused, with the indicator and what is right instead", () => {
  const year = "period: { year: { eq: 2001 } }";
  test.each<[string, string, string, RegExp]>([
    ["unlike measures", `by: [UNIT], where: { period: { key: { eq: "2001-01" } } }`, "sum", /./],
    ["a stock over time", `by: [UNIT], where: ${month("MEM_TOTAL")}`, "sum", /MEM_TOTAL.*PERIOD/s],
    ["a rate over units", `by: [PERIOD], where: ${month("COVER_RATE")}`, "sum", /COVER_RATE/],
    [
      "periods that overlap",
      `by: [UNIT], where: { indicator: { code: { eq: "EMU_INIT" } }, ${year}, kind: { eq: ACTUAL }, unit: { code: { eq: "SLA" } } }`,
      "sum",
      /EMU_INIT.*PERIOD/s,
    ],
    [
      "results and targets",
      `by: [UNIT], where: { indicator: { code: { eq: "EMU_INIT" } }, period: { key: { eq: "2001-01" } } }`,
      "sum",
      /EMU_INIT.*KIND/s,
    ],
    [
      "a cluster beside its members",
      `by: [PERIOD], where: { indicator: { code: { eq: "EMU_INIT" } }, period: { key: { eq: "2023-02" } }, kind: { eq: ACTUAL } }`,
      "sum",
      /EMU_INIT/,
    ],
    [
      "a part beside its whole",
      `by: [UNIT], where: { indicator: { code: { in: ["MEM_TOTAL", "MEM_FEMALE"] } }, period: { key: { eq: "2001-01" } } }`,
      "sum",
      /MEM_FEMALE|MEM_TOTAL/,
    ],
    ["a share of what cannot be added", `by: [UNIT], where: ${month("MEM_TOTAL")}`, "share", /MEM_TOTAL/],
    [
      "the average of unlike measures",
      `by: [UNIT], where: { period: { key: { eq: "2001-01" } }, kind: { eq: ACTUAL } }`,
      "avg",
      /./,
    ],
  ])("%s", async (_, args, field, message) => {
    const { data, errors } = await ask(product, `{ figureGroups(${args}) { nodes { ${field} } } }`);
    expect([data, errors[0]?.code]).toEqual([null, "NOT_ADDITIVE"]);
    expect(errors[0]?.message).toMatch(message);
    // Counting the same is fine.
    expect((await ask(product, `{ figureGroups(${args}) { nodes { count } } }`)).errors).toEqual([]);
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
