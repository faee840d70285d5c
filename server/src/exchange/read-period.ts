import { isDay, readPeriod } from "@bangvang/schema/period";
import type { RawCell } from "./sheet-row.ts";

/** A period key, or the keys a cell may mean: a spreadsheet makes days of 2023-05, and nobody sees which it was. */
export interface PeriodCell {
  readonly text: string;
  readonly readings: readonly string[] | null;
}

/**
 * Reads the cell of a period. What a spreadsheet made of a key is read back where it can only have been one: "May-23" was
 * 2023-05, "19/12/2023" was 2023-12-19. The first of a month may have been the month or the day, and is asked.
 */
export function readPeriodCell(cell: RawCell): PeriodCell {
  if (cell instanceof Date) return oneOf(cell.toISOString().slice(0, 10), keysOfDay(cell.toISOString().slice(0, 10)));
  const text = cell === null ? "" : String(cell).trim().normalize("NFC");
  if (readPeriod(text)) return { text, readings: null };
  return oneOf(text, keysIn(text));
}

function oneOf(text: string, keys: readonly string[]): PeriodCell {
  const distinct = [...new Set(keys)];
  if (distinct.length > 1) return { text, readings: distinct };
  return { text: distinct[0] ?? text, readings: null };
}

function keysIn(text: string): readonly string[] {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: 0?0:00(?::00)?)?$/.exec(text);
  if (slashed) {
    const [, first = "", second = "", year = ""] = slashed;
    // Day first as people here write, month first as an American Excel does.
    return [dayOf(year, second, first), dayOf(year, first, second)].flatMap((day) => (day ? keysOfDay(day) : []));
  }
  const month = /^(\d{1,2})\/(\d{4})$/.exec(text);
  if (month) return monthOf(month[2]!, month[1]!);
  const named = /^([a-z]{3})-(\d{2})$/i.exec(text);
  if (named) return monthOf(`20${named[2]!}`, String(months.indexOf(named[1]!.toLowerCase()) + 1));
  const numbered = /^thg\.? ?(\d{1,2})-(\d{2})$/i.exec(text);
  return numbered ? monthOf(`20${numbered[2]!}`, numbered[1]!) : [];
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function monthOf(year: string, month: string): readonly string[] {
  const key = `${year}-${month.padStart(2, "0")}`;
  return readPeriod(key) ? [key] : [];
}

function dayOf(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(text) ? text : null;
}

function keysOfDay(day: string): readonly string[] {
  return day.endsWith("-01") ? [day.slice(0, 7), day] : [day];
}
