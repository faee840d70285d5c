import type { CheckedWhere } from "../check-filter.ts";
import type { Dimensions } from "../dimensions.ts";
import { matching } from "../filter.ts";
import type { FactTable, Left } from "./fact-table.ts";

/**
 * What a filter leaves of each dimension it names at its top. With it an order by place is short, and a level whose
 * whole key is named is known to be short as well.
 */
export function narrow(where: CheckedWhere | null, table: FactTable, dimensions: Dimensions): Left {
  const left = new Map<string, ReadonlySet<number>>();
  for (const [name, { kind }] of Object.entries(table.dimensions)) {
    const condition = where?.[name] as CheckedWhere | undefined;
    if (!condition) continue;
    const found = dimensions.of(kind).rows.filter(matching(condition, kind, dimensions));
    left.set(name, new Set(found.map(({ id }) => id)));
  }
  return left;
}
