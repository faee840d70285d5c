/** Significant digits a figure may have; PostgreSQL, JSON and a double all keep them exactly. */
export const maxDigits = 15;
/** Digits after the point a figure may have. */
export const maxDecimals = 4;

const plainDecimal = /^-?(0|[1-9]\d*)(\.\d+)?$/;

export type DecimalProblem = "NOT_A_NUMBER" | "TOO_MANY_DIGITS" | "TOO_MANY_DECIMALS";

/**
 * Reads plain decimal text: ASCII digits, optional minus, optional dot. Nothing is rounded; other spellings are the
 * number reader's business. Gives the shortest text of the same number, or what is wrong with it.
 */
export function readDecimal(text: string): { readonly value: string } | { readonly problem: DecimalProblem } {
  if (!plainDecimal.test(text)) return { problem: "NOT_A_NUMBER" };
  const value = shortest(text);
  const [whole = "", decimals = ""] = value.replace("-", "").split(".");
  if (decimals.length > maxDecimals) return { problem: "TOO_MANY_DECIMALS" };
  const digits = whole === "0" ? decimals : whole + decimals;
  if (digits.length > maxDigits) return { problem: "TOO_MANY_DIGITS" };
  return { value };
}

/** True for decimal text without a fraction. */
export function isWhole(value: string): boolean {
  return !value.includes(".");
}

function shortest(text: string): string {
  const trimmed = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return trimmed === "-0" ? "0" : trimmed;
}
