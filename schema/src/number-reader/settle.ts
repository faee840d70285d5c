import { readDecimal } from "../decimal.ts";
import { times } from "../exact.ts";
import type { NumberContext } from "./number-context.ts";
import { reject, type AmbiguityReason, type NumberReading } from "./number-reading.ts";
import type { Phrase } from "./phrase.ts";
import { mergeQualifiers } from "./qualifiers.ts";
import { readQuantity } from "./quantity.ts";
import { rankReadings } from "./rank-readings.ts";
import type { DigitReading } from "./readings.ts";
import { unitFits, unitText } from "./unit-words.ts";

/** What was seen around the phrase and forces a question. */
export interface Doubts {
  readonly wide: boolean;
  readonly bare: boolean;
}

/** Weighs one phrase: one reading and no doubt is OK, anything else is asked or refused. */
export function settle(phrase: Phrase, context: NumberContext, doubts: Doubts): NumberReading {
  if (!unitFits(phrase.unit, context.measure)) return reject("UNIT_CONTRADICTS");
  const read = readQuantity(phrase, context);
  if ("refused" in read) return reject(read.refused, phrase.sign === null ? read.suggestion : null);
  const limited = withinLimits(read.readings);
  if ("kind" in limited) return limited;
  const signed = withSigns(limited.readings, phrase, { context, bare: doubts.bare });
  const value = signed.readings.length === 1 ? signed.readings[0]!.value : null;
  if (phrase.upperBound) return reject("UPPER_BOUND", value);
  if (phrase.sign !== null && !context.mayBeNegative && signed.readings.every(isNegative))
    return reject("NEGATIVE", value);
  const { qualifier, lossy } = mergeQualifiers(phrase.qualifiers);
  const unit = unitText(phrase.unit, context.measure);
  // Decimal marks come last: a whole paste can settle those, so they must not hide another doubt.
  const reason = askAbout(phrase, doubts, lossy) ?? signed.ask ?? read.ask;
  if (reason) return { kind: "AMBIGUOUS", reason, readings: rankReadings(signed.readings, context), qualifier, unit };
  // A string with two readings always comes with its reason; this only tells the compiler.
  return value === null ? reject("MALFORMED") : { kind: "OK", value, qualifier, unit, settledBy: "TEXT" };
}

/** Drops readings that no figure can hold. A reading that is left alone is still asked about when there were two. */
function withinLimits(
  readings: readonly DigitReading[],
): { readonly readings: readonly DigitReading[] } | NumberReading {
  const kept: DigitReading[] = [];
  let problem: "TOO_MANY_DIGITS" | "TOO_MANY_DECIMALS" = "TOO_MANY_DIGITS";
  for (const { value, reason } of readings) {
    const read = readDecimal(value);
    if ("value" in read) kept.push({ value: read.value, reason });
    else if (read.problem === "TOO_MANY_DECIMALS") problem = read.problem;
  }
  return kept.length > 0 ? { readings: kept } : reject(problem);
}

interface Signed {
  readonly readings: readonly DigitReading[];
  readonly ask: AmbiguityReason | null;
}

/**
 * "(12.500)" is an accountant's minus or a remark; "- 12.500" a minus or the mark of a list. Where nothing may be
 * negative a dash is refused, but brackets are still asked about: they surround remarks too often.
 */
function withSigns(
  readings: readonly DigitReading[],
  phrase: Phrase,
  { context, bare }: { readonly context: NumberContext; readonly bare: boolean },
): Signed {
  if (phrase.sign === null && !bare) return { readings, ask: null };
  const negative = readings.map(({ value, reason }) => ({ value: times(value, "-1"), reason }));
  if (phrase.sign === "MINUS" || (phrase.sign === "DASH" && !context.mayBeNegative))
    return { readings: negative, ask: null };
  if (phrase.sign !== "DASH" && !bare) return { readings, ask: null };
  const remarks = readings.map(({ value }) => ({ value, reason: "REMARK" as const }));
  const both = [...negative.map(({ value }) => ({ value, reason: "NEGATIVE" as const })), ...remarks];
  return { readings: both.filter(isFirstOfItsValue), ask: bare ? "BRACKETS" : "DASH" };
}

/** Less than nothing of nothing is nothing: "(0)" has one reading. */
function isFirstOfItsValue({ value }: DigitReading, at: number, all: readonly DigitReading[]): boolean {
  return all.findIndex((other) => other.value === value) === at;
}

function isNegative({ value }: DigitReading): boolean {
  return value.startsWith("-");
}

function askAbout(phrase: Phrase, doubts: Doubts, lossy: boolean): AmbiguityReason | null {
  if (phrase.unmarked) return "UNMARKED_WORD";
  if (lossy) return "TWO_QUALIFIERS";
  return doubts.wide ? "WIDE_CHARACTERS" : null;
}
