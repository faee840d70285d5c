/** How large a bench set is. Its figures: units × indicators × months, one each. */
export interface Size {
  /** Against the set of the goals: 0.1, 1 or 10. */
  readonly factor: number;
  readonly clusters: number;
  readonly indicators: number;
}

export const unitsOfCluster = 7;
/** Twelve years. */
export const firstYear = 2010;
export const months = 144;

/** The nation with 63 provinces; a tenth of its indicators; ten times its units, as when lower levels report as well. */
export const sizes: readonly Size[] = [
  { factor: 0.1, clusters: 9, indicators: 12 },
  { factor: 1, clusters: 9, indicators: 120 },
  { factor: 10, clusters: 90, indicators: 120 },
];

export function unitsOf({ clusters }: Size): number {
  return clusters * unitsOfCluster;
}

export function figuresOf(size: Size): number {
  return unitsOf(size) * size.indicators * months;
}

/** The set of a factor; throws when there is none. */
export function sizeOf(factor: number): Size {
  const size = sizes.find((one) => one.factor === factor);
  if (!size) throw new Error(`There is no bench set of ${factor}×.`);
  return size;
}

/** Codes in which the order of the numbers is the order of the codes. */
export const codes = {
  unit: (number: number): string => `BENCH-U${String(number).padStart(4, "0")}`,
  cluster: (number: number): string => `BENCH-C${String(number).padStart(4, "0")}`,
  indicator: (number: number): string => `BENCH_I${String(number).padStart(4, "0")}`,
  month: (number: number): string =>
    `${firstYear + Math.floor((number - 1) / 12)}-${String(((number - 1) % 12) + 1).padStart(2, "0")}`,
};
