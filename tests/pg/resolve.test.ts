import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CellChange } from "../../schema/src/change-set.ts";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { worthOf } from "../support/worth.ts";

const document = `query Worth($units: [String!]!, $indicators: [String!]!, $period: String!) {
  comparison(input: { units: $units, indicators: $indicators, periods: [$period] }) {
    columns { computed { value basis units expected } difference reported { value basis } }
    rows { unit { code } cells { value basis asAt parts expected qualifier quality source { id } target attainment claimedAttainment rank } }
  }
}`;

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  mustBeApplied(await apply(product, cells()));
});
afterAll(() => product.close());

/** Each case lives in a year of its own, with figures nobody else has. */
const of = (indicator: string, period: string, value: string | null, rest: Partial<CellChange> = {}): CellChange =>
  cell({ indicator, period, value, ...rest });
const target = { kind: "TARGET" } as const;

function cells(): readonly CellChange[] {
  return [
    // 2001: the cell itself before anything else
    of("MEM_TOTAL", "2001", "500"),
    of("MEM_TOTAL", "2001-12-31", "501"),
    of("MEM_NEW", "2001", "90"),
    of("MEM_NEW", "2001-H1", "1"),
    of("MEM_NEW", "2001-H2", "2"),
    // 2002: the latest day, of two days and a month
    of("MEM_TOTAL", "2002-06-30", "10"),
    of("MEM_TOTAL", "2002-12-19", "20", { source: "seed-2023", qualifier: "ABOUT" }),
    of("MEM_TOTAL", "2002-11", "15"),
    of("ORG_CDCS", "2002-12", "7"),
    of("ORG_CDCS", "2002-12-31", "8"),
    // 2003: parts that cover
    ...["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"].map((month, n) =>
      of("MEM_NEW", `2003-${month}`, String(n + 1), { source: "seed-2023" }),
    ),
    of("EMU_INIT", "2003-Q1", "1", { source: "seed-2023" }),
    of("EMU_INIT", "2003-Q2", "2"),
    of("EMU_INIT", "2003-Q3", "3", { qualifier: "OVER" }),
    of("EMU_INIT", "2003-Q4", "4"),
    of("EMU_WORKS", "2003-H1", "5"),
    of("EMU_WORKS", "2003-H2", "6", { quality: "PROVISIONAL" }),
    of("PTY_INTRO", "2003-H1", "50"),
    of("PTY_INTRO", "2003-H2", "60"),
    of("PTY_INTRO", "2003-Q1", "999"),
    of("PTY_INTRO", "2003-Q2", "999"),
    of("LEG_STRIKE", "2003-05", "0"),
    // 2004: parts that do not cover
    of("MEM_NEW", "2004-01", "10"),
    of("MEM_NEW", "2004-02", "20"),
    of("MEM_NEW", "2004-Q3", "70"),
    of("MEM_NEW", "2004-Q4", "80"),
    of("EMU_INIT", "2004-9M", "33"),
    // 2005: ratios
    of("MEM_TOTAL", "2005-12-31", "80"),
    of("LAB_TOTAL", "2005-12-31", "120"),
    of("COVER_RATE", "2005", "70"),
    of("ORG_CDCS", "2005-12-19", "3"),
    of("MEM_PER_CDCS", "2005", "26"),
    of("CARE_TET_VALUE", "2005", "1000"),
    of("CARE_TET_GIFTS", "2005", "3"),
    of("LOAN_VALUE", "2005-H1", "100"),
    of("LOAN_PROJ", "2005-H1", "2"),
    of("LOAN_PROJ", "2005-H2", "3"),
    of("CARE_HOUSE_VALUE", "2005", "5"),
    of("CARE_HOUSE", "2005", "0"),
    // 2006: claims alone, attainment over a target, a claim beside it
    of("COVER_RATE", "2006-12-31", "84.59", { qualifier: "NEARLY" }),
    of("MEM_NEW", "2006", "150"),
    of("MEM_NEW", "2006", "120", target),
    of("MEM_NEW_ATT", "2006", "124.9"),
    of("EMU_INIT_ATT", "2006", "162.02"),
    of("PTY_INTRO", "2006", "10", target),
    of("LEG_CBA_NEW", "2006-H1", "30"),
    of("LEG_CBA_NEW", "2006", "80", target),
    // 2007: disputed and not applicable
    of("MEM_NEW", "2007", null, { quality: "DISPUTED" }),
    of("ORG_CDCS", "2007", null, { state: "NOT_APPLICABLE" }),
    of("ORG_CDCS", "2007-12-31", "4"),
    of("MEM_TOTAL", "2007-12-31", null, { quality: "DISPUTED" }),
    of("MEM_TOTAL", "2007-06-30", "6"),
    of("LAB_TOTAL", "2007-12-31", "10"),
    of("EMU_INIT", "2007-01", null, { quality: "DISPUTED" }),
    of("EMU_INIT", "2007-02", "5"),
    // 2008: means, each part by its head-count
    of("WAGE_AVG", "2008-H1", "100"),
    of("WAGE_AVG", "2008-H2", "200"),
    of("WAGE_N", "2008-06-30", "10"),
    of("WAGE_N", "2008-12-31", "30"),
    of("WAGE_AVG", "2008-01", "900"),
    of("WAGE_AVG_IZ", "2008-H1", "100"),
    of("WAGE_AVG_IZ", "2008-H2", "200"),
    of("WAGE_N_IZ", "2008-H1", "10"),
    // 2009: parts missing, a weight of nothing, a disputed part
    of("WAGE_AVG", "2009-Q1", "100"),
    of("WAGE_AVG", "2009-Q2", "400"),
    of("WAGE_N", "2009-Q1", "10"),
    of("WAGE_N", "2009-Q2", "20"),
    of("WAGE_AVG_IZ", "2009-07", "100"),
    of("WAGE_N_IZ", "2009-07", "0"),
    of("WAGE_AVG_IZ", "2009-01", null, { quality: "DISPUTED" }),
    // 2010: what is no part of a year, and no year of a window
    of("CARE_TET_GIFTS", "2010-TET", "7"),
    of("CARE_TET_GIFTS", "2010-01-01/2010-03-15", "8"),
    of("CARE_MAY_GIFTS", "2010-05", "9"),
    of("EMU_INIT", "2010", "10"),
    of("EMU_INIT", "2011", "11"),
    of("MEM_TOTAL", "2010-01-01/2010-03-15", "12"),
  ];
}

async function worth(indicators: readonly string[], period: string, units: readonly string[] = ["SLA"]) {
  const { data, errors } = await ask(product, document, { units, indicators, period });
  expect(errors).toEqual([]);
  return data.comparison;
}
const cellOf = async (indicator: string, period: string) => (await worth([indicator], period)).rows[0].cells[0];

describe("what a figure is worth in a period, and how that came about", () => {
  test.each<[string, string, string, object]>([
    ["the cell itself, though later days exist", "MEM_TOTAL", "2001", { value: 500, basis: "EXACT", asAt: null }],
    ["the cell itself, though its parts say otherwise", "MEM_NEW", "2001", { value: 90, basis: "EXACT", parts: null }],
    [
      "a stock: the latest of two days",
      "MEM_TOTAL",
      "2002",
      { value: 20, basis: "LATEST_AT", asAt: "2002-12-19", qualifier: "ABOUT", source: { id: "seed-2023" } },
    ],
    [
      "a stock: the latest day inside a half",
      "MEM_TOTAL",
      "2002-H1",
      { value: 10, basis: "LATEST_AT", asAt: "2002-06-30" },
    ],
    [
      "a stock: a month ends on its last day",
      "MEM_TOTAL",
      "2002-9M",
      { value: 10, basis: "LATEST_AT", asAt: "2002-06-30" },
    ],
    [
      "a stock: a day before the month that ends with it",
      "ORG_CDCS",
      "2002",
      { value: 8, basis: "LATEST_AT", asAt: "2002-12-31" },
    ],
    [
      "a stock: nothing inside the period",
      "MEM_TOTAL",
      "2002-Q3",
      { value: null, basis: "NONE", qualifier: null, quality: null },
    ],
    [
      "a flow: twelve months",
      "MEM_NEW",
      "2003",
      {
        value: 78,
        basis: "SUM_OF",
        parts: 12,
        expected: 12,
        qualifier: "EXACT",
        quality: "REPORTED",
        source: { id: "seed-2023" },
      },
    ],
    ["a flow: a half by months", "MEM_NEW", "2003-H2", { value: 57, basis: "SUM_OF", parts: 6, expected: 6 }],
    ["a flow: nine months by months", "MEM_NEW", "2003-9M", { value: 45, basis: "SUM_OF", parts: 9, expected: 9 }],
    [
      "a flow: a window of whole months",
      "MEM_NEW",
      "2003-02-01/2003-04-30",
      { value: 9, basis: "SUM_OF", parts: 3, expected: 3 },
    ],
    [
      "a flow: a window that cuts a month has no parts",
      "MEM_NEW",
      "2003-02-02/2003-04-30",
      { value: null, basis: "NONE" },
    ],
    [
      "a flow: four quarters, of which one has a source and one says over",
      "EMU_INIT",
      "2003",
      { value: 10, basis: "SUM_OF", parts: 4, expected: 4, qualifier: "ABOUT", source: null },
    ],
    ["a flow: nine months by quarters", "EMU_INIT", "2003-9M", { value: 6, basis: "SUM_OF", parts: 3, expected: 3 }],
    [
      "a flow: a window of quarters",
      "EMU_INIT",
      "2003-04-01/2003-09-30",
      { value: 5, basis: "SUM_OF", parts: 2, expected: 2 },
    ],
    [
      "a flow: two halves, one provisional",
      "EMU_WORKS",
      "2003",
      { value: 11, basis: "SUM_OF", parts: 2, expected: 2, quality: "PROVISIONAL" },
    ],
    [
      "a flow: halves that cover before quarters that do not",
      "PTY_INTRO",
      "2003",
      { value: 110, basis: "SUM_OF", parts: 2, expected: 2 },
    ],
    ["a flow: nine months are not halves", "EMU_WORKS", "2003-9M", { value: null, basis: "NONE" }],
    [
      "a flow: zero in one month is not zero in the year",
      "LEG_STRIKE",
      "2003",
      { value: 0, basis: "PARTIAL", parts: 1, expected: 12 },
    ],
    [
      "a flow: the parts that cover best, never two kinds added",
      "MEM_NEW",
      "2004",
      { value: 150, basis: "PARTIAL", parts: 2, expected: 4 },
    ],
    ["a flow: two months of a quarter", "MEM_NEW", "2004-Q1", { value: 30, basis: "PARTIAL", parts: 2, expected: 3 }],
    ["a flow: nine months are no part of a year", "EMU_INIT", "2004", { value: null, basis: "NONE" }],
    ["a flow: a longer stretch says nothing of a shorter one", "MEM_NEW", "2004-07", { value: null, basis: "NONE" }],
    [
      "a ratio: from parts of the same day, not from the claim",
      "COVER_RATE",
      "2005",
      { value: 66.6667, basis: "RECOMPUTED", asAt: "2005-12-31" },
    ],
    [
      "a ratio: parts of different days are not divided; the claim stands",
      "MEM_PER_CDCS",
      "2005",
      { value: 26, basis: "CLAIMED" },
    ],
    ["a ratio that is no per cent", "CARE_TET_UNIT", "2005", { value: 333.3333, basis: "RECOMPUTED", asAt: null }],
    ["a ratio with an incomplete part", "LOAN_UNIT", "2005", { value: null, basis: "NONE" }],
    ["a ratio: the same halves", "LOAN_UNIT", "2005-H1", { value: 50, basis: "RECOMPUTED" }],
    ["a ratio over nothing", "CARE_HOUSE_UNIT", "2005", { value: null, basis: "NONE" }],
    [
      "a ratio that was only claimed, on its latest day",
      "COVER_RATE",
      "2006",
      { value: 84.59, basis: "CLAIMED", asAt: "2006-12-31", qualifier: "NEARLY" },
    ],
    [
      "an attainment: the result over its target",
      "MEM_NEW_ATT",
      "2006",
      { value: 125, basis: "RECOMPUTED", target: null },
    ],
    ["an attainment that was only claimed", "EMU_INIT_ATT", "2006", { value: 162.02, basis: "CLAIMED" }],
    ["an attainment of a target without a result", "PTY_INTRO_ATT", "2006", { value: null, basis: "NONE" }],
    ["an attainment of an incomplete sum", "LEG_CBA_NEW_ATT", "2006", { value: null, basis: "NONE" }],
    [
      "a disputed figure without a value stands as it is",
      "MEM_NEW",
      "2007",
      { value: null, basis: "EXACT", quality: "DISPUTED", rank: null },
    ],
    ["not applicable is no value, the day is", "ORG_CDCS", "2007", { value: 4, basis: "LATEST_AT" }],
    [
      "a disputed day is passed over for one with a value",
      "MEM_TOTAL",
      "2007",
      { value: 6, basis: "LATEST_AT", asAt: "2007-06-30" },
    ],
    ["a ratio whose days then differ", "COVER_RATE", "2007", { value: null, basis: "NONE" }],
    ["a disputed month is no part", "EMU_INIT", "2007-Q1", { value: 5, basis: "PARTIAL", parts: 1, expected: 3 }],
    ["a mean is not added", "WAGE_AVG", "2003", { value: null, basis: "NONE" }],
    [
      "a mean: (100 × 10 + 200 × 30) / (10 + 30), the halves before a month",
      "WAGE_AVG",
      "2008",
      { value: 175, basis: "WEIGHTED", parts: 2, expected: 2, qualifier: "EXACT" },
    ],
    ["a mean: the cell itself needs no weight", "WAGE_AVG", "2008-H2", { value: 200, basis: "EXACT" }],
    ["a mean without one of its weights", "WAGE_AVG_IZ", "2008", { value: null, basis: "NONE", parts: 2 }],
    [
      "a mean: (100 × 10 + 400 × 20) / (10 + 20), two quarters of four",
      "WAGE_AVG",
      "2009",
      { value: 300, basis: "PARTIAL", parts: 2, expected: 4 },
    ],
    ["Tết and a window are no part of a year", "CARE_TET_GIFTS", "2010", { value: null, basis: "NONE" }],
    [
      "Workers' Month is one of twelve",
      "CARE_MAY_GIFTS",
      "2010",
      { value: 9, basis: "PARTIAL", parts: 1, expected: 12 },
    ],
    ["years are nothing to a window", "EMU_INIT", "2010-01-01/2011-12-31", { value: null, basis: "NONE" }],
    [
      "a stock of a window is of its last day",
      "MEM_TOTAL",
      "2010",
      { value: 12, basis: "LATEST_AT", asAt: "2010-03-15" },
    ],
  ])("%s", async (_, indicator, period, expected) => {
    expect(await cellOf(indicator, period)).toMatchObject(expected);
  });
});

describe("why there is no value, or why it is not whole", () => {
  test.each<[string, string, object]>([
    ["MEM_NEW", "2001", { reason: null }],
    ["FIN_REV", "2001", { reason: "NOT_REPORTED" }],
    ["MEM_NEW", "2004", { reason: "PARTS_MISSING" }],
    ["MEM_PER_CDCS", "2005", { basis: "CLAIMED", reason: null }],
    ["LOAN_UNIT", "2005", { reason: "PARTS_MISSING" }],
    ["CARE_HOUSE_UNIT", "2005", { reason: "DIVISOR_ZERO" }],
    ["PTY_INTRO_ATT", "2006", { reason: "NOT_REPORTED" }],
    ["LEG_CBA_NEW_ATT", "2006", { reason: "PARTS_MISSING" }],
    ["MEM_NEW", "2007", { basis: "EXACT", reason: "DISPUTED" }],
    ["MEM_TOTAL", "2007-H2", { basis: "NONE", reason: "DISPUTED" }],
    ["EMU_INIT", "2007-01", { basis: "EXACT", reason: "DISPUTED" }],
    ["ORG_CDCS", "2007", { basis: "LATEST_AT", reason: null }],
    ["COVER_RATE", "2007", { reason: "DAYS_DIFFER" }],
    ["WAGE_AVG", "2008", { reason: null, weight: "30" }],
    ["WAGE_AVG_IZ", "2008", { reason: "WEIGHT_MISSING", weight: "10" }],
    ["WAGE_AVG", "2009", { reason: "PARTS_MISSING", weight: "20" }],
    ["WAGE_AVG_IZ", "2009-Q3", { value: null, reason: "DIVISOR_ZERO" }],
    ["WAGE_AVG_IZ", "2009-Q1", { value: null, reason: "DISPUTED" }],
  ])("%s in %s", async (indicator, period, expected) => {
    expect((await worthOf(product, [["SLA", indicator, period]]))[0]).toMatchObject(expected);
  });

  test("not applicable is said, a NOT_APPLICABLE of another period is not", async () => {
    mustBeApplied(await apply(product, [of("FIN_REV", "2007", null, { state: "NOT_APPLICABLE" })]));
    const [year, half] = await worthOf(product, [
      ["SLA", "FIN_REV", "2007"],
      ["SLA", "FIN_REV", "2007-H1"],
    ]);
    expect([year?.reason, half?.reason]).toEqual(["NOT_APPLICABLE", "NOT_REPORTED"]);
  });
});

test("the figures behind a value are told when they are asked for", async () => {
  const madeOf = async (indicator: string, period: string) =>
    (await worthOf(product, [["SLA", indicator, period]], { madeOf: true }))[0]!.madeOf.map(
      ({ value, role }) => `${role} ${value}`,
    );
  expect(await madeOf("MEM_NEW", "2001")).toEqual(["SELF 90"]);
  expect(await madeOf("MEM_TOTAL", "2002")).toEqual(["LATEST 20"]);
  expect(await madeOf("EMU_INIT", "2003")).toEqual(["PART 1", "PART 2", "PART 3", "PART 4"]);
  expect(await madeOf("COVER_RATE", "2005")).toEqual(["NUMERATOR 80", "DENOMINATOR 120"]);
  expect(await madeOf("MEM_NEW_ATT", "2006")).toEqual(["NUMERATOR 150", "DENOMINATOR 120"]);
  expect(await madeOf("MEM_PER_CDCS", "2005")).toEqual(["SELF 26"]);
  expect(await madeOf("WAGE_AVG", "2008")).toEqual(["PART 100", "PART 200", "WEIGHT 10", "WEIGHT 30"]);
  expect(await madeOf("FIN_EXP", "2001")).toEqual([]);
});

describe("attainment is held against the target in the indicator's direction", () => {
  test.each<[string, string, object]>([
    ["MEM_NEW", "2006", { value: 150, target: 120, attainment: 125, claimedAttainment: 124.9 }],
    ["EMU_INIT", "2006", { value: null, target: null, attainment: null, claimedAttainment: 162.02 }],
    ["PTY_INTRO", "2006", { value: null, target: 10, attainment: null, claimedAttainment: null }],
    ["LEG_CBA_NEW", "2006", { value: 30, basis: "PARTIAL", target: 80, attainment: null }],
  ])("%s in %s", async (indicator, period, expected) => {
    expect(await cellOf(indicator, period)).toMatchObject(expected);
  });

  test("less is better: the target over the result; nothing over nothing is nothing", async () => {
    const unit = "LSO";
    mustBeApplied(
      await apply(product, [
        of("FIN_DEBT", "2006", "80", { unit }),
        of("FIN_DEBT", "2006", "100", { ...target, unit }),
        of("LEG_STRIKE", "2006", "0", { unit }),
        of("LEG_STRIKE", "2006", "2", { ...target, unit }),
        of("FIN_EXP", "2006", "1", { unit }),
        of("FIN_EXP", "2006", "2", { ...target, unit }),
        of("MEM_NEW", "2006", "5", { unit }),
        of("MEM_NEW", "2006", "0", { ...target, unit }),
      ]),
    );
    const [row] = (await worth(["FIN_DEBT", "LEG_STRIKE", "FIN_EXP", "MEM_NEW"], "2006", [unit])).rows;
    expect(row.cells.map(({ attainment }: { attainment: number }) => attainment)).toEqual([125, null, null, null]);
  });
});
