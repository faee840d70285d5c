import { compareDecimals, plus, powerOfTen, shifted, shortest, times } from "../exact.ts";
import { isScaled, isWholeCell, type NumberContext } from "./number-context.ts";
import type { Part, Phrase } from "./phrase.ts";
import {
  readDigits,
  refuse,
  type DigitReading,
  type DigitReadings,
  type Refusal,
  type Surroundings,
} from "./readings.ts";
import { mergeScales, type Scale } from "./scale-words.ts";

/** What the digits and scale words of a phrase can be worth, in the unit of the catalogue, without its sign. */
export function readQuantity(phrase: Phrase, context: NumberContext): DigitReadings | Refusal {
  const [part, ...others] = phrase.parts;
  if (!part) return refuse("NOT_A_NUMBER");
  if (others.length > 0) return readCompound(phrase, context);
  if (part.scales.length === 0) return readUnscaled(part, phrase, context);
  const scale = mergeScales(part.scales);
  if (!scale) return refuse("MALFORMED");
  const read = readDigits(part.digits, surroundings(phrase, context, scale));
  return "refused" in read ? read : withHalf(scaleUp(read, scale), phrase, scale);
}

/** Digits without a scale word count in the unit of the column, unless a unit is written beside them. */
function readUnscaled(part: Part, phrase: Phrase, context: NumberContext): DigitReadings | Refusal {
  const read = readDigits(part.digits, surroundings(phrase, context, null));
  const { scale = "1" } = context;
  if (!isScaled(context)) return read;
  if ("refused" in read) return { ...read, suggestion: read.suggestion && times(read.suggestion, scale) };
  const inColumn = read.readings.map(({ value, reason }) => ({ value: times(value, scale), reason }));
  if (phrase.unit.unit === null || phrase.unit.unit === "%") return { ...read, readings: inColumn };
  const both = [...read.readings, ...inColumn.map(({ value }) => ({ value, reason: "COLUMN_SCALE" as const }))];
  return { ask: "COLUMN_SCALE", readings: both };
}

function scaleUp(read: DigitReadings, scale: Scale): DigitReadings {
  const { power, otherPower } = scale;
  const readings: DigitReading[] = read.readings.map(({ value, reason }) => ({ value: shifted(value, power), reason }));
  if (otherPower !== null) {
    readings.push(
      ...read.readings.map(({ value }) => ({ value: shifted(value, otherPower), reason: "OTHER_SCALE" as const })),
    );
  }
  return { readings, ask: scale.ask ?? read.ask };
}

function withHalf(read: DigitReadings, phrase: Phrase, scale: Scale): DigitReadings {
  if (!phrase.half) return read;
  const half = shifted("5", scale.power - 1);
  const readings = read.readings.map(({ value, reason }) => ({ value: plus(value, half), reason }));
  return { readings, ask: "COLLOQUIAL" };
}

/**
 * "1 tỷ 250 triệu": scales fall from part to part and only the last part may have a fraction. In "1 tỷ 2" the last
 * part has no scale: spoken it is two tenths of the scale before it.
 */
function readCompound(phrase: Phrase, context: NumberContext): DigitReadings | Refusal {
  const scales = phrase.parts.map((part) => mergeScales(part.scales));
  if (scales.some((scale, index) => scale === null && phrase.parts[index]!.scales.length > 0))
    return refuse("MALFORMED");
  let sum: DigitReadings = { readings: [{ value: "0", reason: "AS_WRITTEN" }], ask: null };
  for (const [index, part] of phrase.parts.entries()) {
    const scale = scales[index] ?? null;
    const before = index > 0 ? scales[index - 1]! : null;
    const isLast = index === phrase.parts.length - 1;
    const read = readPart(part, { phrase, context, scale, before });
    if ("refused" in read) return read;
    const fitting = read.readings.filter(({ value }) => isLast || isMultiple(value, scale));
    const below = fitting.filter(({ value }) => !before || compareDecimals(value, powerOfTen(before.power)) < 0);
    if (below.length === 0) return refuse("MALFORMED");
    sum = add(sum, { ...read, readings: below });
  }
  const last = scales.at(-1) ?? null;
  return last ? withHalf(sum, phrase, last) : sum;
}

interface PartPlace {
  readonly phrase: Phrase;
  readonly context: NumberContext;
  readonly scale: Scale | null;
  readonly before: Scale | null;
}

function readPart(part: Part, { phrase, context, scale, before }: PartPlace): DigitReadings | Refusal {
  if (scale && before && scale.power >= before.power) return refuse("MALFORMED");
  if (!scale && before && /^\d{1,3}$/.test(part.digits)) return readTail(part, before);
  if (!scale && part.glued) return refuse("MALFORMED");
  const read = readDigits(part.digits, surroundings(phrase, context, scale));
  return "refused" in read || !scale ? read : scaleUp(read, { ...scale, otherPower: null });
}

/** The tail of "1 tỷ 2" and "1tr2"; "10 nghìn 500" is worth the same both ways, so nothing is asked. */
function readTail(part: Part, before: Scale): DigitReadings {
  const tenths = {
    value: shifted(part.digits, before.power - part.digits.length),
    reason: "TENTHS",
  } as const;
  const added = { value: shortest(part.digits), reason: "ADDED" } as const;
  if (part.glued) return { readings: [tenths], ask: "CHAT_STYLE" };
  return tenths.value === added.value
    ? { readings: [added], ask: null }
    : { readings: [tenths, added], ask: "COLLOQUIAL" };
}

function isMultiple(value: string, scale: Scale | null): boolean {
  return !shifted(value, -(scale?.power ?? 0)).includes(".");
}

function add(left: DigitReadings, right: DigitReadings): DigitReadings {
  const readings = left.readings.flatMap((a) =>
    right.readings.map((b) => ({ value: plus(a.value, b.value), reason: b.reason })),
  );
  return { readings, ask: left.ask ?? right.ask };
}

function surroundings(phrase: Phrase, context: NumberContext, scale: Scale | null): Surroundings {
  const english = scale?.ask === "ENGLISH_WORD";
  return {
    wholeCell: isWholeCell(context) && scale === null,
    scaleWord: scale !== null && !english,
    englishWord: english || phrase.currencyFirst,
    englishNearby: context.englishNearby === true,
  };
}
