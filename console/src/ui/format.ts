import type { Language } from "./words/words.ts";
import { language } from "./words/words.ts";

const locales: Readonly<Record<Language, string>> = { vi: "vi-VN", en: "en-GB" };
/** The year in full: "25" beside a day and a month is read as a day by someone. */
const fullDay = { day: "2-digit", month: "2-digit", year: "numeric" } as const;
const numbers = new Map<Language, Intl.NumberFormat>();
const days = new Map<Language, Intl.DateTimeFormat>();
const moments = new Map<Language, Intl.DateTimeFormat>();

/** A figure for a person: every digit, up to the four decimals a figure may have; vi 1.234.567,89. */
export function formatNumber(value: number, shown: Language = language()): string {
  return kept(numbers, shown, () => new Intl.NumberFormat(locales[shown], { maximumFractionDigits: 4 })).format(value);
}

/** How many letters `formatNumber` writes, in either language, reckoned: writing out a figure takes far longer. */
export function lettersOf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 1 : 0;
  const abs = Math.abs(value);
  if (Number.isInteger(abs)) return sign + groupedDigits(abs);
  const text = String(abs);
  const decimals = text.length - text.indexOf(".") - 1;
  const isPlain = text.includes(".") && !text.includes("e") && decimals <= 4;
  return isPlain ? sign + groupedDigits(Math.trunc(abs)) + 1 + decimals : formatNumber(value).length;
}

/** The digits of a whole number with the marks between their groups. */
function groupedDigits(whole: number): number {
  let digits = 1;
  for (let limit = 10; whole >= limit; limit *= 10) digits += 1;
  return digits + Math.floor((digits - 1) / 3);
}

/** A sum or an average, rounded to so many decimals; its digits are arithmetic and not a report. */
export function formatRounded(value: number, decimals: number, shown: Language = language()): string {
  return new Intl.NumberFormat(locales[shown], { maximumFractionDigits: decimals }).format(value);
}

/** Per cent of a target, to one decimal: what is below a target does not read as if it were reached, as 99.96 would. */
export function formatAttainment(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  const isReached = Number.isInteger(rounded) && rounded > value;
  return formatRounded(isReached ? Math.floor(value * 10) / 10 : rounded, 1);
}

/** A figure for other programs of this user: no groups, the decimal mark of the language. */
export function withDecimalMark(value: string, shown: Language = language()): string {
  return shown === "vi" ? value.replace(".", ",") : value;
}

/** A day (ISO text) as the language writes it. Texts that are no full day, such as "2023-05", stay as they are. */
export function formatDay(day: string, shown: Language = language()): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  return kept(days, shown, () => new Intl.DateTimeFormat(locales[shown], { ...fullDay, timeZone: "UTC" })).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A day (ISO text) with its month in words, which nobody can take for another day: 2 tháng 12, 2026. */
export function formatLongDay(day: string, shown: Language = language()): string {
  return new Intl.DateTimeFormat(locales[shown], { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A moment (ISO instant) in the time of Vietnam, where the work is done. */
export function formatMoment(instant: string | number, shown: Language = language()): string {
  const options = { ...fullDay, hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" } as const;
  return kept(moments, shown, () => new Intl.DateTimeFormat(locales[shown], options)).format(new Date(instant));
}

/** The day of a moment in Vietnam. */
export function formatDayOf(instant: string, shown: Language = language()): string {
  const options = { ...fullDay, timeZone: "Asia/Ho_Chi_Minh" } as const;
  return new Intl.DateTimeFormat(locales[shown], options).format(new Date(instant));
}

function kept<Formatter>(store: Map<Language, Formatter>, shown: Language, make: () => Formatter): Formatter {
  const known = store.get(shown);
  if (known) return known;
  const made = make();
  store.set(shown, made);
  return made;
}
