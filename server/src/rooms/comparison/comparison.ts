import type { Behind } from "../../reading/nodes.ts";
import type { UnitRow } from "../organisation/organisation.dimensions.ts";
import { Breaks, Kinships, type Break } from "./breaks.ts";
import { cellFigures, noCellFigures, type Series } from "./cell-figures.ts";
import { cellOf, heldOf, type ComparisonCell } from "./cell.ts";
import { noColumnFigures, type ColumnFigures } from "./column-figures.ts";
import { comparedBy, type Compared, type ComparedColumn, type ComparisonAsked } from "./compared.ts";
import { figuresOfColumns } from "./derived-columns.ts";
import { gather } from "./gather.ts";
import { judge, nothing, type Judged } from "./judge.ts";
import type { Wants } from "./wants.ts";

export interface Comparison extends Pick<Compared, "periods" | "cluster"> {
  readonly columns: readonly ComparisonColumn[];
  readonly rows: readonly { readonly unit: UnitRow; readonly cells: readonly ComparisonCell[] }[];
}

interface ComparisonColumn extends ComparedColumn, Pick<ColumnFigures, "computed" | "difference" | "mean" | "median"> {
  readonly formula: string | null;
  readonly reported: ComparisonCell;
  readonly eligible: number;
  readonly breaks: readonly Break[];
}

/**
 * Units side by side: each value with its basis, its target and attainment, its rank, how it stands to the year before and
 * to the others; for a cluster its reported total beside the computed one. A unit may be compared only by who may see it.
 */
export async function comparison(asked: ComparisonAsked, wants: Wants, behind: Behind): Promise<Comparison> {
  const { context } = behind;
  const compared = comparedBy(asked, context);
  const { cluster, units, columns, expected, periods } = compared;
  const kinships = new Kinships(context);
  const breaks = columns.map(({ indicator }) => new Breaks(indicator, kinships));
  const judged = judge(await gather(compared, wants, behind), { compared, breaks, wants }, context);
  const reported = judged.slice(units.length * columns.length);
  const eligible = eligibleIn(columns.length, judged);
  const held = columns.map(({ indicator }, n) => ({
    indicator,
    cells: eligible[n]!.map(({ actual }) => actual),
    reported: reported[n]?.actual.value ?? null,
  }));
  const together = wants.columnFigures ? await figuresOfColumns(held, expected, context) : [];
  const series = held.map(({ indicator, cells }, n): Series => ({
    indicator,
    figures: together[n] ?? noColumnFigures,
    eligible: cells.length,
    samples: cells.filter(({ quality }) => quality === "SAMPLE").length,
  }));
  const figures = wants.cellFigures ? await cellFigures(judged.map(heldOf), series, context) : [];
  const cells = judged.map((cell, n) => cellOf(cell, figures[n] ?? noCellFigures, series[cell.column]!));
  const rowAt = (row: number): readonly ComparisonCell[] =>
    cells.slice(row * columns.length, (row + 1) * columns.length);
  return {
    periods,
    cluster,
    columns: columns.map((column, n) => ({
      ...column,
      formula: column.indicator.formula,
      ...series[n]!.figures,
      reported: rowAt(units.length)[n] ?? cellOf({ ...nothing, column: n }, noCellFigures, series[n]!),
      eligible: series[n]!.eligible,
      breaks: breaks[n]!.until(column.period.endsOn),
    })),
    rows: units.map((unit, row) => ({ unit, cells: rowAt(row) })),
  };
}

/** The cells of each column that take part. */
function eligibleIn(columns: number, judged: readonly Judged[]): readonly (readonly Judged[])[] {
  const eligible = Array.from({ length: columns }, (): Judged[] => []);
  for (const cell of judged) if (cell.isEligible) eligible[cell.column]!.push(cell);
  return eligible;
}
