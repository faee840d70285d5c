import type { Dimensions } from "../../reading/dimensions.ts";
import { lineageOf } from "../organisation/lineage.ts";
import { unitOf, type LineageRow } from "../organisation/organisation.dimensions.ts";
import { breaksOf, type SeriesBreakRow } from "./indicators.dimensions.ts";
import type { Days } from "./worth/shape.ts";

/** Two cells of one series: the days each speaks of, the earlier one first. */
export interface CellsBetween {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly from: Days;
  readonly to: Days;
  /** The day of the map both are drawn on; null as reported. */
  readonly boundary: string | null;
}

/**
 * The breaks that lie between two cells, by day: what begins after the first day of the earlier and not after the last of
 * the later one. As reported a unit's own beginning, and what it took in or gave away, is one of them; on one map it is
 * not, for both cells tell of the same territory, but the breaks of its predecessors are.
 */
export function breaksBetween(
  { unitId, indicatorId, from, to, boundary }: CellsBetween,
  dimensions: Dimensions,
): readonly SeriesBreakRow[] {
  const isBetween = ({ startsOn }: SeriesBreakRow): boolean => startsOn > from.startsOn && startsOn <= to.endsOn;
  if (boundary === null)
    return [...breaksOf(dimensions, indicatorId, unitId), ...boundaryChanges(unitId, dimensions)]
      .filter(isBetween)
      .toSorted(byDay);
  return breaksOfAll(unitId, indicatorId, dimensions).filter((row) => row.cause !== "BOUNDARY" && isBetween(row));
}

/** The breaks inside one restated cell: those of its unit and of whatever that came out of. */
export function breaksInside(
  { unitId, indicatorId, ...days }: Days & { readonly unitId: number; readonly indicatorId: number },
  dimensions: Dimensions,
): readonly SeriesBreakRow[] {
  return breaksOfAll(unitId, indicatorId, dimensions).filter(
    ({ startsOn, cause }) => cause !== "BOUNDARY" && startsOn > days.startsOn && startsOn <= days.endsOn,
  );
}

function breaksOfAll(unitId: number, indicatorId: number, dimensions: Dimensions): readonly SeriesBreakRow[] {
  const { into } = lineageOf(dimensions);
  const family = new Set([unitId]);
  for (const id of family) for (const { predecessorId } of into(id)) family.add(predecessorId);
  return breaksOf(dimensions, indicatorId, null).filter((row) => row.unitId === null || family.has(row.unitId));
}

/** A row for each day on which a unit became what it is, or gave something away; ids below zero are no rows of the table. */
function boundaryChanges(unitId: number, dimensions: Dimensions): readonly SeriesBreakRow[] {
  const { into, outOf } = lineageOf(dimensions);
  const byDay = Map.groupBy([...into(unitId), ...outOf(unitId)], ({ effectiveOn }) => effectiveOn);
  return [...byDay].map(([startsOn, rows]) => boundaryChange(unitId, startsOn, rows, dimensions));
}

function boundaryChange(
  unitId: number,
  startsOn: string,
  rows: readonly LineageRow[],
  dimensions: Dimensions,
): SeriesBreakRow {
  // Each side of a row has a number of its own, or two units would share the text of a break.
  const id = -Math.min(...rows.map((row) => 2 * row.id + (row.successorId === unitId ? 0 : 1)));
  const others = rows.map(({ predecessorId, successorId }) => (predecessorId === unitId ? successorId : predecessorId));
  const note = others.map((other) => unitOf(dimensions, other)?.name).join(", ");
  return { id, code: String(id), startsOn, cause: "BOUNDARY", indicatorId: null, unitId, note, sourceId: null };
}

function byDay(a: SeriesBreakRow, b: SeriesBreakRow): number {
  return a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.id - b.id;
}
