/** STOCK: a count on a day. FLOW: what happened in a stretch. RATIO: numerator over denominator. MEAN: weighted by a head-count. */
export const natures = ["STOCK", "FLOW", "RATIO", "MEAN"] as const;
export type Nature = (typeof natures)[number];

/** How figures of several units become one: added, weighted, recomputed from their parts, or not at all. */
export const overUnits = ["SUM", "WEIGHTED", "RECOMPUTE", "NONE"] as const;
export type OverUnits = (typeof overUnits)[number];

/** Which way is better: more, less, or neither. */
export const directions = ["HIGHER", "LOWER", "NEUTRAL"] as const;
export type Direction = (typeof directions)[number];

export const families = [
  "membership",
  "campaigns",
  "finance",
  "organisation",
  "labour",
  "legal",
  "party",
  "emulation",
] as const;
export type Family = (typeof families)[number];

/** One entry of the catalogue (chỉ tiêu thống kê), as far as both sides need it. */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly family: Family;
  /** What is counted in: người, đồng, %, … */
  readonly measure: string;
  readonly nature: Nature;
  readonly overUnits: OverUnits;
  readonly direction: Direction;
  readonly wholeNumber: boolean;
  /** Whether less than nothing is a result, as of a balance or a net change. */
  readonly mayBeNegative: boolean;
  readonly partOf: string | null;
  /** What it is never above, without being a part of it: members and workers. */
  readonly atMost: string | null;
  /** Whether the indicators that are parts of it come to it. */
  readonly partsAddUp: boolean;
  /** Of a closing balance: what comes in and goes out in the period. */
  readonly income: string | null;
  readonly expenditure: string | null;
  /** Plausible values, as decimal text: a reason to ask, never to refuse. */
  readonly bandLow: string | null;
  readonly bandHigh: string | null;
}
