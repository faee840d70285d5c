import { readPeriod } from "@bangvang/schema/period";

/** A selected cell as the status line counts it. */
export interface CountedCell {
  readonly value: number | null;
  readonly isBlank: boolean;
  readonly isSample: boolean;
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
}

export interface IndicatorFacts {
  readonly measure: string;
  readonly nature: "STOCK" | "FLOW" | "RATIO" | "MEAN";
}

export interface Statistics {
  readonly cells: number;
  readonly numbers: number;
  readonly blanks: number;
  /** Numbers among them that are generated samples. */
  readonly samples: number;
  readonly min: number | null;
  readonly max: number | null;
  /** Null when these figures may not be added up or compared: other indicators, rates, overlapping periods. */
  readonly sum: number | null;
  readonly average: number | null;
}

/**
 * Counts a selection. Sum: one measure, no rates; a stock over one period only, a flow over periods that do not overlap,
 * since the year beside its months would count twice. Average, least and greatest need one indicator.
 */
export function statisticsOf(
  cells: Iterable<CountedCell>,
  factsOf: (indicator: string) => IndicatorFacts | undefined,
): Statistics {
  const indicators = new Set<string>();
  const periods = new Set<string>();
  let count = 0;
  let numbers = 0;
  let blanks = 0;
  let samples = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    count += 1;
    if (cell.isBlank) blanks += 1;
    if (cell.value === null) continue;
    numbers += 1;
    if (cell.isSample) samples += 1;
    sum += cell.value;
    min = Math.min(min, cell.value);
    max = Math.max(max, cell.value);
    indicators.add(cell.indicator);
    periods.add(cell.period);
  }
  const isOne = numbers > 0 && indicators.size === 1;
  const canAdd = numbers > 0 && isAdditive([...indicators], [...periods], factsOf);
  return {
    cells: count,
    numbers,
    blanks,
    samples,
    min: isOne ? min : null,
    max: isOne ? max : null,
    average: isOne ? sum / numbers : null,
    sum: canAdd ? sum : null,
  };
}

function isAdditive(
  indicators: readonly string[],
  periods: readonly string[],
  factsOf: (indicator: string) => IndicatorFacts | undefined,
): boolean {
  const facts = indicators.map(factsOf);
  const measure = facts[0]?.measure;
  if (facts.some((one) => !one || one.measure !== measure || one.nature === "RATIO" || one.nature === "MEAN"))
    return false;
  if (facts.some((one) => one?.nature === "STOCK")) return periods.length === 1;
  return !overlap(periods);
}

function overlap(keys: readonly string[]): boolean {
  const periods = keys.map(readPeriod);
  return periods.some((a, index) =>
    periods.slice(index + 1).some((b) => !a || !b || (a.startsOn < b.endsBefore && b.startsOn < a.endsBefore)),
  );
}
