import { cleanText } from "./clean-text.ts";
import { tokenize } from "./tokens.ts";

/** The decimal marks of a paste, as its numbers show them. MIXED: both were seen, so neither helps. */
export interface BlockFormat {
  readonly format: Format | "MIXED" | "UNKNOWN";
  /** Declared, or two numbers with marks that only this format has; and none that speaks against it. */
  readonly isCertain: boolean;
  /** Numbers with English groups stand in it beyond doubt. */
  readonly hasEnglishGroups: boolean;
}

/** How a number is written. English: 1,234,567.89. Vietnamese: 1.234.567,89. */
export type Format = "ENGLISH" | "VIETNAMESE";

/**
 * Recognises the format of a block from its texts that hold a number with a mark. A spreadsheet may have declared how it shows
 * numbers; text cells of such a block may still be written in another way.
 */
export function blockFormat(texts: Iterable<string>, declared: Format | null = null): BlockFormat {
  const seen = { ENGLISH: { strong: 0, weak: 0 }, VIETNAMESE: { strong: 0, weak: 0 } };
  for (const text of texts) {
    for (const number of numbersIn(text)) {
      for (const format of formats) {
        if (shapes[format].grouped.test(number)) seen[format].strong += 1;
        else if (shapes[format].decimalOnly.test(number)) seen[format].weak += 1;
      }
    }
  }
  const is = (format: Format): boolean => declared === format || seen[format].strong + seen[format].weak > 0;
  const isOne = is("ENGLISH") !== is("VIETNAMESE");
  return {
    format: nameOf(is("ENGLISH"), is("VIETNAMESE")),
    isCertain: isOne && (declared !== null || seen.ENGLISH.strong + seen.VIETNAMESE.strong >= 2),
    hasEnglishGroups: declared === "ENGLISH" || seen.ENGLISH.strong > 0,
  };
}

/** Only text with a dot or a comma can be read in two formats. */
export function hasMark(text: string): boolean {
  return mark.test(text);
}

const mark = /[.,\uff0c\uff0e]/;
const formats = ["ENGLISH", "VIETNAMESE"] as const;

function numbersIn(text: string): readonly string[] {
  if (oneNumber.test(text)) return [text];
  const clean = cleanText(text);
  return clean ? tokenize(clean.text).flatMap(({ kind, text: digits }) => (kind === "NUMBER" ? [digits] : [])) : [];
}

const oneNumber = /^\d+(?:[.,]\d+)*$/;

/** What numbers of one format look like and no number of the other: 1,234,567 and 1,234.5; 12.5, 0.250 and 1234.567. */
function shapesOf(group: string, point: string): { readonly grouped: RegExp; readonly decimalOnly: RegExp } {
  return {
    grouped: new RegExp(
      `^[1-9]\\d{0,2}(?:(?:\\${group}\\d{3}){2,}(?:\\${point}\\d+)?|\\${group}\\d{3}\\${point}\\d+)$`,
    ),
    decimalOnly: new RegExp(`^(?:\\d+\\${point}(?:\\d{1,2}|\\d{4,})|0\\${point}\\d+|\\d{4,}\\${point}\\d+)$`),
  };
}

const shapes = { ENGLISH: shapesOf(",", "."), VIETNAMESE: shapesOf(".", ",") } as const;

function nameOf(isEnglish: boolean, isVietnamese: boolean): BlockFormat["format"] {
  if (isEnglish && isVietnamese) return "MIXED";
  if (isEnglish) return "ENGLISH";
  return isVietnamese ? "VIETNAMESE" : "UNKNOWN";
}
