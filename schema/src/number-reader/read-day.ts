import { reject, type Reject } from "./number-reading.ts";

/** A day read from text; `value` is ISO text. */
export type DayReading = { readonly kind: "OK"; readonly value: string } | { readonly kind: "BLANK" } | Reject;

/**
 * Reads a day as it is written here, day first: 30/11/2023, 30-11-2023, 30.11.2023, "ngày 30 tháng 11 năm 2023"; also
 * ISO text. Two-digit years and month-first dates are refused: 11/12/23 has too many readings to ask about.
 */
export function readDay(text: string): DayReading {
  const clean = text.trim().slice(0, 100).normalize("NFC").toLowerCase();
  if (clean === "") return { kind: "BLANK" };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(clean);
  const [, day, month, year] = iso ? [iso[0], iso[3], iso[2], iso[1]] : (dayFirst(clean) ?? []);
  if (day === undefined || month === undefined || year === undefined) return reject("MALFORMED");
  if (!exists(Number(year), Number(month), Number(day))) return reject("MALFORMED");
  return { kind: "OK", value: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` };
}

function dayFirst(text: string): readonly string[] | null {
  return /^(?:ngày )?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})$/.exec(text);
}

/** The calendar without a clock: leap years by the rule of 1582. */
function exists(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year > 0 && day > 0 && day <= (lengths[month - 1] ?? 0);
}
