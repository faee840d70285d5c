import { Fence } from "../../../server/src/reading/fence.ts";
import { makeContext } from "../../../server/src/make-context.ts";
import { comparison, type ComparisonAsked } from "../../../server/src/rooms/comparison/comparison.ts";
import type { World } from "./world.ts";

/** The comparison as the server computes it (it has a test of its own), with the rows it names taken from our tables. */
export async function slowComparison(world: World, input: ComparisonAsked): Promise<object> {
  const context = makeContext(world.product, world.actor, "slow");
  try {
    const found = await comparison(input, { context, fence: new Fence(context.audience) });
    const cellOf = ({ source, ...cell }: { readonly source: { readonly id: number } | null }) => ({
      ...cell,
      source: source && rowOf(world.sources, source.id),
    });
    return {
      ...found,
      cluster: found.cluster && rowOf(world.clusters, found.cluster.id),
      indicators: found.indicators.map((column) => {
        const indicator = rowOf(world.indicators, column.indicator.id);
        const breaks = column.breaks.map(({ id }) => rowOf(indicator.breaks, id));
        return { ...column, indicator, breaks, reported: cellOf(column.reported) };
      }),
      rows: found.rows.map(({ unit, cells }) => ({ unit: rowOf(world.units, unit.id), cells: cells.map(cellOf) })),
    };
  } finally {
    await context.snapshot.close();
  }
}

function rowOf<Row extends { readonly rowId: number }>(rows: readonly Row[], id: number): Row {
  const row = rows.find(({ rowId }) => rowId === id);
  if (!row) throw new Error(`the comparison names row ${id}, and nothing is there`);
  return row;
}
