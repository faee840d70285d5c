import { readPeriod } from "@bangvang/schema/period";

/** A selected cell as the status line counts it. */
export interface CountedCell {
  readonly value: number | null;
  readonly isBlank: boolean;
  readonly isSample: boolean;
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
 * Counts a selection, cell by cell. Sum: one measure, no rates; a stock over one period only, a flow over periods that do not
 * overlap, since the year beside its months would count twice. Average, least and greatest need one indicator.
 */
export class Tally {
  readonly #indicators = new Set<string>();
  readonly #periods = new Set<string>();
  #cells = 0;
  #numbers = 0;
  #blanks = 0;
  #samples = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  add({ value, isBlank, isSample, indicator, period }: CountedCell): void {
    this.#cells += 1;
    if (isBlank) this.#blanks += 1;
    if (value === null) return;
    this.#numbers += 1;
    if (isSample) this.#samples += 1;
    this.#sum += value;
    this.#min = Math.min(this.#min, value);
    this.#max = Math.max(this.#max, value);
    this.#indicators.add(indicator);
    this.#periods.add(period);
  }

  statistics(factsOf: (indicator: string) => IndicatorFacts | undefined): Statistics {
    const isOne = this.#numbers > 0 && this.#indicators.size === 1;
    const canAdd = this.#numbers > 0 && isAdditive([...this.#indicators], [...this.#periods], factsOf);
    return {
      cells: this.#cells,
      numbers: this.#numbers,
      blanks: this.#blanks,
      samples: this.#samples,
      min: isOne ? this.#min : null,
      max: isOne ? this.#max : null,
      average: isOne ? this.#sum / this.#numbers : null,
      sum: canAdd ? this.#sum : null,
    };
  }
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
