import type { Context } from "../../context.ts";
import { sql } from "../../db/sql.ts";
import type { IndicatorRow } from "../indicators/indicators.dimensions.ts";
import type { Worth } from "../indicators/derived/derive-cells.ts";
import type { Resolved } from "../indicators/resolve-cells.ts";

/** A total over units, from as many of them as reported. */
export interface ComputedTotal {
  readonly value: string | null;
  readonly basis: "SUM_OF" | "PARTIAL" | "RECOMPUTED" | "WEIGHTED" | "NONE";
  readonly units: number;
  readonly expected: number;
  /** Whether any part of it is a generated sample. */
  readonly sample: boolean;
}

export interface ColumnTotal {
  readonly computed: ComputedTotal;
  /** Reported less computed, when every unit is in it: also those of a cluster that the actor may not see. */
  readonly difference: string | null;
}

export const noTotal: ColumnTotal = {
  computed: { value: null, basis: "NONE", units: 0, expected: 0, sample: false },
  difference: null,
};

/** A column with the eligible values in it, and the reported total. */
export interface ColumnCells {
  readonly indicator: IndicatorRow;
  readonly cells: readonly Worth[];
  readonly reported: string | null;
}

/** The total of each column as its indicator allows, by one statement: added, recomputed from the added parts of a ratio, a mean by its weights, or none at all. */
export async function totals(
  columns: readonly ColumnCells[],
  expected: number,
  { snapshot }: Pick<Context, "snapshot">,
): Promise<readonly ColumnTotal[]> {
  const addends = columns.flatMap(({ indicator, cells }, column) =>
    cells.flatMap((cell) => addendOf(cell, indicator, column + 1)),
  );
  const factors = columns.map(({ indicator: { overUnits, measure } }) =>
    overUnits === "SUM" ? null : overUnits === "RECOMPUTE" && measure === "%" ? 100 : 1,
  );
  const rows = await snapshot.query<{ value: string | null; units: number; difference: string | null }>(sql`
    with added as (
      select n, count(*)::int as units, sum(addend * coalesce(weight, 1)) as addend, sum(coalesce(weight, divisor)) as divisor
      from unnest(
        ${addends.map(({ column }) => column)}::int[], ${addends.map(({ addend }) => addend)}::numeric[],
        ${addends.map(({ divisor }) => divisor)}::numeric[], ${addends.map(({ weight }) => weight)}::numeric[]) as part (n, addend, divisor, weight)
      group by n
    )
    select trim_scale(total)::text as value, coalesce(units, 0) as units,
      case when units = ${expected} then trim_scale(reported - total)::text end as difference
    from unnest(${factors}::int[], ${columns.map(({ reported }) => reported)}::numeric[])
        with ordinality as collective (factor, reported, n)
      left join added using (n)
      cross join lateral (select case when factor is null then addend else round(factor * addend / nullif(divisor, 0), 4) end as total) as whole
    order by n`);
  return rows.map(({ value, units, difference }, index) => {
    const { indicator, cells } = columns[index]!;
    const basis = value === null ? "NONE" : units === expected ? wholeBasis[indicator.overUnits] : "PARTIAL";
    const sample = value !== null && cells.some(({ quality }) => quality === "SAMPLE");
    return { computed: { value, basis, units, expected, sample }, difference };
  });
}

const wholeBasis = { SUM: "SUM_OF", RECOMPUTE: "RECOMPUTED", WEIGHTED: "WEIGHTED", NONE: "NONE" } as const;

interface Addend {
  readonly column: number;
  readonly addend: string | null;
  readonly divisor: string | null;
  readonly weight: string | null;
}

/** What a value adds to the total of its column: itself, the parts of a ratio, itself by its weight, or nothing. */
function addendOf(cell: Resolved, { overUnits }: IndicatorRow, column: number): readonly Addend[] {
  const { value, weight, numerator, denominator } = cell;
  if (overUnits === "SUM") return [{ column, addend: value, divisor: null, weight: null }];
  if (overUnits === "WEIGHTED") return weight === null ? [] : [{ column, addend: value, divisor: null, weight }];
  if (overUnits !== "RECOMPUTE" || cell.basis !== "RECOMPUTED" || numerator === null) return [];
  return [{ column, addend: numerator, divisor: denominator, weight: null }];
}
