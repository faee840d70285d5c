import { sql, type Sql } from "../../db/sql.ts";
import type { IndicatorRow } from "../indicators/indicators.dimensions.ts";
import type { ColumnTotal } from "./totals.ts";

/** What is held against each other in one cell, as decimal text; null where it may not be or is not there. */
export interface CellHeld {
  /** The place of its column, from 0. */
  readonly column: number;
  /** The value, when it is whole. */
  readonly value: string | null;
  readonly target: string | null;
  /** A claimed attainment in per cent, whose target is not known. */
  readonly claim: string | null;
  /** The whole value of the year before, when no break lies between. */
  readonly earlier: string | null;
  /** -1 where more is better, 1 otherwise: times the value, the best come first. 0: it takes no part. */
  readonly sense: -1 | 0 | 1;
}

/** A column as its cells are held against it; its total, if that was asked for. */
export interface ColumnHeld {
  readonly indicator: IndicatorRow;
  readonly total: ColumnTotal | null;
}

/** What is to be worked out for what is asked. */
export interface Needs {
  /** The order of the eligible values, and their middle. */
  readonly places: boolean;
  readonly alike: boolean;
  readonly spread: boolean;
}

/** The tables of the statement, each made of those before it: `held` the cells, `placed` those that take part, `series` the columns. */
export function standingTables(
  cells: readonly CellHeld[],
  columns: readonly ColumnHeld[],
  needs: Needs,
): readonly Sql[] {
  return [
    heldCells(cells),
    ...(needs.places ? [placed(needs), middle] : []),
    ...(needs.spread ? [spread] : []),
    series(columns, needs),
  ];
}

function heldCells(cells: readonly CellHeld[]): Sql {
  const array = (of: (cell: CellHeld) => string | number | null): readonly unknown[] => cells.map(of);
  return sql`held as materialized (
      select col, value, target, claim, earlier, sense, n
      from unnest(${array(({ column }) => column)}::int[], ${array(({ value }) => value)}::numeric[], ${array(({ target }) => target)}::numeric[],
        ${array(({ claim }) => claim)}::numeric[], ${array(({ earlier }) => earlier)}::numeric[], ${array(({ sense }) => sense)}::int[])
        with ordinality as held (col, value, target, claim, earlier, sense, n)
    )`;
}

/** The eligible values of each column in their order, best first; how many are before each, how many alike where that is asked, how many there are. */
function placed(needs: Needs): Sql {
  const alike = needs.alike ? sql`, count(*) over (lined_up groups current row) as alike` : sql``;
  return sql`placed as materialized (
      select n, col, value as own, row_number() over lined_up as place, rank() over lined_up as rank, count(*) over (partition by col) as of${alike}
      from held where sense <> 0 window lined_up as (partition by col order by sense * value)
    )`;
}

const middle = sql`middle as materialized (
      select col, count(*) as eligible, round(avg(own), 4) as average, min(own) as least,
        round(avg(own) filter (where place in ((of + 1) / 2, of / 2 + 1)), 4) as median
      from placed group by col
    )`;

/** The median of the distances from the median; fewer than five values have none worth the name. */
const spread = sql`spread as materialized (
      select col, nullif(1.4826 * avg(distance), 0) as deviation
      from (
        select col, distance, of, row_number() over (partition by col order by distance) as place
        from placed join middle using (col) cross join lateral (select abs(own - median) as distance) as away
      ) as lined_up
      where of >= 5 and place in ((of + 1) / 2, of / 2 + 1) group by col
    )`;

/** The columns, with what their eligible values come to; a share is taken of a total that is whole, additive, and of nothing below zero. */
function series(columns: readonly ColumnHeld[], needs: Needs): Sql {
  const array = (of: (column: ColumnHeld) => string | number | null): readonly unknown[] => columns.map(of);
  const isAdded = ({ indicator }: ColumnHeld): boolean => indicator.overUnits === "SUM";
  const wholeTotal = (column: ColumnHeld): string | null =>
    isAdded(column) && column.total?.computed.basis === "SUM_OF" ? column.total.computed.value : null;
  const ofPlaces = sql`, case when is_added = 1 then average when units = eligible then total end as mean, median,
        case when least >= 0 and whole_total > 0 then whole_total end as shared${needs.spread ? sql`, deviation` : sql``}`;
  return sql`series as materialized (
      select col, direction, grain${needs.places ? ofPlaces : sql``}
      from unnest(${array(({ indicator }) => indicator.direction)}::text[], ${array(({ indicator }) => (indicator.wholeNumber ? 1 : 10_000))}::int[],
        ${array((column) => Number(isAdded(column)))}::int[], ${array(({ total }) => total?.computed.value ?? null)}::numeric[],
        ${array(({ total }) => total?.computed.units ?? null)}::int[], ${array(wholeTotal)}::numeric[])
        with ordinality as given (direction, grain, is_added, total, units, whole_total, place)
        cross join lateral (select place::int - 1 as col) as numbered${needs.places ? sql` left join middle using (col)` : sql``}${needs.spread ? sql` left join spread using (col)` : sql``}
    )`;
}

/** Sixteen decimals under the result, so that no quotient loses a digit that decides. */
export const implied = sql`cross join lateral (select ('5e-' || scale(claim) + 1)::numeric as half, case when value > 0 then 100 * value::numeric(40, 16) end as result) as written
      cross join lateral (select greatest(claim - half, 0) as claim_from, claim + half as claim_to) as rounded
      cross join lateral (select case direction when 'HIGHER' then result / claim_to when 'LOWER' then result * claim_from / 10000 end as least_target,
        case direction when 'HIGHER' then result / nullif(claim_from, 0) when 'LOWER' then result * claim_to / 10000 end as most_target) as between_them
      cross join lateral (select ceil(least_target * grain) / grain as low, floor(most_target * grain) / grain as high) as inside`;
