import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const put = async (unit: string, indicator: string, values: Readonly<Record<string, string>>): Promise<void> => {
  const cells = Object.entries(values).map(([period, value]) => cell({ unit, indicator, period, value }));
  mustBeApplied(await apply(product, cells));
};

async function cellOf(unit: string, indicator: string, period: string) {
  const { data, errors } = await ask(
    product,
    `query L($unit: String!, $indicator: String!, $period: String!) {
      comparison(input: { units: [$unit], indicators: [$indicator], periods: [$period] }) {
        rows { cells { value basis asAt breaks { on cause note } lastYear { period value basis change growth breaks { on cause note unit { code } indicator { code } } } } }
      }
    }`,
    { unit, indicator, period },
  );
  expect(errors).toEqual([]);
  return data.comparison.rows[0].cells[0];
}

const scope = { on: "2025-06-01", cause: "SCOPE" };

describe("growth to the same stretch a year before", () => {
  test.each<[string, string, string, object]>([
    ["year to year", "2001", "2000", { change: 15, growth: 33.33 }],
    ["half to half", "2003-H1", "2002-H1", { change: 15, growth: 33.33 }],
    ["month to month", "2005-03", "2004-03", { change: 15, growth: 33.33 }],
    ["Tết to Tết", "2023-TET", "2022-TET", { change: 15, growth: 33.33 }],
  ])("%s", async (_, period, before, expected) => {
    await put("SLA", "EMU_INIT", { [before]: "45", [period]: "60" });
    expect((await cellOf("SLA", "EMU_INIT", period)).lastYear).toMatchObject({
      period: before,
      value: 45,
      basis: "EXACT",
      breaks: [],
      ...expected,
    });
  });

  test("down as well, and none over nothing or less", async () => {
    await put("SLA", "MEM_NEW_NET", { "1991": "8", "1992": "6", "1993": "0", "1994": "5", "1995": "-5", "1996": "5" });
    const changes = await Promise.all(
      ["1992", "1993", "1994", "1995", "1996"].map(async (year) => {
        const { change, growth } = (await cellOf("SLA", "MEM_NEW_NET", year)).lastYear;
        return [change, growth];
      }),
    );
    expect(changes).toEqual([
      [-2, -25],
      [-6, -100],
      [5, null],
      [-10, -200],
      [10, null],
    ]);
  });

  test("days and windows have no year before; a year without a figure is one without a value", async () => {
    await put("SLA", "EMU_INIT", { "2010": "5", "2010-05-05": "1", "2010-02-03/2010-04-05": "2" });
    expect((await cellOf("SLA", "EMU_INIT", "2010-05-05")).lastYear).toBeNull();
    expect((await cellOf("SLA", "EMU_INIT", "2010-02-03/2010-04-05")).lastYear).toBeNull();
    expect((await cellOf("SLA", "EMU_INIT", "2010")).lastYear).toEqual({
      period: "2009",
      value: null,
      basis: "NONE",
      change: null,
      growth: null,
      breaks: [],
    });
  });

  test("an incomplete sum has not grown, on either side", async () => {
    await put("SLA", "EMU_INIT", { "2011-01": "5", "2012": "60", "2013-01": "9" });
    expect((await cellOf("SLA", "EMU_INIT", "2012")).lastYear).toMatchObject({
      value: 5,
      basis: "PARTIAL",
      growth: null,
    });
    expect((await cellOf("SLA", "EMU_INIT", "2013")).lastYear).toMatchObject({ value: 60, change: null, growth: null });
  });
});

describe("a break of the series stops it, and is given instead", () => {
  test("members of Hà Tĩnh from 2024 to 2025: both figures, the scope break, no growth", async () => {
    await put("HTI", "MEM_TOTAL", { "2024": "72059" });
    const found = await cellOf("HTI", "MEM_TOTAL", "2025");
    expect(found).toMatchObject({ value: 37_253, basis: "LATEST_AT", asAt: "2025-07-01", breaks: [scope] });
    expect(found.lastYear).toMatchObject({
      period: "2024",
      value: 72_059,
      change: null,
      growth: null,
      breaks: [{ ...scope, unit: null, indicator: { code: "MEM_TOTAL" } }],
    });
  });

  test("the two halves of 2025 as they are in the reference data: before and after, and where the break lies", async () => {
    const halves = await Promise.all(["2025-H1", "2025-H2"].map((half) => cellOf("HTI", "MEM_TOTAL", half)));
    expect(halves.map(({ value, asAt, breaks }) => [value, asAt, breaks.length])).toEqual([
      [72_059, "2025-06-30", 1],
      [37_253, "2025-07-01", 0],
    ]);
  });

  test("a stock of a day before the break has grown, of a day behind it has not", async () => {
    await put("QNI", "MEM_TOTAL", { "2024-12-31": "100", "2025-05-31": "110" });
    expect((await cellOf("QNI", "MEM_TOTAL", "2025")).lastYear).toMatchObject({ growth: 10, breaks: [] });
    await put("NAN", "MEM_TOTAL", { "2024-12-31": "100", "2025-06-01": "110" });
    expect((await cellOf("NAN", "MEM_TOTAL", "2025")).lastYear).toMatchObject({ growth: null, breaks: [scope] });
  });

  test("both sides behind it are one series again, unless the earlier period has it inside", async () => {
    await product.pool.query(`insert into series_break (starts_on, cause, indicator_id, note)
      select '1985-06-01', 'DEFINITION', id, 'đếm khác' from indicator where code = 'FIN_DP1'`);
    await put("SLA", "FIN_DP1", { "1984": "90", "1985": "100", "1986": "120", "1987": "150" });
    const [broken, whole] = [
      { growth: null, breaks: [{ on: "1985-06-01" }] },
      { growth: 25, breaks: [] },
    ];
    expect((await cellOf("SLA", "FIN_DP1", "1985")).lastYear).toMatchObject(broken);
    expect((await cellOf("SLA", "FIN_DP1", "1986")).lastYear).toMatchObject(broken);
    expect((await cellOf("SLA", "FIN_DP1", "1987")).lastYear).toMatchObject(whole);
  });

  test("a ratio breaks with its parts", async () => {
    await put("CBA", "MEM_TOTAL", { "2024": "80", "2025": "40" });
    await put("CBA", "LAB_TOTAL", { "2024": "100", "2025": "100" });
    const { value, lastYear } = await cellOf("CBA", "COVER_RATE", "2025");
    expect([value, lastYear.value, lastYear.growth, lastYear.breaks.length]).toEqual([40, 80, null, 1]);
  });

  test("one of another unit or another indicator does not", async () => {
    await put("CBA", "EMU_INIT", { "2024": "10", "2025": "20" });
    expect((await cellOf("CBA", "EMU_INIT", "2025")).lastYear).toMatchObject({ growth: 100, breaks: [] });
    await product.pool.query(`insert into series_break (starts_on, cause, indicator_id, unit_id, note)
      select '1998-03-01', 'RULE', indicator.id, unit.id, 'đếm khác' from indicator, unit where indicator.code = 'EMU_INIT' and unit.code = 'YBA'`);
    await put("YBA", "EMU_INIT", { "1997": "10", "1998": "20" });
    await put("CBA", "EMU_INIT", { "1997": "10", "1998": "20" });
    expect((await cellOf("YBA", "EMU_INIT", "1998")).lastYear).toMatchObject({
      growth: null,
      breaks: [{ cause: "RULE", unit: { code: "YBA" } }],
    });
    expect((await cellOf("CBA", "EMU_INIT", "1998")).lastYear).toMatchObject({ growth: 100, breaks: [] });
  });

  test("a merger is a break of every series of the units it touches", async () => {
    const merged = { on: "2025-07-01", cause: "BOUNDARY", note: "LCA, YBA → LCA2025" };
    await put("LCA", "EMU_INIT", { "2024": "10", "2025": "6" });
    expect((await cellOf("LCA", "EMU_INIT", "2025")).lastYear).toMatchObject({
      growth: null,
      breaks: [{ ...merged, unit: { code: "LCA" }, indicator: null }],
    });
    await put("LCA2025", "EMU_INIT", { "2025": "9" });
    expect((await cellOf("LCA2025", "EMU_INIT", "2025")).breaks).toMatchObject([merged]);
  });

  test("behind it a flow has not grown over the year it lies in, but a stock has: it speaks of a day the unit was there", async () => {
    await product.pool.query(`
      insert into lineage (predecessor_id, successor_id, effective_on, share)
      select predecessor.id, successor.id, '1988-07-01', 1 from unit as predecessor, unit as successor where predecessor.code = 'BKA' and successor.code = 'CBA';
      update unit set valid_from = '1988-07-01' where code = 'CBA'`);
    await put("CBA", "EMU_WORKS", { "1988": "9", "1989": "30" });
    await put("CBA", "ORG_STAFF", { "1988": "40", "1989": "50" });
    expect((await cellOf("CBA", "EMU_WORKS", "1989")).lastYear).toMatchObject({
      growth: null,
      breaks: [{ on: "1988-07-01", cause: "BOUNDARY", note: "BKA → CBA" }],
    });
    expect((await cellOf("CBA", "ORG_STAFF", "1989")).lastYear).toMatchObject({ growth: 25, breaks: [] });
  });
});
