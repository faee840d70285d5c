import { comparePeriods, monthsOf, readPeriod } from "@bangvang/schema/period";
import type { Grain } from "./figures-search.ts";

/**
 * The columns of a year: what the grain names, and the special periods (days, windows, nine months) that hold figures.
 * In calendar order by the day they end, so that a year stands behind its months.
 */
export function periodsOf(year: number, grain: Grain, special: readonly string[]): readonly string[] {
  const keys = new Set([...named(year, grain), ...special]);
  return [...keys]
    .flatMap((key) => readPeriod(key) ?? [])
    .sort((a, b) => (a.endsBefore < b.endsBefore ? -1 : a.endsBefore > b.endsBefore ? 1 : -comparePeriods(a, b)))
    .map((period) => period.key);
}

/** The earliest year that is offered by itself. */
const firstYear = 2010;

/** Years one can choose, the latest first: up to the coming one, for which targets are registered, and the chosen one in any case. */
export function choosableYears(chosen: number, coming: number): readonly number[] {
  const last = Math.max(coming, chosen);
  return Array.from({ length: last - Math.min(firstYear, chosen) + 1 }, (_, index) => last - index);
}

/** Periods one can choose as the only one: the whole year first. */
export function choosablePeriods(year: number, special: readonly string[]): readonly string[] {
  const main = [`${year}`, `${year}-TET`, `${year}-H1`, `${year}-H2`, `${year}-9M`];
  const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  return [...new Set([...main, ...quarters, ...monthsOf(year), ...special])].filter((key) => readPeriod(key) !== null);
}

function named(year: number, grain: Grain): readonly string[] {
  const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  const halves = [`${year}-H1`, `${year}-H2`];
  const whole = [`${year}`, `${year}-TET`];
  switch (grain) {
    case "month":
      return monthsOf(year);
    case "quarter":
      return quarters;
    case "half":
      return halves;
    case "year":
      return whole;
    case "all":
      return [...monthsOf(year), ...quarters, ...halves, ...whole];
  }
}
