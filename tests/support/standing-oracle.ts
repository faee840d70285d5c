import { compareDecimals, divided, minus, plus, times } from "../../schema/src/exact.ts";
import type { Direction, OverUnits } from "../../schema/src/indicator.ts";

/** A cell as a comparison tells what it is worth: numbers as decimal text. */
export interface PlainWorth {
  readonly value: string | null;
  readonly basis: string;
  readonly qualifier: string | null;
  /** The day a stock speaks of. */
  readonly asAt: string | null;
}

/** A column with all its cells; parts are what a ratio's numerator and denominator are worth in the same units. */
export interface PlainColumn {
  readonly direction: Direction;
  readonly overUnits: OverUnits;
  readonly wholeNumber: boolean;
  readonly isPercent: boolean;
  /** Of a ratio: numerator and denominator of each cell, null where it was not recomputed from them. */
  readonly parts: readonly (readonly [string, string] | null)[];
  readonly cells: readonly PlainWorth[];
  readonly isOverlapping: boolean;
  /** Days inside the period from which the series means something else for everyone. */
  readonly breakDays: readonly string[];
}

/** How a column and its cells must stand, worked out one by one in whole numbers. */
export interface PlainStanding {
  readonly mean: string | null;
  readonly median: string | null;
  readonly eligible: number;
  readonly total: { readonly value: string | null; readonly basis: string; readonly units: number };
  readonly cells: readonly PlainCell[];
}

interface PlainCell {
  readonly rank: number | null;
  readonly unranked: string | null;
  readonly better: number | null;
  readonly equal: number | null;
  readonly toMean: string | null;
  readonly toMedian: string | null;
  readonly share: string | null;
  readonly score: string | null;
  readonly isOutlier: boolean;
}

export function standingOf(column: PlainColumn): PlainStanding {
  const reasons = column.cells.map((cell) => unrankedFor(cell, column));
  const eligible = column.cells.filter((_, n) => reasons[n] === null || reasons[n] === "NEUTRAL");
  const values = eligible.map(({ value }) => value!);
  const total = totalOf(column, reasons);
  const mean = meanOf(column, values, total);
  const median = values.length === 0 ? null : middleOf(values);
  const spread = median === null ? null : exactMiddle(values.map((value) => absolute(minus(value, median))));
  const deviation = values.length < 5 || spread === null || spread === "0" ? null : times("1.4826", spread);
  const isShared =
    total.basis === "SUM_OF" &&
    column.overUnits === "SUM" &&
    compareDecimals(total.value!, "0") > 0 &&
    values.every((value) => compareDecimals(value, "0") >= 0);
  return {
    mean,
    median,
    eligible: values.length,
    total,
    cells: column.cells.map(({ value }, n): PlainCell => {
      const isEligible = reasons[n] === null || reasons[n] === "NEUTRAL";
      const isRanked = reasons[n] === null;
      const better = isRanked ? values.filter((other) => isBetter(other, value!, column.direction)).length : 0;
      const score = isEligible && deviation !== null ? minus(value!, median!) : null;
      return {
        rank: isRanked ? better + 1 : null,
        unranked: reasons[n]!,
        better: isRanked ? better : null,
        equal: isRanked ? values.filter((other) => compareDecimals(other, value!) === 0).length - 1 : null,
        toMean: isEligible && mean !== null ? minus(value!, mean) : null,
        toMedian: isEligible ? minus(value!, median!) : null,
        share: isEligible && isShared ? divided(times(value!, "100"), total.value!, 2).value : null,
        score: score === null ? null : divided(score, deviation!, 2).value,
        isOutlier: score !== null && compareDecimals(absolute(score), times("3.5", deviation!)) > 0,
      };
    }),
  };
}

function isWhole({ value, basis }: PlainWorth): boolean {
  return value !== null && basis !== "PARTIAL";
}

function unrankedFor({ value, basis, asAt }: PlainWorth, column: PlainColumn): string | null {
  const { isOverlapping, direction } = column;
  const others = column.cells.filter(isWhole);
  if (value === null) return "NO_VALUE";
  if (basis === "PARTIAL") return "NOT_WHOLE";
  if (isOverlapping) return "OVERLAPPING";
  if (basis === "CLAIMED" && others.some((other) => other.basis !== "CLAIMED")) return "CLAIMED";
  const isPassed = (day: string): boolean => others.some((other) => other.asAt !== null && other.asAt >= day);
  if (asAt !== null && column.breakDays.some((day) => asAt < day && isPassed(day))) return "BREAK";
  return direction === "NEUTRAL" ? "NEUTRAL" : null;
}

function isBetter(a: string, b: string, direction: Direction): boolean {
  const order = compareDecimals(a, b);
  return direction === "LOWER" ? order < 0 : order > 0;
}

function totalOf(column: PlainColumn, reasons: readonly (string | null)[]): PlainStanding["total"] {
  const isIn = (n: number): boolean => reasons[n] === null || reasons[n] === "NEUTRAL";
  const basisOf = (units: number, whole: string): string =>
    units === 0 ? "NONE" : units === column.cells.length ? whole : "PARTIAL";
  if (column.overUnits === "SUM") {
    const values = column.cells.flatMap(({ value }, n) => (isIn(n) ? value! : []));
    return {
      value: values.length > 0 ? sum(values) : null,
      basis: basisOf(values.length, "SUM_OF"),
      units: values.length,
    };
  }
  if (column.overUnits !== "RECOMPUTE") return { value: null, basis: "NONE", units: 0 };
  const parts = column.parts.filter((both, n) => both !== null && isIn(n)).map((both) => both!);
  const denominator = sum(parts.map(([, under]) => under));
  if (parts.length === 0 || denominator === "0") return { value: null, basis: "NONE", units: parts.length };
  const numerator = times(sum(parts.map(([over]) => over)), column.isPercent ? "100" : "1");
  return {
    value: divided(numerator, denominator, 4).value,
    basis: basisOf(parts.length, "RECOMPUTED"),
    units: parts.length,
  };
}

function meanOf({ overUnits }: PlainColumn, values: readonly string[], total: PlainStanding["total"]): string | null {
  if (overUnits === "SUM") return values.length === 0 ? null : divided(sum(values), String(values.length), 4).value;
  return total.units === values.length ? total.value : null;
}

function middleOf(values: readonly string[]): string {
  return divided(exactMiddle(values), "1", 4).value;
}

function exactMiddle(values: readonly string[]): string {
  const sorted = values.toSorted(compareDecimals);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1]!, sorted[Math.floor(sorted.length / 2)]!];
  return times(plus(low, high), "0.5");
}

function sum(values: readonly string[]): string {
  return values.reduce(plus, "0");
}

function absolute(text: string): string {
  return text.startsWith("-") ? text.slice(1) : text;
}

/** Per cent of a target, to two decimals; null where it may not be held against it. */
export function attainmentOf({ value, basis }: PlainWorth, target: string | null, direction: Direction): string | null {
  if (value === null || basis === "PARTIAL" || target === null || direction === "NEUTRAL") return null;
  if (compareDecimals(target, "0") <= 0 || compareDecimals(value, "0") < 0) return null;
  const [over, under] = direction === "HIGHER" ? [value, target] : [target, value];
  return compareDecimals(under, "0") === 0 ? null : divided(times(over, "100"), under, 2).value;
}

/** Change and growth from an earlier value, when both are whole and nothing parts them. */
export function growthOf(
  now: PlainWorth,
  before: PlainWorth,
  isParted: boolean,
): { readonly change: string | null; readonly growth: string | null } {
  if (isParted || !isWhole(now) || !isWhole(before)) return { change: null, growth: null };
  const change = minus(now.value!, before.value!);
  const growth = compareDecimals(before.value!, "0") > 0 ? divided(times(change, "100"), before.value!, 2).value : null;
  return { change, growth };
}

/** Every target, in steps of its grain, that gives a claim when attainment is rounded to the claim's digits: first and last. */
export function impliedBy(
  value: string,
  claim: string,
  { direction, wholeNumber }: Pick<PlainColumn, "direction" | "wholeNumber">,
): { readonly low: string; readonly high: string } | null {
  if (direction === "NEUTRAL" || compareDecimals(value, "0") <= 0) return null;
  const half = `0.${"0".repeat((claim.split(".")[1] ?? "").length)}5`;
  const [least, most] = [minus(claim, half), plus(claim, half)];
  const bottom = compareDecimals(least, "0") < 0 ? "0" : least;
  if (direction === "HIGHER" && bottom === "0") return null;
  const grain = wholeNumber ? 0 : 4;
  const [low, high] =
    direction === "HIGHER"
      ? [inside(times(value, "100"), most, grain, "up"), inside(times(value, "100"), bottom, grain, "down")]
      : [inside(times(value, bottom), "100", grain, "up"), inside(times(value, most), "100", grain, "down")];
  return compareDecimals(low, high) <= 0 ? { low, high } : null;
}

/** A quotient to so many decimals, never beyond it. */
function inside(over: string, under: string, decimals: number, way: "up" | "down"): string {
  const { value, isRounded } = divided(over, under, decimals);
  if (!isRounded) return value;
  const step = decimals === 0 ? "1" : "0.0001";
  const isBeyond = compareDecimals(times(value, under), over) > 0;
  if (way === "up") return isBeyond ? value : plus(value, step);
  return isBeyond ? minus(value, step) : value;
}
