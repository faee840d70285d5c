import { tetDay } from "./tet-days.ts";

/** Kinds of stretch a period key can name. AS_AT is one day; WINDOW is two days with both inside. */
export const periodTypes = ["YEAR", "HALF", "QUARTER", "MONTH", "NINE_MONTHS", "TET", "AS_AT", "WINDOW"] as const;
export type PeriodType = (typeof periodTypes)[number];

/** A period read from its key. Days are ISO text; `endsBefore` is the first day outside (half-open). */
export interface Period {
  readonly key: string;
  readonly type: PeriodType;
  readonly startsOn: string;
  readonly endsBefore: string;
  /** The reporting year: of a window the year it ends in. */
  readonly year: number;
}

/** First and last year a period may touch; anything outside is a slip of the keyboard. */
export const firstYear = 1945;
export const lastYear = 2100;

const readers: readonly (readonly [RegExp, (key: string, parts: readonly string[]) => Period | null])[] = [
  [/^(\d{4})$/, (key, [year]) => months(key, "YEAR", Number(year), 1)],
  [/^(\d{4})-H([12])$/, (key, [year, half]) => months(key, "HALF", Number(year), Number(half) * 6 - 5)],
  [/^(\d{4})-Q([1-4])$/, (key, [year, quarter]) => months(key, "QUARTER", Number(year), Number(quarter) * 3 - 2)],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, (key, [year, month]) => months(key, "MONTH", Number(year), Number(month))],
  [/^(\d{4})-9M$/, (key, [year]) => months(key, "NINE_MONTHS", Number(year), 1)],
  [/^(\d{4})-TET$/, (key, [year]) => tet(key, Number(year))],
  [/^(\d{4}-\d{2}-\d{2})$/, (key, [day]) => days(key, "AS_AT", day!, day!)],
  [/^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/, (key, [first, last]) => days(key, "WINDOW", first!, last!)],
];

/**
 * Reads a period key: 2023, 2023-H1, 2023-Q3, 2023-05, 2023-9M, 2023-TET, 2023-12-19 or 2021-09-01/2023-09-01.
 * Null when the key is not one of these or names a day that does not exist.
 */
export const readPeriod: (key: string) => Period | null = once(read);

/** What was found for a key before: a hundred thousand cells speak of a few dozen periods. */
function once<Found>(find: (key: string) => Found): (key: string) => Found {
  const held = new Map<string, Found>();
  return (key) => {
    if (key.length > longestKey) return find(key);
    let found = held.get(key);
    if (found === undefined) {
      if (held.size >= mostHeld) held.clear();
      held.set(key, (found = find(key)));
    }
    return found;
  };
}
const mostHeld = 5_000;
/** A window's; longer ones name no period, and a text of a megabyte is not kept because it was sent. */
const longestKey = "2021-09-01/2023-09-01".length;

function read(key: string): Period | null {
  for (const [pattern, parts] of readers) {
    const match = pattern.exec(key);
    if (match) return within(parts(key, match.slice(1)));
  }
  return null;
}

/** Calendar order: by first day, then the longer stretch first, then the key. */
export function comparePeriods(a: Period, b: Period): number {
  return compareText(a.startsOn, b.startsOn) || compareText(b.endsBefore, a.endsBefore) || compareText(a.key, b.key);
}

/** True when a validity (both days inside, null: open) and the period share a day. */
export function overlaps(
  validity: { readonly validFrom: string | null; readonly validTo: string | null },
  period: Period,
): boolean {
  const { validFrom, validTo } = validity;
  return (validFrom === null || period.endsBefore > validFrom) && (validTo === null || period.startsOn <= validTo);
}

/** The twelve months of a year, in order. */
export function monthsOf(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
}

/** True for ISO text of a day that exists. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The key of the same stretch a year earlier; null for days and windows, which no year repeats. */
export const yearBefore: (key: string) => string | null = once((key) => {
  const period = readPeriod(key);
  return period ? keyAt(period, "YEAR", -1) : null;
});

/** The key of the stretch of the same length just before; null where none follows the other (a day, a window, Tết). */
export function periodBefore(key: string): string | null {
  return neighbour(key, -1);
}

/** The key of the stretch of the same length just after; null where none follows the other. */
export function periodAfter(key: string): string | null {
  return neighbour(key, 1);
}

function neighbour(key: string, step: 1 | -1): string | null {
  const period = readPeriod(key);
  if (!period || period.type === "TET" || period.type === "NINE_MONTHS") return null;
  return keyAt(period, period.type, step);
}

/** The key of a stretch moved by a number of years, halves, quarters or months. */
function keyAt({ key, type }: Period, by: PeriodType, step: number): string | null {
  if (type === "AS_AT" || type === "WINDOW") return null;
  const [year = "", part = ""] = key.split("-");
  if (by === "YEAR") return readable(`${Number(year) + step}${part && `-${part}`}`);
  const perYear = by === "HALF" ? 2 : by === "QUARTER" ? 4 : 12;
  const place = Number(year) * perYear + Number(part.replace(/\D/, "")) - 1 + step;
  const [intoYear, n] = [Math.floor(place / perYear), (place % perYear) + 1];
  return readable(`${intoYear}-${by === "MONTH" ? String(n).padStart(2, "0") : `${by.charAt(0)}${n}`}`);
}

function readable(key: string): string | null {
  return readPeriod(key) ? key : null;
}

/** The last day inside the period, as ISO text. */
export function lastDay(period: Period): string {
  return addDays(period.endsBefore, -1);
}

/** The period of these days, both inside, under its plainest name: 2025-H1 rather than 2025-01-01/2025-06-30. */
export function periodOfDays(first: string, last: string): Period | null {
  const [year, month] = [first.slice(0, 4), Number(first.slice(5, 7))];
  const named = [
    year,
    `${year}-9M`,
    `${year}-H${Math.ceil(month / 6)}`,
    `${year}-Q${Math.ceil(month / 3)}`,
    first.slice(0, 7),
    first,
  ];
  const periods = [...named, `${first}/${last}`].map(readPeriod);
  return periods.find((period) => period?.startsOn === first && lastDay(period) === last) ?? null;
}

const lengths = { YEAR: 12, NINE_MONTHS: 9, HALF: 6, QUARTER: 3, MONTH: 1 } as const;

/** A stretch of whole months that begins with the month `first` of the year. */
function months(key: string, type: keyof typeof lengths, year: number, first: number): Period {
  return { key, type, startsOn: isoDay(year, first, 1), endsBefore: isoDay(year, first + lengths[type], 1), year };
}

/** The stretch of Tết care: thirty days before the first day of the lunar year to its full moon. */
function tet(key: string, year: number): Period | null {
  const day = tetDay(year);
  return day ? { key, type: "TET", startsOn: addDays(day, -30), endsBefore: addDays(day, 15), year } : null;
}

function days(key: string, type: PeriodType, first: string, last: string): Period | null {
  if (!isDay(first) || !isDay(last) || last < first) return null;
  if (type === "WINDOW" && first === last) return null;
  return { key, type, startsOn: first, endsBefore: addDays(last, 1), year: Number(last.slice(0, 4)) };
}

function within(period: Period | null): Period | null {
  if (!period) return null;
  // The year as well: Date takes the years 0 to 99 for 1900 to 1999, so 0050 would begin in 1950.
  return period.year >= firstYear && period.startsOn >= `${firstYear}` && lastDay(period) <= `${lastYear}-12-31`
    ? period
    : null;
}

function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The day so many days later, as ISO text. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
