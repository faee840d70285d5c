import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CellChange } from "../../schema/src/change-set.ts";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** A result beside its target and its claim, each case in a year or a unit of its own. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  mustBeApplied(await apply(product, cells()));
});
afterAll(() => product.close());

const of = (indicator: string, period: string, value: string, rest: Partial<CellChange> = {}): CellChange =>
  cell({ indicator, period, value, ...rest });
const target = { kind: "TARGET" } as const;

function cells(): readonly CellChange[] {
  return [
    // 2001: parts of a year against the target of the whole
    of("EMU_INIT", "2001", "1000", target),
    of("EMU_INIT", "2001-H1", "400"),
    of("EMU_INIT", "2001-Q1", "150"),
    of("EMU_INIT", "2001-9M", "700"),
    of("EMU_INIT", "2001-07", "50"),
    of("EMU_INIT", "2022-TET", "5"),
    of("EMU_INIT", "2022", "1000", target),
    of("EMU_INIT", "2001-08-15", "1"),
    // 2002: a target of its own before that of the year; some quarters' targets are no target
    of("EMU_INIT", "2002-H1", "400"),
    of("EMU_INIT", "2002-H1", "500", target),
    of("EMU_INIT", "2002", "1000", target),
    of("EMU_WORKS", "2002-H1", "40"),
    of("EMU_WORKS", "2002-Q1", "10", target),
    of("EMU_WORKS", "2002", "80", target),
    // 2003: half a year less one month; targets by quarter add up
    ...["01", "02", "03", "04", "05"].map((month) => of("EMU_INIT", `2003-${month}`, "100")),
    of("EMU_INIT", "2003", "1000", target),
    of("PTY_INTRO", "2003-H1", "30"),
    of("PTY_INTRO", "2003-Q1", "20", target),
    of("PTY_INTRO", "2003-Q2", "20", target),
    // 2004: a stock, and one where less is better
    of("MEM_TOTAL", "2004-06-30", "900"),
    of("MEM_TOTAL", "2004", "1000", target),
    of("LEG_STRIKE", "2004-H1", "4"),
    of("LEG_STRIKE", "2004", "10", target),
    of("ORG_STAFF", "2004", "12"),
    of("ORG_STAFF", "2004", "10", target),
    // 2005 and on: claims without a target
    of("EMU_INIT", "2005", "40780"),
    of("EMU_INIT_ATT", "2005", "162"),
    of("EMU_INIT", "2006", "40780"),
    of("EMU_INIT_ATT", "2006", "162.02"),
    of("EMU_INIT", "2007", "1"),
    of("EMU_INIT_ATT", "2007", "150"),
    of("EMU_INIT", "2008", "5"),
    of("EMU_INIT_ATT", "2008", "0.2"),
    of("EMU_INIT", "2009", "40780", { qualifier: "ABOUT" }),
    of("EMU_INIT_ATT", "2009", "162"),
    of("EMU_INIT", "2010", "40780"),
    of("EMU_INIT_ATT", "2010", "162", { qualifier: "OVER" }),
    of("EMU_INIT", "2011", "40780"),
    of("EMU_INIT", "2011", "25171", target),
    of("EMU_INIT_ATT", "2011", "162"),
    of("LEG_CBA_NEW", "2012-H1", "1429"),
    of("LEG_CBA_NEW_ATT", "2012-H1", "40"),
    of("EMU_INIT", "2013", "0"),
    of("EMU_INIT_ATT", "2013", "0"),
    of("EMU_INIT", "2014-01", "10"),
    of("EMU_INIT_ATT", "2014", "50"),
    of("EMU_INIT", "2015", "999999999999999"),
    of("EMU_INIT_ATT", "2015", "99.9999"),
    // 2016 and on: below nothing
    of("MEM_NEW_NET", "2016", "-500000"),
    of("MEM_NEW_NET", "2016", "-5", target),
    of("MEM_NEW_NET", "2017", "-300"),
    of("MEM_NEW_NET", "2017", "100", target),
    of("MEM_NEW_NET", "2018", "100"),
    of("MEM_NEW_NET", "2018", "0", target),
    of("MEM_NEW_NET", "2019", "0"),
    of("MEM_NEW_NET", "2019", "100", target),
  ];
}

const document = `query A($units: [String!]!, $indicator: String!, $period: String!) {
  comparison(input: { units: $units, indicators: [$indicator], periods: [$period] }) {
    rows { cells { value target targetPeriod attainment claimedAttainment impliedTarget { low high } toTarget } }
  }
}`;

async function cellOf(indicator: string, period: string, unit = "SLA") {
  const { data, errors } = await ask(product, document, { units: [unit], indicator, period });
  expect(errors).toEqual([]);
  return data.comparison.rows[0].cells[0];
}

describe("a part of a year is held against the target of the year, and says so", () => {
  test.each<[string, string, string, object]>([
    ["half a year", "EMU_INIT", "2001-H1", { target: 1000, targetPeriod: "2001", attainment: 40, toTarget: -600 }],
    ["a quarter", "EMU_INIT", "2001-Q1", { targetPeriod: "2001", attainment: 15 }],
    ["nine months", "EMU_INIT", "2001-9M", { targetPeriod: "2001", attainment: 70 }],
    ["a month", "EMU_INIT", "2001-07", { targetPeriod: "2001", attainment: 5 }],
    ["but not Tết", "EMU_INIT", "2022-TET", { target: null, targetPeriod: null, attainment: null, toTarget: null }],
    ["nor a day", "EMU_INIT", "2001-08-15", { target: null, targetPeriod: null, attainment: null }],
    ["a target of its own comes first", "EMU_INIT", "2002-H1", { target: 500, targetPeriod: null, attainment: 80 }],
    [
      "one of two quarters' targets is none",
      "EMU_WORKS",
      "2002-H1",
      { target: 80, targetPeriod: "2002", attainment: 50 },
    ],
    ["both are", "PTY_INTRO", "2003-H1", { target: 40, targetPeriod: null, attainment: 75 }],
    [
      "an incomplete result is not held against it",
      "EMU_INIT",
      "2003-H1",
      { value: 500, target: 1000, attainment: null, toTarget: null },
    ],
    ["a stock of half a year", "MEM_TOTAL", "2004-H1", { target: 1000, targetPeriod: "2004", attainment: 90 }],
    [
      "less is better: the target over the result",
      "LEG_STRIKE",
      "2004-H1",
      { targetPeriod: "2004", attainment: 250, toTarget: -6 },
    ],
    [
      "neither is: no attainment, only the distance",
      "ORG_STAFF",
      "2004",
      { target: 10, attainment: null, toTarget: 2 },
    ],
  ])("%s", async (_, indicator, period, expected) => {
    expect(await cellOf(indicator, period)).toMatchObject(expected);
  });
});

describe("a claim without a target says where the target lies", () => {
  const implied = async (indicator: string, period: string) => (await cellOf(indicator, period)).impliedTarget;

  test("162 % of 40,780: 25,096 to 25,250, as the cluster reported for 2023", async () => {
    expect(await cellOf("EMU_INIT", "2023", "CUM-BGPB")).toMatchObject({
      value: 40_780,
      target: null,
      attainment: null,
      claimedAttainment: 162,
      impliedTarget: { low: 25_096, high: 25_250 },
    });
    expect(Math.round((100 * 40_780) / 25_096)).toBe(162);
    expect(Math.round((100 * 40_780) / 25_250)).toBe(162);
    expect(Math.round((100 * 40_780) / 25_095)).toBe(163);
    expect(Math.round((100 * 40_780) / 25_251)).toBe(161);
  });

  test.each<[string, string, string, object | null]>([
    ["by the digits it was written with", "EMU_INIT", "2006", { low: 25_169, high: 25_170 }],
    ["none when no whole number can give it", "EMU_INIT", "2007", null],
    ["a small claim", "EMU_INIT", "2008", { low: 2_000, high: 3_333 }],
    ["none when the result is about so much", "EMU_INIT", "2009", null],
    ["none when the claim is over so much", "EMU_INIT", "2010", null],
    ["none when the target is known", "EMU_INIT", "2011", null],
    ["half a year, of whatever the claim was made against", "LEG_CBA_NEW", "2012-H1", { low: 3_529, high: 3_617 }],
    ["nothing of nothing says nothing", "EMU_INIT", "2013", null],
    ["nor does an incomplete result", "EMU_INIT", "2014", null],
    ["fifteen digits", "EMU_INIT", "2015", { low: 1_000_000_500_000_250, high: 1_000_001_500_002_249 }],
  ])("%s", async (_, indicator, period, expected) => {
    expect(await implied(indicator, period)).toEqual(expected);
  });

  test("claimed stands beside computed, and they need not agree", async () => {
    expect(await cellOf("EMU_INIT", "2011")).toMatchObject({ attainment: 162.01, claimedAttainment: 162 });
  });

  test("where less is better the target is the claimed part of the result; with decimals where those make sense", async () => {
    await product.pool.query(`
      insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative, provenance)
      values ('TEST_HOURS', 'Giờ ngừng việc', 'Hours stopped', 'legal', 'giờ', 'FLOW', 'SUM', 'LOWER', false, false, 'CONSTRUCTED');
      insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative, provenance, numerator_id, denominator_id)
      select 'TEST_HOURS_ATT', 'Đạt chỉ tiêu giờ ngừng việc', 'Hours stopped, attainment', 'legal', '%', 'RATIO', 'RECOMPUTE', 'HIGHER', false, false, 'CONSTRUCTED', id, id
      from indicator where code = 'TEST_HOURS'`);
    mustBeApplied(
      await apply(product, [
        of("TEST_HOURS", "2005", "3.5"),
        of("TEST_HOURS_ATT", "2005", "80"),
        of("LEG_STRIKE", "2005", "7"),
      ]),
    );
    // 3.5 × 79.5 % and 3.5 × 80.5 %
    expect(await implied("TEST_HOURS", "2005")).toEqual({ low: 2.7825, high: 2.8175 });
    expect(await implied("LEG_STRIKE", "2005")).toBeNull();
  });
});

describe("what is below nothing, or held against nothing, attains nothing that could be ranked", () => {
  test.each<[string, string, object]>([
    ["a loss against a planned loss", "2016", { target: -5, attainment: null, toTarget: -499_995 }],
    ["a loss against a gain", "2017", { target: 100, attainment: null, toTarget: -400 }],
    ["a gain against nothing", "2018", { target: 0, attainment: null, toTarget: 100 }],
    ["nothing against a gain is nought per cent", "2019", { target: 100, attainment: 0, toTarget: -100 }],
  ])("%s", async (_, period, is) => {
    expect(await cellOf("MEM_NEW_NET", period)).toMatchObject(is);
  });
});
