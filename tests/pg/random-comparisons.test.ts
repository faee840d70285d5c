import { afterAll, beforeAll, expect, test } from "vitest";
import { compareDecimals, plus } from "../../schema/src/exact.ts";
import { readPeriod, yearBefore } from "../../schema/src/period.ts";
import { ask } from "../support/ask.ts";
import { addCases, comparisonCase, type CaseIndicator, type ComparisonCase } from "../support/comparison-cases.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { ofCampaign } from "../support/long.ts";
import { randomFrom } from "../support/random.ts";
import { attainmentOf, growthOf, impliedBy, standingOf, type PlainWorth } from "../support/standing-oracle.ts";

const seed = Number(process.env["BANGVANG_SEED"] ?? 20231219);
const cases = ofCampaign(1_000);

let product: FreshProduct;
let made: readonly ComparisonCase[];
beforeAll(async () => {
  product = await freshProduct();
  const random = randomFrom(seed);
  made = Array.from({ length: cases }, (_, n) => comparisonCase(random, n));
  await addCases(product, made);
});
afterAll(() => product.close());

const cellFields = `value basis asAt qualifier quality target targetPeriod attainment claimedAttainment impliedTarget { low high }
  rank unranked ranking { of better equal } lastYear { period value basis change growth breaks { on } } toTarget toMean toMedian share score isOutlier`;
const document = `query C($units: [String!]!, $indicators: [String!]!, $periods: [String!]!, $before: [String!]!, $where: FigureWhere!) {
  comparison(input: { units: $units, indicators: $indicators, periods: $periods }) {
    columns { indicator { code } period { key } mean median eligible computed { value basis units } }
    rows { unit { code } cells { ${cellFields} } }
  }
  before: comparison(input: { units: $units, indicators: $indicators, periods: $before }) { rows { cells { value basis asAt } } }
  figureRows(first: 1000, where: $where) { unitCode indicatorCode periodKey kind value qualifier quality cursor }
}`;
const groupDocument = `query G($where: FigureWhere!) {
  figureGroups(first: 1000, by: [INDICATOR, PERIOD], where: $where) { nodes { indicator { code } period { key } sum count } }
}`;

/** The numbers of an answer are JSON numbers of at most fifteen digits: their text is theirs again. */
const textOf = (number: number | null): string | null => (number === null ? null : String(number));

interface Cell {
  readonly value: number | null;
  readonly basis: string;
  readonly asAt: string | null;
  readonly qualifier: string | null;
  readonly target: number | null;
  readonly targetPeriod: string | null;
  readonly attainment: number | null;
  readonly claimedAttainment: number | null;
  readonly impliedTarget: { readonly low: number; readonly high: number } | null;
  readonly rank: number | null;
  readonly unranked: string | null;
  readonly ranking: object | null;
  readonly lastYear: {
    readonly period: string;
    readonly value: number | null;
    readonly basis: string;
    readonly change: number | null;
    readonly growth: number | null;
    readonly breaks: readonly { readonly on: string }[];
  };
  readonly toMean: number | null;
  readonly toMedian: number | null;
  readonly share: number | null;
  readonly score: number | null;
  readonly isOutlier: boolean;
}

interface Column {
  readonly indicator: { readonly code: string };
  readonly period: { readonly key: string };
  readonly mean: number | null;
  readonly median: number | null;
  readonly eligible: number;
  readonly computed: { readonly value: number | null; readonly basis: string; readonly units: number };
}

const worthOf = ({ value, basis, qualifier, asAt }: Cell): PlainWorth => ({
  value: textOf(value),
  basis,
  qualifier,
  asAt,
});

interface FlatRow {
  readonly unitCode: string;
  readonly indicatorCode: string;
  readonly periodKey: string;
  readonly kind: "ACTUAL" | "TARGET";
  readonly value: number | null;
  readonly qualifier: string;
}

interface Asked {
  readonly one: ComparisonCase;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly unit: { readonly code: string }; readonly cells: readonly Cell[] }[];
  readonly before: readonly { readonly cells: readonly Cell[] }[];
  readonly flat: ReadonlyMap<string, FlatRow>;
  readonly groups: readonly {
    readonly indicator: { code: string };
    readonly period: { key: string };
    readonly sum: number;
    readonly count: number;
  }[];
}
const keyOf = (unit: string, indicator: string, period: string, kind: string): string =>
  [unit, indicator, period, kind].join(" ");

const isOverlapping = ({ units }: ComparisonCase): boolean => units.includes("CASE-X") && units.includes("CASE-Y");

async function answers(one: ComparisonCase): Promise<Asked> {
  const codes = one.indicators.map(({ code }) => code);
  const added = one.indicators.filter(({ overUnits }) => overUnits === "SUM").map(({ code }) => code);
  const about = { unit: { code: { in: one.units } } };
  const { data, errors } = await ask(product, document, {
    units: one.units,
    indicators: codes,
    periods: one.periods,
    before: one.periods.map(yearBefore),
    where: { ...about, indicator: { code: { in: codes } } },
  });
  expect(errors).toEqual([]);
  const groups = await ask(product, groupDocument, {
    where: {
      ...about,
      indicator: { code: { in: added } },
      kind: { eq: "ACTUAL" },
      period: { key: { in: one.periods } },
    },
  });
  // What overlaps is not added by groups either.
  if (isOverlapping(one)) for (const { code } of groups.errors) expect(code).toBe("NOT_ADDITIVE");
  else expect(groups.errors).toEqual([]);
  const rows: readonly FlatRow[] = data.figureRows;
  if (rows.length === 1000) throw new Error("more figures than a page of flat rows holds");
  return {
    one,
    columns: data.comparison.columns,
    rows: data.comparison.rows,
    before: data.before.rows,
    flat: new Map(rows.map((row) => [keyOf(row.unitCode, row.indicatorCode, row.periodKey, row.kind), row])),
    groups: groups.data?.figureGroups.nodes ?? [],
  };
}

const seen = {
  exact: 0,
  computed: 0,
  grouped: 0,
  ranked: 0,
  ties: 0,
  apart: 0,
  claimed: 0,
  scores: 0,
  implied: 0,
  growth: 0,
  parted: 0,
  halves: 0,
};

test(
  `${cases} random catalogues and their figures: comparison, groups and flat rows agree with plain arithmetic`,
  async () => {
    for (const one of made) {
      const asked = await answers(one);
      for (const [place, column] of asked.columns.entries()) checkColumn(asked, place, column);
    }
    // A campaign in which something never happens proves nothing of it.
    for (const [what, times] of Object.entries(seen))
      expect(times, what).toBeGreaterThan(what === "apart" ? cases / 50 : cases / 10);
  },
  10 * 60_000,
);

function checkColumn(asked: Asked, place: number, column: Column): void {
  const { one, rows } = asked;
  const indicator = one.indicators.find(({ code }) => code === column.indicator.code)!;
  const says = JSON.stringify({ seed, indicator: indicator.code, period: column.period.key, units: one.units });
  const cells = rows.map((row) => row.cells[place]!);
  const isRecomputed = (n: number): boolean => indicator.overUnits === "RECOMPUTE" && cells[n]!.basis === "RECOMPUTED";
  const expected = standingOf({
    ...indicator,
    isPercent: indicator.measure === "%",
    isOverlapping: isOverlapping(one),
    breakDays: breaksWithin(one, indicator, column.period.key),
    cells: cells.map(worthOf),
    parts: cells.map((_, n) => (isRecomputed(n) ? partsOf(asked, indicator, n, place) : null)),
  });
  const { mean, median, eligible, computed } = column;
  expect({ mean: textOf(mean), median: textOf(median), eligible }, says).toEqual({
    mean: expected.mean,
    median: expected.median,
    eligible: expected.eligible,
  });
  expect({ ...computed, value: textOf(computed.value) }, says).toEqual(expected.total);
  cells.forEach((cell, n) => {
    const { ranking, rank, unranked, toMean, toMedian, share, score, isOutlier } = cell;
    const { better, equal, ...other } = expected.cells[n]!;
    expect(
      {
        rank,
        unranked,
        toMean: textOf(toMean),
        toMedian: textOf(toMedian),
        share: textOf(share),
        score: textOf(score),
        isOutlier,
      },
      says,
    ).toEqual(other);
    expect(ranking, says).toEqual(rank === null ? null : { of: expected.eligible, better, equal });
    checkCell(
      asked,
      { indicator, period: column.period.key, row: n, cell, before: asked.before[n]!.cells[place]! },
      says,
    );
    seen.ranked += Number(rank !== null);
    seen.ties += Number((equal ?? 0) > 0);
    seen.apart += Number(unranked === "BREAK");
    seen.claimed += Number(unranked === "CLAIMED");
    seen.scores += Number(score !== null);
  });
  if (indicator.overUnits === "SUM" && expected.total.value !== null) checkGroup(asked, column, cells, says);
  seen.computed += Number(indicator.nature === "RATIO" && computed.value !== null);
}

/** What numerator and denominator are worth in the same unit and period; of an attainment result and target. */
function partsOf(
  { rows, columns }: Asked,
  { numerator, denominator }: CaseIndicator,
  row: number,
  place: number,
): readonly [string, string] {
  const period = columns[place]!.period.key;
  const cellOf = (code: string | null): Cell =>
    rows[row]!.cells[columns.findIndex((column) => column.indicator.code === code && column.period.key === period)]!;
  const over = cellOf(numerator);
  const under = numerator === denominator ? over.target : cellOf(denominator).value;
  return [textOf(over.value)!, textOf(under)!];
}

interface Checked {
  readonly indicator: CaseIndicator;
  readonly period: string;
  readonly row: number;
  readonly cell: Cell;
  readonly before: Cell;
}

function checkCell(asked: Asked, { indicator, period, row, cell, before }: Checked, says: string): void {
  const unit = asked.rows[row]!.unit.code;
  const flatAt = (key: string, kind: string): FlatRow | undefined =>
    asked.flat.get(keyOf(unit, indicator.code, key, kind));
  const own = flatAt(period, "ACTUAL");
  if (own && indicator.nature !== "RATIO") {
    expect([cell.value, cell.basis, cell.qualifier], says).toEqual([own.value, "EXACT", own.qualifier]);
    seen.exact += 1;
  }
  checkTarget(asked, { indicator, period, row, cell, before }, says);
  const last = cell.lastYear;
  expect([last.period, last.value, last.basis], says).toEqual([yearBefore(period), before.value, before.basis]);
  const parted = breaksBetween(asked.one, indicator, { period, cell, before });
  expect(
    last.breaks.map(({ on }: { on: string }) => on),
    says,
  ).toEqual(parted);
  const growth = growthOf(worthOf(cell), worthOf(before), parted.length > 0);
  expect({ change: textOf(last.change), growth: textOf(last.growth) }, says).toEqual(growth);
  seen.growth += Number(growth.growth !== null);
  seen.parted += Number(parted.length > 0 && cell.value !== null);
}

/** Targets of these cases are of a half-year or of a year; the first half of a year can have either. */
function checkTarget(asked: Asked, { indicator, period, row, cell, before }: Checked, says: string): void {
  const unit = asked.rows[row]!.unit.code;
  const targetAt = (key: string): number | null =>
    asked.flat.get(keyOf(unit, indicator.code, key, "TARGET"))?.value ?? null;
  const year = period.slice(0, 4);
  if (
    indicator.nature !== "RATIO" &&
    (indicator.nature === "FLOW" || period === year || targetAt(period) !== null || targetAt(`${year}-H1`) === null)
  ) {
    const [target, targetPeriod] =
      targetAt(period) !== null ? [targetAt(period), null] : [targetAt(year), targetAt(year) === null ? null : year];
    if (!(indicator.nature === "STOCK" && period === year && target === null)) {
      expect([cell.target, cell.targetPeriod], says).toEqual([target, targetPeriod]);
      seen.halves += Number(targetPeriod !== null && cell.value !== null);
    }
  }
  checkClaim(asked, { indicator, period, row, cell, before }, says);
}

function checkClaim(asked: Asked, { indicator, period, row, cell }: Checked, says: string): void {
  const unit = asked.rows[row]!.unit.code;
  const target = textOf(cell.target);
  expect(textOf(cell.attainment), says).toBe(attainmentOf(worthOf(cell), target, indicator.direction));
  const claim = asked.flat.get(keyOf(unit, indicator.code.replace("_OVER", "_ATT"), period, "ACTUAL"));
  const claimed = indicator.code.endsWith("_OVER") ? (claim?.value ?? null) : null;
  expect(cell.claimedAttainment, says).toBe(claimed);
  const isExact = claim?.qualifier === "EXACT" && cell.qualifier === "EXACT" && cell.basis !== "PARTIAL";
  const implied =
    claimed === null || target !== null || !isExact || cell.value === null
      ? null
      : impliedBy(String(cell.value), String(claimed), indicator);
  const { low, high } = cell.impliedTarget ?? { low: null, high: null };
  expect([textOf(low), textOf(high)], says).toEqual([implied?.low ?? null, implied?.high ?? null]);
  seen.implied += Number(implied !== null);
}

/** The days with a new meaning behind the first day of the earlier and up to the last of the later. */
function breaksBetween(
  one: ComparisonCase,
  indicator: CaseIndicator,
  { period, cell, before }: Pick<Checked, "period" | "cell" | "before">,
): readonly string[] {
  const from = before.asAt ?? readPeriod(yearBefore(period)!)!.startsOn;
  const until = cell.asAt ?? readPeriod(period)!.endsBefore;
  return breakDaysOf(one, indicator).filter((day) => day > from && (cell.asAt === null ? day < until : day <= until));
}

/** The days inside a period from which an indicator means something else. */
function breaksWithin(one: ComparisonCase, indicator: CaseIndicator, period: string): readonly string[] {
  const { startsOn, endsBefore } = readPeriod(period)!;
  return breakDaysOf(one, indicator).filter((day) => startsOn < day && day < endsBefore);
}

/** Of an indicator, and of the parts of a ratio. */
function breakDaysOf(one: ComparisonCase, indicator: CaseIndicator): readonly string[] {
  const codes = [indicator.code, indicator.numerator, indicator.denominator];
  return one.indicators
    .filter(({ code }) => codes.includes(code))
    .flatMap(({ breakOn }) => breakOn ?? [])
    .toSorted();
}

/** Where every cell is a stored figure, the total is what groups add up. */
function checkGroup({ groups }: Asked, column: Column, cells: readonly Cell[], says: string): void {
  if (cells.some(({ value, basis }) => value === null || basis !== "EXACT") || column.computed.basis !== "SUM_OF")
    return;
  const group = groups.find(
    ({ indicator, period }) => indicator.code === column.indicator.code && period.key === column.period.key,
  );
  expect([group?.sum, group?.count], says).toEqual([column.computed.value, cells.length]);
  expect(compareDecimals(String(group!.sum), cells.map(({ value }) => String(value)).reduce(plus, "0")), says).toBe(0);
  seen.grouped += 1;
}
