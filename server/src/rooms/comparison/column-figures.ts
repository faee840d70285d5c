import type { Context } from "../../context.ts";
import { sql } from "../../db/sql.ts";
import type { IndicatorRow } from "../indicators/indicators.dimensions.ts";
import type { Worth } from "../indicators/derived/derive-cells.ts";
import type { Resolved } from "../indicators/resolve-cells.ts";

/** A total over units, from as many of them as reported. */
export interface ComputedTotal {
  readonly value: string | null;
  readonly basis: "SUM_OF" | "PARTIAL" | "RECOMPUTED" | "NONE";
  readonly units: number;
  readonly expected: number;
  /** Whether any part of it is a generated sample. */
  readonly sample: boolean;
}

/** What the eligible units of a column come to together. */
export interface ColumnFigures {
  readonly computed: ComputedTotal;
  /** Reported less computed, when every unit is in it: also those of a cluster that the actor may not see. */
  readonly difference: string | null;
  readonly mean: string | null;
  readonly median: string | null;
  /** The median of the distances from the median. */
  readonly spread: string | null;
  /** The total a share can be taken of: whole, additive, and of nothing below zero. */
  readonly shared: string | null;
}

export const noColumnFigures: ColumnFigures = {
  computed: { value: null, basis: "NONE", units: 0, expected: 0, sample: false },
  difference: null,
  mean: null,
  median: null,
  spread: null,
  shared: null,
};

/** A column with the eligible values in it, and the reported total. */
export interface ColumnCells {
  readonly indicator: IndicatorRow;
  readonly cells: readonly Worth[];
  readonly reported: string | null;
}

/**
 * Total, mean, median and spread of each column, by one statement. The total as the indicator allows: added, recomputed
 * from the added parts of a ratio, or none at all. The mean of what is added is the sum over the number of units; that of a
 * ratio is the ratio of them all together, for percentages are not averaged, and is there only when every unit is in it.
 */
export async function columnFigures(
  columns: readonly ColumnCells[],
  expected: number,
  { snapshot }: Pick<Context, "snapshot">,
): Promise<readonly ColumnFigures[]> {
  const entries = columns.flatMap(({ indicator, cells }, column) =>
    cells.map((cell) => ({ column: column + 1, value: cell.value, ...addendOf(cell, indicator) })),
  );
  const rows = await snapshot.query<Omit<ColumnFigures, "computed"> & { total: string | null; units: number }>(sql`
    with entry as (
      select n, value, addend, divisor, factor
      from unnest(
        ${entries.map(({ column }) => column)}::int[], ${entries.map(({ value }) => value)}::numeric[],
        ${entries.map(({ addend }) => addend)}::numeric[], ${entries.map(({ divisor }) => divisor)}::numeric[],
        ${entries.map(({ factor }) => factor)}::numeric[]) as entry (n, value, addend, divisor, factor)
    ), added as (
      select n, count(value) as eligible, count(addend)::int as units, avg(value) as mean, min(value) as least,
        case when bool_or(divisor is not null) then round(min(factor) * sum(addend) / nullif(sum(divisor), 0), 4) else sum(addend) end as total
      from entry group by n
    ), ordered as (
      select n, value, row_number() over (partition by n order by value) as place, count(*) over (partition by n) as of from entry
    ), middle as (
      select n, round(avg(value), 4) as median from ordered where place in ((of + 1) / 2, of / 2 + 1) group by n
    ), away as (
      select n, distance, row_number() over (partition by n order by distance) as place, count(*) over (partition by n) as of
      from entry join middle using (n) cross join lateral (select abs(value - median) as distance) as away
    ), spread as (
      select n, avg(distance) as spread from away where place in ((of + 1) / 2, of / 2 + 1) group by n
    )
    select trim_scale(total)::text as total, coalesce(units, 0) as units,
      case when units = ${expected} then trim_scale(reported - total)::text end as difference,
      trim_scale(case when over_units = 'SUM' then round(mean, 4) when units = eligible then total end)::text as mean,
      trim_scale(median)::text as median, trim_scale(spread)::text as spread,
      case when over_units = 'SUM' and units = ${expected} and least >= 0 and total > 0 then trim_scale(total)::text end as shared
    from unnest(${columns.map(({ reported }) => reported)}::numeric[], ${columns.map(({ indicator }) => indicator.overUnits)}::text[])
        with ordinality as collective (reported, over_units, n)
      left join added using (n) left join middle using (n) left join spread using (n)
    order by n`);
  return rows.map(({ total, units, ...figures }, index) => {
    const { indicator, cells } = columns[index]!;
    const whole = indicator.nature === "RATIO" ? ("RECOMPUTED" as const) : ("SUM_OF" as const);
    const basis = total === null ? "NONE" : units === expected ? whole : "PARTIAL";
    const sample = total !== null && cells.some(({ quality }) => quality === "SAMPLE");
    return { computed: { value: total, basis, units, expected, sample }, ...figures };
  });
}

interface Addend {
  readonly addend: string | null;
  readonly divisor: string | null;
  readonly factor: string;
}

/** What a value adds to the total: itself, the parts of a ratio, or nothing. */
function addendOf(cell: Resolved, { overUnits, measure }: IndicatorRow): Addend {
  if (overUnits === "SUM") return { addend: cell.value, divisor: null, factor: "1" };
  const factor = measure === "%" ? "100" : "1";
  if (overUnits !== "RECOMPUTE" || cell.basis !== "RECOMPUTED") return { addend: null, divisor: null, factor };
  return { addend: cell.numerator, divisor: cell.denominator, factor };
}
