import type { Context } from "../../context.ts";
import { nothing as nothingKnown, type Resolved } from "../indicators/resolve-cells.ts";
import { overlapping } from "../organisation/units.ts";
import type { Breaks, Break } from "./breaks.ts";
import type { Compared, ComparedColumn } from "./compared.ts";
import { isWhole, type Gathered } from "./gather.ts";
import type { Wants } from "./wants.ts";

export const unrankedReasons = [
  "NO_VALUE",
  "COVERAGE",
  "NOT_WHOLE",
  "OVERLAPPING",
  "CLAIMED",
  "BREAK",
  "NEUTRAL",
] as const;
export type Unranked = (typeof unrankedReasons)[number];

/** A cell with what keeps it from being held against others. */
export interface Judged extends Gathered {
  /** The place of its column, from 0. */
  readonly column: number;
  readonly unranked: Unranked | null;
  /** Whether it stands in rank, mean, median, total and share. */
  readonly isEligible: boolean;
  /** Breaks inside its own period. */
  readonly breaks: readonly Break[];
  /** Breaks that part it from the year before. */
  readonly parted: readonly Break[];
}

/** What cells are judged by; `breaks` has one for each column. */
interface Grounds {
  readonly compared: Compared;
  readonly breaks: readonly Breaks[];
  readonly wants: Wants;
}

/** The reported figure of no cluster. */
export const nothing: Omit<Judged, "column"> = {
  actual: nothingKnown,
  target: null,
  claim: null,
  before: null,
  unranked: "NO_VALUE",
  isEligible: false,
  breaks: [],
  parted: [],
};

/**
 * Says of each cell whether it takes part. Where one unit is part of another, or came out of it, a total would count twice
 * and a rank would set it against itself: then nobody does, and neither does a cluster among its members.
 */
export function judge(
  cells: readonly Gathered[],
  { compared, breaks, wants }: Grounds,
  { dimensions }: Pick<Context, "dimensions">,
): readonly Judged[] {
  const { columns, units, everyone } = compared;
  const isApart = !overlapping(units, dimensions);
  const hasBreaks = wants.cell("breaks");
  const fields = columns.map((column, place) =>
    fieldOf(
      units.map((_, row) => cells[row * columns.length + place]!.actual),
      column,
      breaks[place]!,
    ),
  );
  return cells.map((cell, place) => {
    const [row, column] = [Math.floor(place / columns.length), place % columns.length];
    const unit = everyone[row]!;
    const { indicator, period } = columns[column]!;
    const unranked =
      unrankedFor(cell.actual, isApart && row < units.length) ??
      unlikeOthers(cell.actual, fields[column]!) ??
      (indicator.direction === "NEUTRAL" ? "NEUTRAL" : null);
    return {
      actual: cell.actual,
      target: cell.target,
      claim: cell.claim,
      before: cell.before,
      column,
      unranked,
      isEligible: unranked === null || unranked === "NEUTRAL",
      breaks: hasBreaks ? breaks[column]!.within(unit, period) : [],
      parted: cell.before
        ? breaks[column]!.between({ unit, ...cell.before }, { unit, period, worth: cell.actual })
        : [],
    };
  });
}

/** An incomplete sum takes no part in a ranking: it would lose to whoever reported everything. */
function unrankedFor(worth: Resolved, isApart: boolean): Unranked | null {
  if (worth.value === null) return "NO_VALUE";
  if (!isCovered(worth)) return "COVERAGE";
  if (!isWhole(worth)) return "NOT_WHOLE";
  return isApart ? null : "OVERLAPPING";
}

function isCovered({ coverage }: Resolved): boolean {
  return coverage === null || coverage.units >= coverage.expected;
}

/** What the cells of a column that are whole have among them. */
interface Field {
  /** Whether any value was worked out, or reported as it is, and not only claimed as a ratio. */
  readonly isComputed: boolean;
  /** The first day of the newest stretch of the series any of them stands in; null: no break lies among them. */
  readonly newest: string | null;
}

function fieldOf(worths: readonly Resolved[], { period }: ComparedColumn, breaks: Breaks): Field {
  // A generated sample takes nobody's rank away.
  const whole = worths.filter((worth) => isWhole(worth) && isCovered(worth) && worth.quality !== "SAMPLE");
  const days = breaks.ofAll(period).filter((day) => whole.some(({ asAt }) => asAt !== null && asAt >= day));
  return { isComputed: whole.some(({ basis }) => basis !== "CLAIMED"), newest: days.at(-1) ?? null };
}

/**
 * A claimed ratio is not held against computed ones, for nobody can check it, nor a stock of a day before a break against
 * those of a day after it. Where all are claimed, or all of before, they are alike.
 */
function unlikeOthers({ basis, asAt }: Resolved, { isComputed, newest }: Field): Unranked | null {
  if (isComputed && basis === "CLAIMED") return "CLAIMED";
  return newest !== null && asAt !== null && asAt < newest ? "BREAK" : null;
}
