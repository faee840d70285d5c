import { shortest } from "../exact.ts";
import type { AmbiguityReason, ReadingReason, RejectReason } from "./number-reading.ts";

/** What stands around the digits, as far as it decides what dots and commas mean. */
export interface Surroundings {
  /** A whole-number or đồng cell without a scale: one dot group of three is thousands there, one comma group may be. */
  readonly wholeCell: boolean;
  /** A Vietnamese scale word follows: nghìn, triệu, tỷ. */
  readonly scaleWord: boolean;
  /** An English word stands beside the digits: million, or VND before them. */
  readonly englishWord: boolean;
  readonly englishNearby: boolean;
}

/** One way to read a row of digits; the value is decimal text, perhaps longer than a figure may be. */
export interface DigitReading {
  readonly value: string;
  readonly reason: ReadingReason;
}

/** The readings of a row of digits, best first; `ask` is null when convention leaves exactly one. */
export interface DigitReadings {
  readonly readings: readonly DigitReading[];
  readonly ask: AmbiguityReason | null;
}

export interface Refusal {
  readonly refused: RejectReason;
  readonly suggestion: string | null;
}

/** Reads digits with their dots, commas and spaces. The first shape that fits decides. */
export function readDigits(text: string, around: Surroundings): DigitReadings | Refusal {
  for (const [shape, read] of shapes) if (shape.test(text)) return read(text, around);
  return refuse(misplaced(text), joined(text, around));
}

export function refuse(reason: RejectReason, suggestion: string | null = null): Refusal {
  return { refused: reason, suggestion };
}

type Read = (text: string, around: Surroundings) => DigitReadings | Refusal;

const shapes: readonly (readonly [RegExp, Read])[] = [
  [/^\d+$/, (text) => sure(text, "AS_WRITTEN")],
  [/^(?:0\d|0 |0[.,]\d+[., ])/, () => refuse("LEADING_ZERO")],
  [/^\d{1,3}(?: \d{3})+(?:,\d+)?$/, (text) => sure(commaDecimal(text), "AS_WRITTEN")],
  [/^\d{1,3}(?: \d{3})+\.(?:\d{1,2}|\d{4,})$/, (text) => asked("DOT_DECIMAL", [dotDecimal(text), "DOT_DECIMAL"])],
  [/^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:\.\d{3})+,\d+$/, (text) => sure(commaDecimal(text), "DOT_THOUSANDS")],
  [
    /^\d{1,3}(?:,\d{3}){2,}$|^\d{1,3}(?:,\d{3})+\.\d+$/,
    (text) => asked("ENGLISH_FORM", [dotDecimal(text), "COMMA_THOUSANDS"]),
  ],
  [/^[1-9]\d{0,2}(?:['\u2019]\d{3})+(?:\.\d+)?$/, (text) => asked("APOSTROPHE", [dotDecimal(text), "AS_WRITTEN"])],
  [/^[1-9]\d{0,2}(?:['\u2019]\d{3})+,\d+$/, (text) => asked("APOSTROPHE", [commaDecimal(text), "AS_WRITTEN"])],
  [/^[1-9]\d{0,2}\.\d{3}$/, dotGroup],
  [/^[1-9]\d{0,2},\d{3}$/, commaGroup],
  [/^\d+,\d+$/, (text) => sure(commaDecimal(text), "COMMA_DECIMAL")],
  [/^\d+\.\d+$/, dottedDecimal],
];

/** 9.224: thousands in most documents, a decimal in many; the same page may use both. */
function dotGroup(text: string, around: Surroundings): DigitReadings {
  const thousands = [commaDecimal(text), "DOT_THOUSANDS"] as const;
  const decimal = [dotDecimal(text), "DOT_DECIMAL"] as const;
  if (around.wholeCell && !around.englishNearby) return sure(...thousands);
  const reason = around.scaleWord ? "DOT_GROUP_BEFORE_SCALE" : "DOT_GROUP";
  return around.englishWord && !around.wholeCell
    ? asked(reason, decimal, thousands)
    : asked(reason, thousands, decimal);
}

/** 2,275: the Vietnamese decimal, which a scale word confirms; alone it may as well be English thousands. */
function commaGroup(text: string, around: Surroundings): DigitReadings {
  const thousands = [dotDecimal(text), "COMMA_THOUSANDS"] as const;
  const decimal = [commaDecimal(text), "COMMA_DECIMAL"] as const;
  if (around.scaleWord && !around.englishWord) {
    return around.englishNearby ? asked("COMMA_GROUP_BEFORE_SCALE", decimal, thousands) : sure(...decimal);
  }
  if (around.englishWord && around.wholeCell) return asked("ENGLISH_FORM", thousands);
  if (around.englishWord) return asked("ENGLISH_FORM", thousands, decimal);
  return around.wholeCell ? asked("COMMA_GROUP", thousands, decimal) : asked("COMMA_GROUP", decimal, thousands);
}

/** A dot that cannot group: English style, offered. With more than three digits after it a count is only mistyped. */
function dottedDecimal(text: string, around: Surroundings): DigitReadings | Refusal {
  const after = text.length - text.indexOf(".") - 1;
  if (around.wholeCell && after > 3) return refuse("DOT_MISPLACED");
  if (around.wholeCell && after === 3 && text.startsWith("0")) return refuse("LEADING_ZERO");
  return asked("DOT_DECIMAL", [dotDecimal(text), "DOT_DECIMAL"]);
}

/** By the sign that stands in the wrong place; where several kinds do, none is named. */
function misplaced(text: string): RejectReason {
  const [sign, ...others] = new Set(text.replace(/\d/g, ""));
  return (others.length === 0 && misplacedSigns[sign ?? ""]) || "BAD_GROUP";
}

const misplacedSigns: Readonly<Record<string, RejectReason>> = {
  ".": "DOT_MISPLACED",
  ",": "COMMA_MISPLACED",
  " ": "SPACE_MISPLACED",
};

/** "412 26" lost its dot and "147 6" its comma on the way through a converter: suggested, never taken. */
function joined(text: string, around: Surroundings): string | null {
  if (around.scaleWord || !/^[1-9]\d*(?: \d+)+$/.test(text)) return null;
  if (around.wholeCell) return text.replaceAll(" ", "");
  const [, whole = "", fraction = ""] = /^(.*) (\d{1,2})$/.exec(text) ?? [];
  return fraction ? shortest(`${whole.replaceAll(" ", "")}.${fraction}`) : null;
}

function sure(value: string, reason: ReadingReason): DigitReadings {
  return { readings: [{ value: shortest(value), reason }], ask: null };
}

function asked(ask: AmbiguityReason, ...readings: readonly (readonly [string, ReadingReason])[]): DigitReadings {
  return { readings: readings.map(([value, reason]) => ({ value: shortest(value), reason })), ask };
}

/** Vietnamese marks to plain decimal text, and English ones. */
function commaDecimal(text: string): string {
  return text.replace(/[. '\u2019]/g, "").replace(",", ".");
}

function dotDecimal(text: string): string {
  return text.replace(/[, '\u2019]/g, "");
}
