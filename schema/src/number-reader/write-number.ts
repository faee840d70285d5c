import type { Format } from "./block-format.ts";

export interface WriteOptions {
  readonly format?: Format;
  /** Decimals to show at least; zeros are added. Nothing is ever cut off or rounded: that is PostgreSQL's work. */
  readonly decimals?: number;
}

/** Prints plain decimal text, digit by digit: no float, no locale of the machine. Other text is a fault of the caller. */
export function printNumber(value: string, { format = "VIETNAMESE", decimals = 0 }: WriteOptions = {}): string {
  const { sign, whole, fraction } = split(value);
  const { group, point } = marks[format];
  const shown = fraction.padEnd(decimals, "0");
  return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, group) + (shown ? point + shown : "");
}

/**
 * Prints a value for an editor: Vietnamese marks without groups, in a form that the number reader takes back as the
 * same value in every cell. A zero is added where three decimals could be taken for a group: 1,234 becomes 1,2340.
 */
export function editText(value: string): string {
  const { sign, whole, fraction } = split(value);
  if (!fraction) return sign + whole;
  const isLikeGroup = fraction.length === 3 && whole.length <= 3 && whole !== "0";
  return `${sign}${whole},${fraction}${isLikeGroup ? "0" : ""}`;
}

const marks: Readonly<Record<Format, { readonly group: string; readonly point: string }>> = {
  VIETNAMESE: { group: ".", point: "," },
  ENGLISH: { group: ",", point: "." },
};

function split(value: string): { readonly sign: string; readonly whole: string; readonly fraction: string } {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) throw new TypeError(`Not plain decimal text: ${value}`);
  const [, sign = "", whole = "", fraction = ""] = match;
  return { sign, whole, fraction };
}
