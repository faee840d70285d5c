import type { Behind } from "../../reading/nodes.ts";
import type { Resolved } from "../indicators/resolve-cells.ts";
import type { UnitRow } from "../organisation/organisation.dimensions.ts";
import { Breaks, Kinships, type Break } from "./breaks.ts";
import { cellOf, heldOf, type ComparisonCell } from "./cell.ts";
import { comparedBy, type Compared, type ComparedColumn, type ComparisonAsked } from "./compared.ts";
import { asAdded, isOneOverUnits, totalsOfColumns } from "./derived-columns.ts";
import { gather, isWhole } from "./gather.ts";
import { judge, nothing, type Judged } from "./judge.ts";
import { noStanding, standings, type ColumnStanding } from "./standings.ts";
import { noTotal, type ColumnTotal } from "./totals.ts";
import type { Wants } from "./wants.ts";

export interface Comparison extends Pick<Compared, "periods" | "cluster"> {
  /** The day of the map. */
  readonly boundary: string;
  readonly columns: readonly ComparisonColumn[];
  readonly rows: readonly { readonly unit: UnitRow; readonly cells: readonly ComparisonCell[] }[];
}

interface ComparisonColumn extends ComparedColumn, ColumnTotal, ColumnStanding {
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
  const fields = eligibleIn(columns.length, judged).map((cells) => cells.map(({ actual }) => actual));
  const added = columns.map(({ indicator }) => asAdded(indicator, context));
  const held = added.map((indicator, n) => ({
    indicator,
    cells: fields[n]!,
    reported: reported[n] && isOneOverUnits(indicator, context) ? wholeOf(reported[n].actual) : null,
  }));
  const sums = needsTotals(wants) ? await totalsOfColumns(held, expected, context) : null;
  const series = added.map((indicator, n) => ({ indicator, total: sums?.[n] ?? null }));
  const standing = await standings(
    judged.map((cell) => heldOf(cell, columns[cell.column]!.indicator.direction)),
    series,
    wants,
    context,
  );
  const counts = fields.map((cells) => ({
    eligible: cells.length,
    samples: cells.filter(({ quality }) => quality === "SAMPLE").length,
  }));
  const cells = judged.map((cell, n) => cellOf(cell, standing.cells[n] ?? noStanding, counts[cell.column]!));
  const rowAt = (row: number): readonly ComparisonCell[] =>
    cells.slice(row * columns.length, (row + 1) * columns.length);
  return {
    periods,
    cluster,
    boundary: context.boundary ?? "AS_REPORTED",
    columns: columns.map((column, n) => ({
      ...column,
      formula: column.indicator.formula,
      ...(sums?.[n] ?? noTotal),
      mean: standing.columns[n]?.mean ?? null,
      median: standing.columns[n]?.median ?? null,
      reported: rowAt(units.length)[n] ?? cellOf({ ...nothing, column: n }, noStanding, counts[n]!),
      eligible: counts[n]!.eligible,
      breaks: breaks[n]!.until(column.period.endsOn),
    })),
    rows: units.map((unit, row) => ({ unit, cells: rowAt(row) })),
  };
}

/** A part of a sum is not held against the whole of another. */
function wholeOf(worth: Resolved): string | null {
  return isWhole(worth) ? worth.value : null;
}

/** A mean of a ratio is its total, and a share is one of the total. */
function needsTotals({ cell, column }: Wants): boolean {
  return column("computed", "difference", "mean") || cell("toMean", "share");
}

/** The cells of each column that take part. */
function eligibleIn(columns: number, judged: readonly Judged[]): readonly (readonly Judged[])[] {
  const eligible = Array.from({ length: columns }, (): Judged[] => []);
  for (const cell of judged) if (cell.isEligible) eligible[cell.column]!.push(cell);
  return eligible;
}
