import { lastDay, readPeriod, type Period } from "@bangvang/schema/period";
import { formatDay } from "./format.ts";
import type { WordKey } from "./words/vi.ts";
import { say } from "./words/words.ts";

/** A period key in words: "Tháng 5/2023", "Đến 19/12/2023". */
export function periodName(key: string): string {
  return worded(key, "period");
}

/** The same in the width of a column, where the year stands elsewhere. */
export function periodShortName(key: string): string {
  return worded(key, "period.short");
}

function worded(key: string, family: "period" | "period.short"): string {
  const period = readPeriod(key);
  if (!period) return key;
  const word: WordKey = `${family}.${period.type}`;
  return say(word, {
    year: String(period.year),
    part: partOf(period),
    first: formatDay(period.startsOn),
    last: formatDay(lastDay(period)),
  });
}

/** Which half, quarter or month of its year: the digits behind the dash. */
function partOf(period: Period): string {
  const part = /-[HQ]?(\d+)$/.exec(period.key)?.[1];
  return part ? String(Number(part)) : "";
}
