import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** How units stand to each other in one column; each case has a year of its own. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const everyone = ["CBA", "DBI", "HGI", "LCH", "LSO", "LCA", "SLA", "BGI", "BKA"] as const;
const [more, less, neither] = ["MEM_NEW", "LEG_STRIKE", "CARE_TET_PROGRAMS"];

interface Standing {
  readonly value: number | null;
  readonly rank: number | null;
  readonly unranked: string | null;
  readonly ranking: object | null;
  readonly toMean: number | null;
  readonly toMedian: number | null;
  readonly share: number | null;
  readonly score: number | null;
  readonly isOutlier: boolean;
}

let year = 1950;
/** Reports a value for each unit in a year nobody has used, and says how they stand. */
async function standing(indicator: string, values: readonly (string | null)[]) {
  const period = String((year += 1));
  const units = everyone.slice(0, values.length);
  const cells = values.flatMap((value, n) =>
    value === null ? [] : [cell({ unit: units[n]!, indicator, period, value })],
  );
  if (cells.length > 0) mustBeApplied(await apply(product, cells));
  return compared(units, indicator, period);
}

async function compared(units: readonly string[], indicator: string, period: string) {
  const { data, errors } = await ask(
    product,
    `query S($units: [String!]!, $indicator: String!, $period: String!) {
      comparison(input: { units: $units, indicators: [$indicator], periods: [$period] }) {
        columns { mean median eligible computed { value basis } }
        rows { cells { value rank unranked ranking { of better equal samples tieRule } toMean toMedian share score isOutlier } }
      }
    }`,
    { units, indicator, period },
  );
  expect(errors).toEqual([]);
  const cells: readonly Standing[] = data.comparison.rows.map((row: { cells: readonly Standing[] }) => row.cells[0]!);
  return { column: data.comparison.columns[0], cells };
}
const ranksOf = ({ cells }: { readonly cells: readonly Standing[] }) => cells.map(({ rank }) => rank);

describe("competition ranking", () => {
  test.each<[string, string, (string | null)[], (number | null)[]]>([
    ["more is better", more, ["10", "30", "20"], [3, 1, 2]],
    ["less is better", less, ["10", "30", "20"], [1, 3, 2]],
    ["neither is better", neither, ["10", "30"], [null, null]],
    ["a tie takes one rank and the next is as many places lower", more, ["5", "7", "7", "1"], [3, 1, 1, 4]],
    ["a tie at the bottom", less, ["5", "7", "7"], [1, 2, 2]],
    ["all alike", more, ["3", "3", "3"], [1, 1, 1]],
    ["who has no value takes no part", more, [null, "1", null, "2"], [null, 2, null, 1]],
    ["nothing is not zero", less, ["0", null, "1"], [1, null, 2]],
    ["numbers, not text", more, ["9", "10", "100"], [3, 2, 1]],
    ["fifteen digits keep apart", more, ["999999999999998", "999999999999999"], [2, 1]],
    ["nobody with a value", more, [null, null], [null, null]],
  ])("%s", async (_, indicator, values, ranks) => {
    expect(ranksOf(await standing(indicator, values))).toEqual(ranks);
  });

  test("below zero, and decimals keep apart", async () => {
    expect(ranksOf(await standing("MEM_NEW_NET", ["-5", "0", "-10"]))).toEqual([2, 1, 3]);
    expect(ranksOf(await standing("COVER_RATE", ["84.5901", "84.59"]))).toEqual([1, 2]);
  });

  test("sums whose sixteenth digit differs are no tie", async () => {
    const quarters = (unit: string, last: string) =>
      [1, 2, 3, 4].map((n) =>
        cell({ unit, indicator: "FIN_DP1", period: `1990-Q${n}`, value: n === 4 ? last : "900000000000000" }),
      );
    mustBeApplied(await apply(product, [...quarters("CBA", "900000000000001"), ...quarters("DBI", "900000000000000")]));
    expect(ranksOf(await compared(["CBA", "DBI"], "FIN_DP1", "1990"))).toEqual([1, 2]);
  });

  test("it is explained: of how many, how many are better, how many equal", async () => {
    const { cells, column } = await standing(more, ["5", "7", "7", null, "1"]);
    const ranking = { of: 4, samples: 0, tieRule: "COMPETITION" };
    expect(cells.map((one) => one.ranking)).toEqual([
      { ...ranking, better: 2, equal: 0 },
      { ...ranking, better: 0, equal: 1 },
      { ...ranking, better: 0, equal: 1 },
      null,
      { ...ranking, better: 3, equal: 0 },
    ]);
    expect(column.eligible).toBe(4);
  });

  test("who is not ranked is told why", async () => {
    mustBeApplied(
      await apply(product, [
        cell({ unit: "CBA", indicator: more, period: "1991", value: "5" }),
        cell({ unit: "DBI", indicator: more, period: "1991-01", value: "500" }),
        cell({ unit: "LCH", indicator: more, period: "1991", value: null, quality: "DISPUTED" }),
        cell({ unit: "LSO", indicator: more, period: "1991", value: "0", quality: "SUSPECT" }),
      ]),
    );
    const { cells } = await compared(["CBA", "DBI", "LCH", "LSO", "HGI"], more, "1991");
    expect(cells.map(({ rank, unranked }) => rank ?? unranked)).toEqual([1, "NOT_WHOLE", "NO_VALUE", 2, "NO_VALUE"]);
    expect((await standing(neither, ["4"])).cells[0]).toMatchObject({ rank: null, unranked: "NEUTRAL" });
    const overlapping = await compared(["CUM-BGPB", "CBA"], more, "1991");
    expect(overlapping.cells.map(({ unranked }) => unranked)).toEqual(["NO_VALUE", "OVERLAPPING"]);
  });

  test("a cluster's own figure is not ranked among its members", async () => {
    const { data } = await ask(
      product,
      '{ comparison(input: { cluster: "CUM-BGPB", indicators: ["EMU_INIT"], periods: ["2023"] }) { columns { reported { value rank unranked toMean score } } } }',
    );
    expect(data.comparison.columns[0].reported).toEqual({
      value: 40_780,
      rank: null,
      unranked: "OVERLAPPING",
      toMean: null,
      score: null,
    });
  });
});

describe("the middle of the units", () => {
  test("mean and median of those who take part, and how far each is from them", async () => {
    const { column, cells } = await standing(more, ["10", "20", "40", null, "31"]);
    // (10 + 20 + 40 + 31) / 4; halfway between 20 and 31
    expect(column).toMatchObject({ mean: 25.25, median: 25.5, eligible: 4 });
    expect(cells.map(({ toMean }) => toMean)).toEqual([-15.25, -5.25, 14.75, null, 5.75]);
    expect(cells.map(({ toMedian }) => toMedian)).toEqual([-15.5, -5.5, 14.5, null, 5.5]);
  });

  test("the median of an odd number is one of them", async () => {
    expect((await standing(more, ["9", "1", "100"])).column).toMatchObject({ median: 9, mean: 36.6667 });
  });

  test("where neither more nor less is better there is a middle as well, but no rank", async () => {
    expect((await standing(neither, ["2", "4"])).column).toMatchObject({ mean: 3, median: 3, eligible: 2 });
  });

  test("the mean of a ratio is the ratio of all together, for percentages are not averaged", async () => {
    mustBeApplied(
      await apply(product, [
        cell({ unit: "CBA", indicator: "MEM_TOTAL", period: "1992", value: "90" }),
        cell({ unit: "CBA", indicator: "LAB_TOTAL", period: "1992", value: "100" }),
        cell({ unit: "DBI", indicator: "MEM_TOTAL", period: "1992", value: "90" }),
        cell({ unit: "DBI", indicator: "LAB_TOTAL", period: "1992", value: "900" }),
        cell({ unit: "LCH", indicator: "COVER_RATE", period: "1992", value: "50" }),
      ]),
    );
    const both = await compared(["CBA", "DBI"], "COVER_RATE", "1992");
    expect(both.column).toMatchObject({ mean: 18, median: 50, computed: { value: 18 } }); // 180 of 1,000, not (90 + 10) / 2
    expect(both.cells.map(({ toMean }) => toMean)).toEqual([72, -8]);
    const withClaim = await compared(["CBA", "DBI", "LCH"], "COVER_RATE", "1992");
    expect(withClaim.column).toMatchObject({ mean: 18, median: 50, eligible: 2 });
    expect(withClaim.cells.map(({ toMean, toMedian }) => [toMean, toMedian])).toEqual([
      [72, 40],
      [-8, -40],
      [null, null],
    ]);
    expect(withClaim.cells[2]).toMatchObject({ value: 50, rank: null, unranked: "CLAIMED" });
  });

  test("claims among themselves are ranked, and have no mean", async () => {
    const { cells, column } = await standing("COVER_RATE", ["50", "70"]);
    expect(ranksOf({ cells })).toEqual([2, 1]);
    expect(column).toMatchObject({ mean: null, median: 60, eligible: 2 });
  });

  test("a stock of before a break is not held against those of after it", async () => {
    // Reference data: the scope of members is another from 1 June 2025, and Lào Cai's figure is of 15 January.
    const { column, cells } = await compared(["LCA", "LSO", "SLA", "DBI", "CBA"], "MEM_TOTAL", "2025");
    expect(cells.map(({ rank, unranked }) => rank ?? unranked)).toEqual(["BREAK", 1, 2, 3, 4]);
    // 41,000 + 12,000 + 7,000 + 3,346 = 63,346
    expect(column).toMatchObject({ mean: 15_836.5, median: 9500, eligible: 4 });
    expect(column.computed).toEqual({ value: 63_346, basis: "PARTIAL" });
    // Both of January, they are alike.
    expect(ranksOf(await compared(["LCA", "HGI"], "MEM_TOTAL", "2025"))).toEqual([1, 2]);
  });

  test("what does not become one has no mean, though a median", async () => {
    expect((await standing("CARE_MEAL_NORM", ["10000", "30000"])).column).toMatchObject({ mean: null, median: 20_000 });
  });
});

describe("share and score", () => {
  test("a share is per cent of the computed total, when that is whole", async () => {
    expect((await standing(more, ["1", "1", "4"])).cells.map(({ share }) => share)).toEqual([16.67, 16.67, 66.67]);
    expect((await standing(more, ["1", null, "4"])).cells.map(({ share }) => share)).toEqual([null, null, null]);
    expect((await standing(more, ["0", "0"])).cells.map(({ share }) => share)).toEqual([null, null]);
    expect((await standing("MEM_NEW_NET", ["-1", "3"])).cells.map(({ share }) => share)).toEqual([null, null]);
    expect((await standing("COVER_RATE", ["40", "60"])).cells.map(({ share }) => share)).toEqual([null, null]);
  });

  test("a score is the distance from the median in the measure of how far the others are", async () => {
    const { cells } = await standing(more, ["10", "12", "14", "16", "40"]);
    // median 14, distances 4 2 0 2 26, their median 2: (10 − 14) / (1.4826 × 2) = −1.349
    expect(cells.map(({ score }) => score)).toEqual([-1.35, -0.67, 0, 0.67, 8.77]);
    expect(cells.map(({ isOutlier }) => isOutlier)).toEqual([false, false, false, false, true]);
  });

  test("at 3.5 it is no outlier yet", async () => {
    // median 0, median distance 10 000: the bound is 3.5 × 14 826 = 51 891
    const below = await standing("MEM_NEW_NET", ["0", "-10000", "10000", "0", "10000", "-10000", "51891"]);
    expect(below.cells.at(-1)).toMatchObject({ score: 3.5, isOutlier: false });
    const beyond = await standing("MEM_NEW_NET", ["0", "-10000", "10000", "0", "10000", "-10000", "-51892"]);
    expect(beyond.cells.at(-1)).toMatchObject({ score: -3.5, isOutlier: true });
  });

  test("four are too few for a score, and when half are alike there is no measure", async () => {
    expect((await standing(more, ["1", "2", "3", "900"])).cells.map(({ score }) => score)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const alike = await standing(more, ["5", "5", "5", "5", "900"]);
    expect(alike.cells.map(({ score, isOutlier }) => score ?? isOutlier)).toEqual([false, false, false, false, false]);
  });
});

test("samples are ranked, and it is said how many there are", async () => {
  const withSample = await freshProduct({ sample: true });
  const { data } = await ask(
    withSample,
    '{ comparison(input: { cluster: "CUM-BGPB", indicators: ["MEM_TOTAL"], periods: ["2023"] }) { rows { cells { rank quality ranking { of samples } } } } }',
  );
  await withSample.close();
  const cells = data.comparison.rows.map((row: { cells: object[] }) => row.cells[0]);
  expect(cells).toHaveLength(7);
  for (const one of cells) expect(one).toMatchObject({ quality: "SAMPLE", ranking: { of: 7, samples: 7 } });
});
