import { cleanText } from "./clean-text.ts";
import { tokenize } from "./tokens.ts";

/** The decimal marks of a paste, as its numbers show them. MIXED: both were seen, so neither helps. */
export interface BlockFormat {
  readonly format: "ENGLISH" | "VIETNAMESE" | "MIXED" | "UNKNOWN";
  /** Two numbers with marks that only this format has, and none that speaks against it. */
  readonly isCertain: boolean;
  /** At least one number whose groups are English beyond doubt. */
  readonly hasEnglishGroups: boolean;
}

/** Recognises the format of a block from the cells that hold a number. */
export function blockFormat(texts: readonly string[]): BlockFormat {
  const numbers = texts.filter(hasMark).flatMap(numbersIn);
  const strongEnglish = numbers.filter((number) => grouped.test(number)).length;
  const strongVietnamese = numbers.filter((number) => grouped.test(swapped(number))).length;
  const isEnglish = strongEnglish > 0 || numbers.some((number) => decimalOnly.test(number));
  const isVietnamese = strongVietnamese > 0 || numbers.some((number) => decimalOnly.test(swapped(number)));
  const isCertain = isEnglish !== isVietnamese && strongEnglish + strongVietnamese >= 2;
  return { format: nameOf(isEnglish, isVietnamese), isCertain, hasEnglishGroups: strongEnglish > 0 };
}

/** Only text with a dot or a comma can be read in two formats. */
export function hasMark(text: string): boolean {
  return /[.,\uff0c\uff0e]/.test(text);
}

function numbersIn(text: string): readonly string[] {
  const clean = cleanText(text);
  return clean ? tokenize(clean.text).flatMap(({ kind, text: digits }) => (kind === "NUMBER" ? [digits] : [])) : [];
}

/** English groups that cannot be a Vietnamese decimal: 1,234,567 and 1,234.5. */
const grouped = /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)$/;
/** A dot that cannot group: 12.5, 0.250, 1234.567. */
const decimalOnly = /^(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+)$/;

/** The same number with the marks of the other format, so that one pattern serves both. */
function swapped(number: string): string {
  return number.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
}

function nameOf(isEnglish: boolean, isVietnamese: boolean): BlockFormat["format"] {
  if (isEnglish && isVietnamese) return "MIXED";
  if (isEnglish) return "ENGLISH";
  return isVietnamese ? "VIETNAMESE" : "UNKNOWN";
}
