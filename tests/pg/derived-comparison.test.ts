import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { indicatorDerive } from "../../server/src/command-line/indicator.ts";
import { ask } from "../support/ask.ts";
import { apply, cell } from "../support/cells.ts";
import { runOn } from "../support/command.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/**
 * Formulas in a comparison, of the catalogue and of one's own, on figures of 2018 and 2019:
 *
 *            initiatives 2019          members 2019       initiatives 2018, members 2018
 *   CBA      1,000                     50,000             800, 40,000
 *   DBI      250 + 350 (half-years)    30,000 (31/12)     900, 30,000
 *   HGI      333                       20,001             -
 *   LCA      700                       -
 *   LCH      10 (of one month)         9,000
 *   SLA      5                         0
 */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  const figures = [
    ["CBA", "EMU_INIT", "2019", "1000"],
    ["CBA", "MEM_TOTAL", "2019", "50000"],
    ["CBA", "EMU_INIT", "2018", "800"],
    ["CBA", "MEM_TOTAL", "2018", "40000"],
    ["DBI", "EMU_INIT", "2019-H1", "250"],
    ["DBI", "EMU_INIT", "2019-H2", "350"],
    ["DBI", "MEM_TOTAL", "2019-12-31", "30000"],
    ["DBI", "EMU_INIT", "2018", "900"],
    ["DBI", "MEM_TOTAL", "2018", "30000"],
    ["HGI", "EMU_INIT", "2019", "333"],
    ["HGI", "MEM_TOTAL", "2019", "20001"],
    ["LCA", "EMU_INIT", "2019", "700"],
    ["LCH", "EMU_INIT", "2019-05", "10"],
    ["LCH", "MEM_TOTAL", "2019", "9000"],
    ["SLA", "EMU_INIT", "2019", "5"],
    ["SLA", "MEM_TOTAL", "2019", "0"],
    ["DBI", "MEM_FEMALE", "2019-06-30", "12000"],
    ["CBA", "MEM_FEMALE", "2019", "20000"],
    ["CUM-BGPB", "EMU_INIT", "2019", "2000"],
    ["CUM-BGPB", "MEM_TOTAL", "2019", "100000"],
  ] as const;
  const targets = [
    ["CBA", "EMU_INIT", "2019", "1250"],
    ["CBA", "MEM_TOTAL", "2019", "50000"],
    ["DBI", "EMU_INIT", "2019", "500"],
  ] as const;
  const outcome = await apply(product, [
    ...figures.map(([unit, indicator, period, value]) => cell({ unit, indicator, period, value })),
    ...targets.map(([unit, indicator, period, value]) => cell({ unit, indicator, period, value, kind: "TARGET" })),
  ]);
  if (outcome.kind !== "applied") throw new Error(JSON.stringify(outcome));
  const words = ["--name", "Sáng kiến trên 1.000 đoàn viên", "--name-en", "Initiatives per 1,000 members"];
  const options = ["--measure", "sáng kiến", "--direction", "higher", "--formula", "EMU_INIT / MEM_TOTAL * 1000"];
  await runOn(product, indicatorDerive, ["EMU_PER_1000", ...words, ...options]);
  await product.dimensions.refresh();
});
afterAll(() => product.close());

const own = (formula: string, code = "OWN_ONE", direction = "HIGHER") => ({
  code,
  formula,
  name: "Cột riêng",
  measure: "lần",
  direction,
});
const per1000 = own("EMU_INIT / MEM_TOTAL * 1000");
const document = `query Q($input: ComparisonInput!) { comparison(input: $input) {
  columns { indicator { code name measure nature overUnits direction formula breaks { on } } formula period { key }
    reported { value basis } computed { value basis units expected } difference mean median eligible breaks { on } }
  rows { unit { code } cells { value basis asAt qualifier quality target attainment rank unranked ranking { of better equal }
    lastYear { value change growth breaks { on } } toMean toMedian share } } } }`;

async function compare(input: object) {
  const whole = { indicators: [], periods: ["2019"], ...input };
  const { data, errors } = await ask(product, document, { input: whole });
  return { ...data?.comparison, errors };
}

const valuesOf = (answer: { rows: { cells: { value: number | null }[] }[] }, column = 0) =>
  answer.rows.map(({ cells }) => cells[column]!.value);

describe("a derived column", () => {
  test("is worked out of what its fields are worth, and rounded once", async () => {
    const { rows, columns, errors } = await compare({ units: ["CBA", "DBI", "HGI"], formulas: [per1000] });
    expect(errors).toEqual([]);
    // 1000 / 50000 × 1000 = 20; (250 + 350) / 30000 × 1000 = 20; 333 / 20001 × 1000 = 16.64916…
    expect(valuesOf({ rows })).toEqual([20, 20, 16.6492]);
    expect(rows[0].cells[0]).toMatchObject({ basis: "RECOMPUTED", qualifier: "EXACT", quality: "REPORTED" });
    expect(columns[0].indicator).toEqual({
      code: "OWN_ONE",
      name: "Cột riêng",
      measure: "lần",
      nature: "RATIO",
      overUnits: "RECOMPUTE",
      direction: "HIGHER",
      formula: "EMU_INIT ÷ MEM_TOTAL × 1000",
      breaks: [{ on: "2025-06-01" }],
    });
    expect(columns[0].formula).toBe("EMU_INIT ÷ MEM_TOTAL × 1000");
  });

  test("ranks, and stands to the middle of the units, as any other", async () => {
    const { rows, columns } = await compare({ units: ["CBA", "DBI", "HGI"], formulas: [per1000] });
    expect(rows.map(({ cells: [only] }: { cells: object[] }) => only)).toMatchObject([
      { rank: 1, ranking: { of: 3, better: 0, equal: 1 }, toMedian: 0, share: null },
      { rank: 1, ranking: { of: 3, better: 0, equal: 1 }, toMedian: 0 },
      // 16.6492 less the median of 20
      { rank: 3, ranking: { of: 3, better: 2, equal: 0 }, toMedian: -3.3508 },
    ]);
    // (1000 + 600 + 333) / (50000 + 30000 + 20001) × 1000 = 1933000 / 100001 = 19.32980…
    expect(columns[0]).toMatchObject({
      computed: { value: 19.3298, basis: "RECOMPUTED", units: 3, expected: 3 },
      mean: 19.3298,
      median: 20,
      eligible: 3,
    });
  });

  test("of amounts is an amount: it adds up, and its mean is that of its values", async () => {
    const units = ["CBA", "DBI", "HGI"];
    const formulas = [
      own("EMU_INIT + 2 × EMU_INIT"),
      own("EMU_INIT − 100", "OWN_TWO"),
      own("EMU_INIT ÷ 4", "OWN_THREE"),
    ];
    const { rows, columns, errors } = await compare({ units, formulas });
    expect(errors).toEqual([]);
    expect(rows.map(({ cells }: { cells: { value: number }[] }) => cells.map(({ value }) => value))).toEqual([
      [3000, 900, 250],
      [1800, 500, 150],
      [999, 233, 83.25],
    ]);
    // 5799 / 3; (900 + 500 + 233) / 3 = 544.3333; 483.25 / 3 = 161.0833
    expect(columns).toMatchObject([
      { computed: { value: 5799, basis: "SUM_OF", units: 3 }, mean: 1933, median: 1800 },
      { computed: { value: 1633, basis: "SUM_OF" }, mean: 544.3333, median: 500 },
      { computed: { value: 483.25, basis: "SUM_OF" }, mean: 161.0833, median: 150 },
    ]);
    expect(rows[0].cells[0].share).toBe(51.73); // 3000 of 5799
  });

  test("of a rate and what it is of is an amount as well", async () => {
    const formulas = [own("EMU_INIT ÷ MEM_TOTAL × MEM_TOTAL")];
    const { columns } = await compare({ units: ["CBA", "DBI", "HGI"], formulas });
    // 1000 + 600 + 333, a third of it
    expect(columns[0]).toMatchObject({ computed: { value: 1933, basis: "SUM_OF" }, mean: 644.3333, median: 600 });
  });

  test("counts as what it is made of when a comparison is too large, with nobody to compare as well", async () => {
    const small = "query Q($input: ComparisonInput!) { comparison(input: $input) { boundary } }";
    const many = { indicators: Array(5000).fill("EMU_INIT"), periods: Array(5000).fill("2019") };
    const formulas = [own("EMU_INIT + EMU_WORKS + CARE_HOUSE")];
    expect((await ask(product, small, { input: { units: [], ...many } })).errors).toMatchObject([
      { code: "LIMIT_EXCEEDED" },
    ]);
    const wide = { units: ["CBA"], indicators: [], formulas, periods: Array(17_000).fill("2019") };
    expect((await ask(product, small, { input: wide })).errors).toMatchObject([{ code: "LIMIT_EXCEEDED" }]);
  });

  test("less is better where its direction says so", async () => {
    const { rows } = await compare({
      units: ["CBA", "DBI", "HGI"],
      formulas: [own("EMU_INIT / MEM_TOTAL", "OWN_ONE", "LOWER")],
    });
    expect(rows.map(({ cells }: { cells: { rank: number }[] }) => cells[0]!.rank)).toEqual([2, 2, 1]);
  });

  test("has no value where a field is missing, is a part of a sum, or is nought below the line", async () => {
    const { rows, columns } = await compare({ units: ["CBA", "LCA", "LCH", "SLA"], formulas: [per1000] });
    expect(valuesOf({ rows })).toEqual([20, null, null, null]);
    expect(rows.slice(1)).toMatchObject(
      ["LCA", "LCH", "SLA"].map((code) => ({ unit: { code }, cells: [{ basis: "NONE", unranked: "NO_VALUE" }] })),
    );
    // 1000 / 50000 × 1000, of the one unit that has all of it
    expect(columns[0]).toMatchObject({ computed: { value: 20, basis: "PARTIAL", units: 1, expected: 4 }, eligible: 1 });
  });

  test("does not hold counts of different days against each other", async () => {
    const { rows } = await compare({ units: ["CBA", "DBI"], formulas: [own("MEM_FEMALE / MEM_TOTAL")] });
    expect(valuesOf({ rows })).toEqual([0.4, null]); // DBI: 30 June against 31 December
    const oneDay = await compare({ units: ["DBI"], formulas: [own("MEM_TOTAL / 3")] });
    expect(oneDay.rows[0].cells[0]).toMatchObject({ value: 10_000, asAt: "2019-12-31" });
  });

  test("has the year before, the target of its fields, and attainment", async () => {
    const { rows } = await compare({ units: ["CBA", "DBI"], formulas: [per1000] });
    const [first, second] = rows.map(({ cells }: { cells: object[] }) => cells[0]);
    // target 1250 / 50000 × 1000 = 25; 20 of it is 80 %. 2018: 800 / 40000 × 1000 = 20
    expect(first).toMatchObject({
      target: 25,
      attainment: 80,
      lastYear: { value: 20, change: 0, growth: 0, breaks: [] },
    });
    // only initiatives have a target. 2018: 900 / 30000 × 1000 = 30, and 20 is a third less
    expect(second).toMatchObject({
      target: null,
      attainment: null,
      lastYear: { value: 30, change: -10, growth: -33.33, breaks: [] },
    });
  });

  test("of a cluster stands beside the formula of its own reported figures", async () => {
    const { columns } = await compare({ cluster: "CUM-BGPB", year: 2023, formulas: [per1000] });
    // reported 2000 / 100000 × 1000 = 20; computed of the three that have all, as above
    expect(columns[0]).toMatchObject({
      reported: { value: 20, basis: "RECOMPUTED" },
      computed: { value: 19.3298, basis: "PARTIAL", units: 3, expected: 7 },
      difference: null,
    });
  });

  test("does not grow across a break of one of its fields", async () => {
    const { rows, columns } = await compare({
      units: ["HTI"],
      formulas: [own("MEM_TOTAL / 1000")],
      periods: ["2025"],
    });
    expect(rows[0].cells[0].lastYear).toMatchObject({ change: null, growth: null, breaks: [{ on: "2025-06-01" }] });
    expect(columns[0].breaks).toEqual([{ on: "2025-06-01" }]);
  });
});

describe("formulas", () => {
  test("of the catalogue and of one's own are the same, beside plain columns and in several periods", async () => {
    const { columns, rows } = await compare({
      units: ["CBA", "DBI"],
      indicators: ["EMU_INIT", "EMU_PER_1000"],
      formulas: [per1000],
      periods: ["2018", "2019"],
    });
    const shown = columns.map(
      (column: { indicator: { code: string }; period: { key: string }; formula: string | null }) =>
        [column.indicator.code, column.period.key, column.formula].join(" "),
    );
    expect(shown).toEqual([
      "EMU_INIT 2018 ",
      "EMU_INIT 2019 ",
      "EMU_PER_1000 2018 EMU_INIT ÷ MEM_TOTAL × 1000",
      "EMU_PER_1000 2019 EMU_INIT ÷ MEM_TOTAL × 1000",
      "OWN_ONE 2018 EMU_INIT ÷ MEM_TOTAL × 1000",
      "OWN_ONE 2019 EMU_INIT ÷ MEM_TOTAL × 1000",
    ]);
    const values = rows.map(({ cells }: { cells: { value: number }[] }) => cells.map(({ value }) => value));
    expect(values).toEqual([
      [800, 1000, 20, 20, 20, 20],
      [900, 600, 30, 20, 30, 20],
    ]);
    for (const { cells } of rows) expect(cells.slice(2, 4)).toEqual(cells.slice(4));
    expect(columns[3].computed).toEqual(columns[5].computed);
  });

  test("may name derived indicators, one another and ratios; nothing is rounded between", async () => {
    const formulas = [
      own("OWN_TWO * 3", "OWN_ONE"),
      own("EMU_PER_1000 / 3", "OWN_TWO"),
      own("COVER_RATE / 2", "OWN_THREE"),
    ];
    const { rows, columns } = await compare({ units: ["HGI"], formulas });
    // 16.64916… / 3 × 3, not 5.5497 × 3
    expect(valuesOf({ rows })).toEqual([16.6492]);
    expect(valuesOf({ rows }, 1)).toEqual([5.5497]);
    expect(columns.map(({ formula }: { formula: string }) => formula)).toEqual([
      "EMU_PER_1000 ÷ 3 × 3",
      "EMU_PER_1000 ÷ 3",
      "COVER_RATE ÷ 2",
    ]);
  });

  test("of a request are that request's alone", async () => {
    const first = await compare({ units: ["CBA"], formulas: [per1000] });
    const second = await compare({ units: ["CBA"], formulas: [{ ...own("EMU_INIT * 2"), name: "Cột khác" }] });
    expect([first.columns[0].indicator.name, second.columns[0].indicator.name]).toEqual(["Cột riêng", "Cột khác"]);
    expect([valuesOf(first), valuesOf(second)]).toEqual([[20], [2000]]);
  });

  test.each([
    ["its text", [own("EMU_INIT +")], 'The formula "OWN_ONE" is refused: VALUE_EXPECTED column=11.'],
    ["what it names", [own("NOPE + 1")], 'The formula "OWN_ONE" is refused: NAME_UNKNOWN name=NOPE.'],
    ["nothing it names", [own("1 + 1")], 'The formula "OWN_ONE" is refused: FORMULA_NAMES_NOTHING.'],
    [
      "a cycle",
      [own("OWN_TWO + 1"), own("OWN_ONE / EMU_INIT", "OWN_TWO")],
      'The formula "OWN_ONE" is refused: FORMULA_CYCLE cycle=OWN_ONE > OWN_TWO > OWN_ONE.',
    ],
    ["a code that is taken", [own("EMU_INIT", "MEM_TOTAL")], 'The formula "MEM_TOTAL" is refused: its code is taken.'],
    ["a code twice", [per1000, per1000], 'The formula "OWN_ONE" is refused: its code is taken.'],
    [
      "a code that is none",
      [own("EMU_INIT", "a b")],
      'The formula "a b" is refused: its code is not capital letters, digits and underscores.',
    ],
    [
      "an empty name",
      [{ ...per1000, name: " " }],
      'The formula "OWN_ONE" is refused: its name or measure is empty, too long or unreadable.',
    ],
  ])("refused for %s", async (_, formulas, message) => {
    expect((await compare({ units: ["CBA"], formulas })).errors).toEqual([{ code: "BAD_USER_INPUT", message }]);
  });

  test("at most twenty", async () => {
    const formulas = Array.from({ length: 21 }, (_, at) => own("EMU_INIT", `OWN_${at}`));
    expect((await compare({ units: ["CBA"], formulas })).errors).toMatchObject([{ code: "LIMIT_EXCEEDED" }]);
    expect(valuesOf(await compare({ units: ["CBA"], formulas: formulas.slice(1) }))).toEqual([1000]);
  });
});
