import { Fence } from "../../../server/src/reading/fence.ts";
import { makeContext } from "../../../server/src/make-context.ts";
import type { Break } from "../../../server/src/rooms/comparison/breaks.ts";
import type { ComparisonCell } from "../../../server/src/rooms/comparison/cell.ts";
import type { ComparisonAsked } from "../../../server/src/rooms/comparison/compared.ts";
import { comparison } from "../../../server/src/rooms/comparison/comparison.ts";
import type { CellPart } from "../../../server/src/rooms/indicators/resolve-cells.ts";
import type { Wants } from "../../../server/src/rooms/comparison/wants.ts";
import type { World } from "./world.ts";

/** The comparison as the server computes it (it has a test of its own), with the rows it names taken from our tables. */
export async function slowComparison(world: World, input: ComparisonAsked): Promise<object> {
  const context = makeContext(world.product, world.actor, "slow");
  try {
    const found = await comparison(input, everything, { context, fence: new Fence(context.audience) });
    const breakOf = ({ startsOn, cause, note, ...ids }: Break) => ({
      on: startsOn,
      cause,
      note,
      indicator: ids.indicatorId === null ? null : rowOf(world.indicators, ids.indicatorId),
      unit: ids.unitId === null ? null : rowOf(world.units, ids.unitId),
      source: ids.sourceId === null ? null : rowOf(world.sources, ids.sourceId),
    });
    const partOf = ({ unitId, indicatorId, periodId, sourceId, ...part }: CellPart) => ({
      ...part,
      unit: rowOf(world.units, unitId),
      indicator: rowOf(world.indicators, indicatorId),
      period: rowOf(world.periods, periodId),
      source: sourceId === null ? null : rowOf(world.sources, sourceId),
    });
    const cellOf = ({ source, breaks, lastYear, madeOf, ...cell }: ComparisonCell) => ({
      ...cell,
      madeOf: madeOf.map(partOf),
      source: source && rowOf(world.sources, source.id),
      breaks: breaks.map(breakOf),
      lastYear: lastYear && { ...lastYear, breaks: lastYear.breaks.map(breakOf) },
    });
    return {
      ...found,
      cluster: found.cluster && rowOf(world.clusters, found.cluster.id),
      columns: found.columns.map((column) => ({
        ...column,
        indicator: rowOf(world.indicators, column.indicator.id),
        breaks: column.breaks.map(breakOf),
        reported: cellOf(column.reported),
      })),
      rows: found.rows.map(({ unit, cells }) => ({ unit: rowOf(world.units, unit.id), cells: cells.map(cellOf) })),
    };
  } finally {
    await context.snapshot.close();
  }
}

const everything: Wants = { column: () => true, cell: () => true, lastYear: () => true };

function rowOf<Row extends { readonly rowId: number }>(rows: readonly Row[], id: number): Row {
  const row = rows.find(({ rowId }) => rowId === id);
  if (!row) throw new Error(`the comparison names row ${id}, and nothing is there`);
  return row;
}
