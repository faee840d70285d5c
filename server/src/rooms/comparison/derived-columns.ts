import { minus } from "@bangvang/schema/exact";
import type { Context } from "../../context.ts";
import { fieldsOf } from "../indicators/derived/formulas.ts";
import { workOut } from "../indicators/derived/work-out.ts";
import { columnFigures, type ColumnCells, type ColumnFigures } from "./column-figures.ts";

/**
 * Total, mean, median and spread of each column, those of derived indicators too: their total is worked out of the totals
 * of their fields, over the units that have a value. It is none where a field has no total, or not of all these units, as a
 * ratio that was only claimed.
 */
export async function figuresOfColumns(
  columns: readonly ColumnCells[],
  expected: number,
  context: Context,
): Promise<readonly ColumnFigures[]> {
  const fields = columns.map(({ indicator, cells }) =>
    indicator.formula === null ? [] : fieldColumns({ indicator, cells }, context),
  );
  const all = await columnFigures([...columns, ...fields.flat()], expected, context);
  const [figures, rest] = [all.slice(0, columns.length), all.slice(columns.length).values()];
  const totals = fields.map((ofOne) => ofOne.map(() => rest.next().value!.computed));
  const ready = [...totals.keys()].filter(
    (n) =>
      totals[n]!.length > 0 &&
      totals[n]!.every(({ value, units }) => value !== null && units === columns[n]!.cells.length),
  );
  const values = await workOut(
    ready.map((n) => ({ formula: columns[n]!.indicator.formula!, fields: totals[n]!.map(({ value }) => value!) })),
    context,
  );
  const valueOf = new Map(ready.map((n, place) => [n, values[place]!]));
  return figures.map((own, n) => {
    const value = valueOf.get(n) ?? null;
    return value === null ? own : withTotal(own, value, columns[n]!);
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

function withTotal(figures: ColumnFigures, value: string, { cells, reported }: ColumnCells): ColumnFigures {
  const { expected } = figures.computed;
  const isWhole = cells.length === expected;
  const sample = cells.some(({ quality }) => quality === "SAMPLE");
  return {
    ...figures,
    computed: { value, basis: isWhole ? "RECOMPUTED" : "PARTIAL", units: cells.length, expected, sample },
    difference: isWhole && reported !== null ? minus(reported, value) : null,
    mean: value,
  };
}
