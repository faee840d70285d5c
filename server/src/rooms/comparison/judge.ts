import type { Context } from "../../context.ts";
import type { IndicatorRow } from "../indicators/indicators.dimensions.ts";
import { nothing as nothingKnown, type Resolved } from "../indicators/resolve-cells.ts";
import { overlapping } from "../organisation/units.ts";
import type { Breaks, Break } from "./breaks.ts";
import type { Compared } from "./compared.ts";
import { isWhole, type Gathered } from "./gather.ts";
import type { Wants } from "./wants.ts";

export const unrankedReasons = ["NO_VALUE", "COVERAGE", "NOT_WHOLE", "NEUTRAL", "OVERLAPPING"] as const;
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
  return cells.map((cell, place) => {
    const [row, column] = [Math.floor(place / columns.length), place % columns.length];
    const unit = everyone[row]!;
    const { indicator, period } = columns[column]!;
    const unranked = unrankedFor(cell.actual, indicator, isApart && row < units.length);
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
function unrankedFor(worth: Resolved, { direction }: IndicatorRow, isApart: boolean): Unranked | null {
  if (worth.value === null) return "NO_VALUE";
  if (worth.coverage && worth.coverage.units < worth.coverage.expected) return "COVERAGE";
  if (!isWhole(worth)) return "NOT_WHOLE";
  if (!isApart) return "OVERLAPPING";
  return direction === "NEUTRAL" ? "NEUTRAL" : null;
}
