import type { Context } from "../../context.ts";
import { sql } from "../../db/sql.ts";
import type { IndicatorRow } from "../indicators/indicators.dimensions.ts";
import type { ColumnFigures } from "./column-figures.ts";

/** What is held against each other in one cell, as decimal text; null where it may not be or is not there. */
export interface CellHeld {
  /** The number of its column, from 1. */
  readonly column: number;
  /** The value, when it is whole. */
  readonly value: string | null;
  readonly target: string | null;
  /** A claimed attainment in per cent, whose target is not known. */
  readonly claim: string | null;
  /** The whole value of the year before, when no break lies between. */
  readonly earlier: string | null;
  readonly isEligible: boolean;
}

/** What comes of it. Per cent to two decimals. */
export interface CellFigures {
  readonly rank: number | null;
  readonly better: number | null;
  readonly equal: number | null;
  readonly attainment: string | null;
  readonly impliedLow: string | null;
  readonly impliedHigh: string | null;
  readonly toTarget: string | null;
  readonly change: string | null;
  readonly growth: string | null;
  readonly toMean: string | null;
  readonly toMedian: string | null;
  readonly share: string | null;
  readonly score: string | null;
  readonly isOutlier: boolean;
}

export const noCellFigures: CellFigures = {
  rank: null,
  better: null,
  equal: null,
  attainment: null,
  impliedLow: null,
  impliedHigh: null,
  toTarget: null,
  change: null,
  growth: null,
  toMean: null,
  toMedian: null,
  share: null,
  score: null,
  isOutlier: false,
};

/** A column as its cells are held against it: how many of them are eligible, and how many of those are samples. */
export interface Series {
  readonly indicator: IndicatorRow;
  readonly figures: ColumnFigures;
  readonly eligible: number;
  readonly samples: number;
}

/** Fewer values have no spread worth the name. */
const fewest = 5;

/**
 * Rank, attainment, changes and distances of all cells, by one statement:
 *
 * - Competition ranking in the indicator's direction: equal values share a rank and the next is as many places lower.
 * - Attainment is actual over target where more is better, target over actual where less is.
 * - A claim of 162 was anything from 161.5 to 162.5: the target lies between the two that give these, both ends inside, and
 *   is a whole number where the indicator is. Nothing lies between when the claim cannot be.
 * - Growth over nothing or less is none.
 * - The robust score is the distance from the median in units of 1.4826 × the median distance, which is the standard
 *   deviation when all is normal; beyond 3.5 is an outlier (Iglewicz and Hoaglin).
 */
export async function cellFigures(
  cells: readonly CellHeld[],
  columns: readonly Series[],
  { snapshot }: Pick<Context, "snapshot">,
): Promise<readonly CellFigures[]> {
  const spreads = columns.map(({ figures, eligible }) => (eligible < fewest ? null : figures.spread));
  return snapshot.query<CellFigures>(sql`
    with held as materialized (
      select col, value, target, claim, earlier, eligible, n
      from unnest(
        ${cells.map(({ column }) => column)}::int[], ${cells.map(({ value }) => value)}::numeric[],
        ${cells.map(({ target }) => target)}::numeric[], ${cells.map(({ claim }) => claim)}::numeric[],
        ${cells.map(({ earlier }) => earlier)}::numeric[], ${cells.map(({ isEligible }) => isEligible)}::boolean[])
        with ordinality as held (col, value, target, claim, earlier, eligible, n)
    ), series as (
      select direction, whole, mean, median, nullif(1.4826 * spread, 0) as deviation, shared, col
      from unnest(
        ${columns.map(({ indicator }) => indicator.direction)}::text[], ${columns.map(({ indicator }) => indicator.wholeNumber)}::boolean[],
        ${columns.map(({ figures }) => figures.mean)}::numeric[], ${columns.map(({ figures }) => figures.median)}::numeric[],
        ${spreads}::numeric[], ${columns.map(({ figures }) => figures.shared)}::numeric[])
        with ordinality as series (direction, whole, mean, median, spread, shared, col)
    ), ranked as (
      select n, rank() over (partition by col order by case direction when 'LOWER' then value else -value end)::int as rank,
        (count(*) over (partition by col, value) - 1)::int as equal
      from held join series using (col) where eligible and direction <> 'NEUTRAL'
    )
    select rank, rank - 1 as better, equal, trim_scale(round(attainment, 2))::text as attainment,
      case when low <= high then trim_scale(low)::text end as "impliedLow",
      case when low <= high then trim_scale(high)::text end as "impliedHigh",
      trim_scale(value - target)::text as "toTarget", trim_scale(value - earlier)::text as change,
      case when earlier > 0 then trim_scale(round(100 * (value - earlier) / earlier, 2))::text end as growth,
      case when eligible then trim_scale(value - mean)::text end as "toMean",
      case when eligible then trim_scale(value - median)::text end as "toMedian",
      case when eligible then trim_scale(round(100 * value / shared, 2))::text end as share,
      case when eligible then trim_scale(round((value - median) / deviation, 2))::text end as score,
      coalesce(eligible and abs(value - median) > 3.5 * deviation, false) as "isOutlier"
    from held join series using (col) left join ranked using (n)
      cross join lateral (select case direction when 'HIGHER' then 100 * value / nullif(target, 0)
        when 'LOWER' then 100 * target / nullif(value, 0) end as attainment) as held_against
      cross join lateral (select ('5e-' || scale(claim) + 1)::numeric as half, case when value > 0 then value::numeric(40, 16) end as result) as written
      cross join lateral (select case direction when 'HIGHER' then 100 * result / (claim + half) when 'LOWER' then result * greatest(claim - half, 0) / 100 end as least,
        case direction when 'HIGHER' then 100 * result / nullif(greatest(claim - half, 0), 0) when 'LOWER' then result * (claim + half) / 100 end as most) as implied
      cross join lateral (select case when whole then 1 else 10000 end as parts) as grain
      cross join lateral (select ceil(least * parts) / parts as low, floor(most * parts) / parts as high) as inside
    order by n`);
}
