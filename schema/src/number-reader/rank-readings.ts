import { compareDecimals, times } from "../exact.ts";
import type { NumberContext } from "./number-context.ts";
import { fits, type Fit, type Reading } from "./number-reading.ts";
import type { DigitReading } from "./readings.ts";

/** Writes beside each reading which evidence speaks for it, and puts the plausible ones first. Nothing is dropped. */
export function rankReadings(
  readings: readonly (DigitReading | Pick<Reading, "value" | "reason">)[],
  context: NumberContext,
): readonly Reading[] {
  const weighed = readings.map(({ value, reason }) => ({
    value,
    reason,
    fits: value === null ? [] : fitsOf(value, context),
  }));
  return weighed.toSorted((a, b) => compareSigns(a, b, context) || compareFits(a, b));
}

/**
 * The strongest evidence that tells two readings apart decides; below zero when it speaks for the first. Votes are not
 * added up: last year and the peers were read from the same kind of paper and may share its mistake.
 */
export function compareFits(a: Reading, b: Reading): number {
  const deciding = fits.find((fit) => a.fits.includes(fit) !== b.fits.includes(fit));
  if (deciding === undefined) return 0;
  return a.fits.includes(deciding) ? -1 : 1;
}

function compareSigns(a: Reading, b: Reading, context: NumberContext): number {
  return context.mayBeNegative === false ? Number(isNegative(a)) - Number(isNegative(b)) : 0;
}

function isNegative({ value }: Reading): boolean {
  return value !== null && value.startsWith("-");
}

function fitsOf(value: string, context: NumberContext): readonly Fit[] {
  return fits.filter((fit) => tests[fit](value, context));
}

const tests: Readonly<Record<Fit, (value: string, context: NumberContext) => boolean>> = {
  UNIT_PRICE: (value, { unitPrice }) =>
    unitPrice !== undefined &&
    isBetween(value, times(unitPrice.low, unitPrice.count), times(unitPrice.high, unitPrice.count)),
  BAND: (value, { bandLow, bandHigh }) =>
    ((bandLow ?? null) !== null || (bandHigh ?? null) !== null) && isBetween(value, bandLow ?? null, bandHigh ?? null),
  LAST_YEAR: (value, { lastYear }) => isSome(lastYear) && isNear(value, lastYear),
  PEERS: (value, { peers }) => peers !== undefined && peers.some((peer) => isNear(value, peer)),
};

function isSome(text: string | null | undefined): text is string {
  return text !== null && text !== undefined;
}

function isBetween(value: string, low: string | null, high: string | null): boolean {
  return (low === null || compareDecimals(low, value) <= 0) && (high === null || compareDecimals(value, high) <= 0);
}

/** Within ten times, up or down: figures of a year move less, readings lie a thousand times apart. */
function isNear(value: string, other: string): boolean {
  if (compareDecimals(value, "0") <= 0 || compareDecimals(other, "0") <= 0) return value === other;
  return compareDecimals(value, times(other, "10")) <= 0 && compareDecimals(other, times(value, "10")) <= 0;
}
