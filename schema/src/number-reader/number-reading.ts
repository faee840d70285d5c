import type { Qualifier } from "../figure.ts";

/** Why a string is not one number. The lists here are closed: the console has words for each entry. */
export const ambiguityReasons = [
  // decimal marks
  "DOT_GROUP",
  "DOT_GROUP_BEFORE_SCALE",
  "COMMA_GROUP",
  "COMMA_GROUP_BEFORE_SCALE",
  "DOT_DECIMAL",
  "ENGLISH_FORM",
  "APOSTROPHE",
  // words
  "ENGLISH_WORD",
  "SHORT_SCALE",
  "COLLOQUIAL",
  "CHAT_STYLE",
  "UNMARKED_WORD",
  "NONE_WORD",
  "TWO_QUALIFIERS",
  "COLUMN_SCALE",
  // signs
  "WIDE_CHARACTERS",
  "BRACKETS",
  "DASH",
] as const;
export type AmbiguityReason = (typeof ambiguityReasons)[number];

/** The convention under which one reading holds. */
export const readingReasons = [
  "AS_WRITTEN",
  "DOT_THOUSANDS",
  "DOT_DECIMAL",
  "COMMA_THOUSANDS",
  "COMMA_DECIMAL",
  "TENTHS",
  "ADDED",
  "OTHER_SCALE",
  "COLUMN_SCALE",
  "NEGATIVE",
  "REMARK",
  "ZERO",
  "NOT_REPORTED",
] as const;
export type ReadingReason = (typeof readingReasons)[number];

export const rejectReasons = [
  "TOO_LONG",
  "NOT_A_NUMBER",
  "SEVERAL_NUMBERS",
  "UNKNOWN_WORD",
  "UNKNOWN_CHARACTER",
  "MALFORMED",
  "BAD_GROUP",
  "DOT_MISPLACED",
  "COMMA_MISPLACED",
  "SPACE_MISPLACED",
  "LEADING_ZERO",
  "HALF_TYPED",
  "SCIENTIFIC",
  "TOO_MANY_DIGITS",
  "TOO_MANY_DECIMALS",
  "NEGATIVE",
  "FORMULA",
  "SHEET_ERROR",
  "LOOKS_LIKE_DATE",
  "OTHER_CURRENCY",
  "UNIT_CONTRADICTS",
  "UPPER_BOUND",
  "PART_UNCLEAR",
  "RANGE_REVERSED",
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** Evidence that speaks for a reading, the strongest first. */
export const fits = ["UNIT_PRICE", "BAND", "LAST_YEAR", "PEERS"] as const;
export type Fit = (typeof fits)[number];

/** One thing a string may mean. `value` is null when it may mean "not reported". */
export interface Reading {
  readonly value: string | null;
  readonly reason: ReadingReason;
  readonly fits: readonly Fit[];
}

export interface Ok {
  readonly kind: "OK";
  readonly value: string;
  readonly qualifier: Qualifier;
  /** The unit words beside the number, in the spelling of the table: "đồng/suất", "đoàn viên". Null when there are none. */
  readonly unit: string | null;
  /** BLOCK: the cell alone was ambiguous, and the whole paste left one reading. */
  readonly settledBy: "TEXT" | "BLOCK";
}

/** To be asked, never saved silently, also when there is one reading only. The best reading comes first. */
export interface Ambiguous {
  readonly kind: "AMBIGUOUS";
  readonly reason: AmbiguityReason;
  readonly readings: readonly Reading[];
  readonly qualifier: Qualifier;
  readonly unit: string | null;
}

/** Not a number of this cell. A suggestion is for a button: it is what the writer most likely meant. */
export interface Reject {
  readonly kind: "REJECT";
  readonly reason: RejectReason;
  readonly suggestion: string | null;
}

/** Nothing was reported, which is not zero. */
export interface Blank {
  readonly kind: "BLANK";
}

export interface Range {
  readonly kind: "RANGE";
  readonly low: string;
  readonly high: string;
  readonly qualifier: Qualifier;
  readonly unit: string | null;
}

/** So many of so many; both are kept. The denominator may be zero. */
export interface Ratio {
  readonly kind: "RATIO";
  readonly numerator: string;
  readonly denominator: string;
  readonly qualifier: Qualifier;
  readonly unit: string | null;
}

export type NumberReading = Ok | Ambiguous | Reject | Blank | Range | Ratio;

export function reject(reason: RejectReason, suggestion: string | null = null): Reject {
  return { kind: "REJECT", reason, suggestion };
}
