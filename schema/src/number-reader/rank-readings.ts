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
  const number = Number(value);
  return fits.filter((fit) => tests[fit](number, context));
}

/** Evidence is weighed in doubles, for it turns an order and is no part of a figure. */
const tests: Readonly<Record<Fit, (value: number, context: NumberContext) => boolean>> = {
  UNIT_PRICE: (value, { unitPrice }) => {
    if (!unitPrice) return false;
    const [count, low, high] = [unitPrice.count, unitPrice.low, unitPrice.high].map(Number) as [number, number, number];
    return count * low <= value && value <= count * high;
  },
  BAND: (value, { bandLow, bandHigh }) =>
    (isSome(bandLow) || isSome(bandHigh)) &&
    (!isSome(bandLow) || Number(bandLow) <= value) &&
    (!isSome(bandHigh) || value <= Number(bandHigh)),
  LAST_YEAR: (value, { lastYear }) => isSome(lastYear) && isNear(value, Number(lastYear)),
  PEERS: (value, { peers }) => peers !== undefined && peers.some((peer) => isNear(value, Number(peer))),
};

function isSome(text: string | null | undefined): text is string {
  return text !== null && text !== undefined;
}

/** Within ten times, up or down: figures of a year move less, readings lie a thousand times apart. */
function isNear(value: number, other: number): boolean {
  if (value <= 0 || other <= 0) return value === other;
  return value / other <= 10 && other / value <= 10;
}
