import { minus } from "@bangvang/schema/exact";
import type { Context } from "../../context.ts";
import { degreeOf, fieldsOf } from "../indicators/derived/formulas.ts";
import { workOut } from "../indicators/derived/work-out.ts";
import type { IndicatorRow } from "../indicators/indicators.dimensions.ts";
import { totals, type ColumnCells, type ColumnTotal } from "./totals.ts";

/**
 * An indicator as its column is added up. A formula is kept as a ratio, which is what it may be; one that is no rate adds up
 * as its values do, and its mean is the mean of them.
 */
export function asAdded(indicator: IndicatorRow, { dimensions }: Pick<Context, "dimensions">): IndicatorRow {
  const isRate = indicator.formula === null || degreeOf(indicator.formula, dimensions) === 0;
  return isRate ? indicator : { ...indicator, overUnits: "SUM" };
}

/** Whether what a cluster reports can be held against what its units come to: not where a number is added once for each. */
export function isOneOverUnits({ formula }: IndicatorRow, { dimensions }: Pick<Context, "dimensions">): boolean {
  const degree = formula === null ? 1 : degreeOf(formula, dimensions);
  return degree === 0 || degree === 1;
}

/**
 * The total of each column, those of derived indicators too: the total of a ratio is worked out of the totals
 * of its fields, over the units that have a value. It is none where a field has no total, or not of all these units, as a
 * ratio that was only claimed.
 */
export async function totalsOfColumns(
  columns: readonly ColumnCells[],
  expected: number,
  context: Context,
): Promise<readonly ColumnTotal[]> {
  const fields = columns.map(({ indicator, cells }) =>
    indicator.formula === null || indicator.overUnits === "SUM" ? [] : fieldColumns({ indicator, cells }, context),
  );
  const all = await totals([...columns, ...fields.flat()], expected, context);
  const [own, rest] = [all.slice(0, columns.length), all.slice(columns.length).values()];
  const ofFields = fields.map((ofOne) => ofOne.map(() => rest.next().value!.computed));
  const ready = [...ofFields.keys()].filter(
    (n) =>
      ofFields[n]!.length > 0 &&
      ofFields[n]!.every(({ value, units }) => value !== null && units === columns[n]!.cells.length),
  );
  const values = await workOut(
    ready.map((n) => ({ formula: columns[n]!.indicator.formula!, fields: ofFields[n]!.map(({ value }) => value!) })),
    context,
  );
  const valueOf = new Map(ready.map((n, place) => [n, values[place]!]));
  return own.map((one, n) => {
    const value = valueOf.get(n) ?? null;
    return value === null ? one : derivedTotal(value, columns[n]!, expected);
  });
}

/** Each field as a column: what it is worth where the derived indicator has a value. */
function fieldColumns(
  { indicator, cells }: Pick<ColumnCells, "indicator" | "cells">,
  { dimensions }: Context,
): readonly ColumnCells[] {
  return fieldsOf(indicator, dimensions).map((field, place) => ({
    indicator: field,
    cells: cells.map((cell) => cell.fields![place]!),
    reported: null,
  }));
}

function derivedTotal(value: string, { cells, reported }: ColumnCells, expected: number): ColumnTotal {
  const isWhole = cells.length === expected;
  const sample = cells.some(({ quality }) => quality === "SAMPLE");
  return {
    computed: { value, basis: isWhole ? "RECOMPUTED" : "PARTIAL", units: cells.length, expected, sample },
    difference: isWhole && reported !== null ? minus(reported, value) : null,
  };
}
