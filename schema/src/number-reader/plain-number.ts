import { isScaled, isWholeCell, type NumberContext } from "./number-context.ts";
import type { Blank, Ok } from "./number-reading.ts";

/**
 * Most cells of a paste are plain digits, numbers in the Vietnamese form, or empty. They are told by their shape alone,
 * some twenty times sooner than the long way gives the same reading; null leaves a text to the long way. A test holds
 * the two against each other.
 */
export function readPlain(text: string, context: NumberContext): Ok | Blank | null {
  if (text.length <= 1 && (text === "" || text === "-")) return blank;
  if (text.length > longest || isScaled(context)) return null;
  if (digits.test(text)) return ok(text);
  if (groups.test(text)) return isOneGroup(text) && isAsked(context) ? null : ok(text.replaceAll(".", ""));
  if (decimals.test(text)) return ok(text.replaceAll(".", "").replace(",", "."));
  return null;
}

const blank: Blank = { kind: "BLANK" };

/** No text below is longer: nine digits and four decimals with their marks. */
const longest = 16;

const digits = /^(?:0|[1-9]\d{0,14})$/;
const groups = /^[1-9]\d{0,2}(?:\.\d{3}){1,3}$/;
/** Up to four decimals, the last no zero; "2,275" is left out, for it may be English thousands. */
const decimals = /^(?![1-9]\d{0,2},\d{3}$)(?:0|[1-9]\d{0,9}|[1-9]\d{0,2}(?:\.\d{3}){1,2}),\d{0,3}[1-9]$/;

function isOneGroup(text: string): boolean {
  return text.length <= 7;
}

/** Where "7.501" alone is a question. */
function isAsked(context: NumberContext): boolean {
  return !isWholeCell(context) || context.englishNearby === true;
}

function ok(value: string): Ok {
  return { kind: "OK", value, qualifier: "EXACT", unit: null, settledBy: "TEXT" };
}
