import type { Context } from "../../context.ts";
import { sql } from "../../db/sql.ts";
import type { IndicatorRow } from "../indicators/indicators.dimensions.ts";
import type { Resolved } from "../indicators/resolve-cells.ts";

/** What one cell of a comparison is made of. */
export interface Gathered {
  readonly indicator: IndicatorRow;
  readonly actual: Resolved;
  readonly target: Resolved;
  readonly claimedAttainment: string | null;
}

/** A total over units, from as many of them as reported. */
export interface ComputedTotal {
  readonly value: string | null;
  readonly basis: "SUM_OF" | "PARTIAL" | "RECOMPUTED" | "NONE";
  readonly units: number;
  readonly expected: number;
  /** Whether any part of it is a generated sample. */
  readonly sample: boolean;
}

/**
 * Per cent of the target in the indicator's direction: actual over target where more is better, target over actual
 * where less is, nothing where neither is. A partial sum is not held against a whole target.
 */
export async function attainments(
  cells: readonly Gathered[],
  { snapshot }: Context,
): Promise<readonly (string | null)[]> {
  const usable = cells.map(({ actual, target, indicator }) =>
    actual.basis === "PARTIAL" || target.basis === "PARTIAL" || indicator.direction === "NEUTRAL"
      ? null
      : { actual, target, indicator },
  );
  if (!usable.some((cell) => cell?.target.value)) return cells.map(() => null);
  const rows = await snapshot.query<{ percent: string | null }>(sql`
    select trim_scale(round(100 * case direction when 'HIGHER' then actual / nullif(target, 0) else target / nullif(actual, 0) end, 2))::text as percent
    from unnest(
      ${usable.map((cell) => cell?.actual.value ?? null)}::numeric[], ${usable.map((cell) => cell?.target.value ?? null)}::numeric[],
      ${usable.map((cell) => cell?.indicator.direction ?? null)}::text[])
      with ordinality as cell (actual, target, direction, n)
    order by n`);
  return rows.map(({ percent }) => percent);
}

/**
 * The total of each column as its indicator allows: added, recomputed from the added parts of a ratio, or none at all.
 * Beside it the difference of the reported total from the computed one, when every unit is in it: also those of a cluster
 * that the actor may not see, which are missing from the sum.
 */
export async function computedTotals(
  indicators: readonly IndicatorRow[],
  columns: readonly (readonly Resolved[])[],
  { reported, units: expected }: { readonly reported: readonly (string | null)[]; readonly units: number },
  { snapshot }: Context,
): Promise<readonly { readonly computed: ComputedTotal; readonly difference: string | null }[]> {
  const addends = columns.flatMap((cells, column) =>
    cells.flatMap((cell) => addendOf(cell, column, indicators[column])),
  );
  const rows = await snapshot.query<{ value: string | null; units: number; difference: string | null }>(sql`
    select trim_scale(total.value)::text as value, coalesce(total.units, 0) as units,
      case when total.units = ${expected} then trim_scale(collective.reported - total.value)::text end as difference
    from unnest(${reported.length === 0 ? indicators.map(() => null) : reported}::numeric[])
      with ordinality as collective (reported, n)
      left join (
        select n, count(*)::int as units,
          case when bool_or(divisor is not null) then round(min(factor) * sum(addend) / nullif(sum(divisor), 0), 4) else sum(addend) end as value
        from unnest(
          ${addends.map(({ column }) => column + 1)}::bigint[], ${addends.map(({ value }) => value)}::numeric[],
          ${addends.map(({ divisor }) => divisor)}::numeric[], ${addends.map(({ factor }) => factor)}::numeric[])
          as part (n, addend, divisor, factor)
        group by n
      ) as total using (n)
    order by collective.n`);
  return rows.map(({ value, units, difference }, column) => {
    const whole = indicators[column]?.nature === "RATIO" ? ("RECOMPUTED" as const) : ("SUM_OF" as const);
    const basis = value === null ? "NONE" : units === expected ? whole : "PARTIAL";
    const sample =
      columns[column]?.some(({ quality, basis: how }) => quality === "SAMPLE" && how !== "PARTIAL") ?? false;
    return { computed: { value, basis, units, expected, sample: value !== null && sample }, difference };
  });
}

interface Addend {
  readonly column: number;
  readonly value: string;
  readonly divisor: string | null;
  readonly factor: string;
}

function addendOf(cell: Resolved, column: number, indicator: IndicatorRow | undefined): readonly Addend[] {
  if (!indicator || cell.basis === "PARTIAL") return [];
  if (indicator.overUnits === "SUM")
    return cell.value === null ? [] : [{ column, value: cell.value, divisor: null, factor: "1" }];
  if (indicator.overUnits !== "RECOMPUTE" || cell.basis !== "RECOMPUTED" || cell.numerator === null) return [];
  return [
    { column, value: cell.numerator, divisor: cell.denominator, factor: indicator.measure === "%" ? "100" : "1" },
  ];
}
