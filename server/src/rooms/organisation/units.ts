import { ApiProblem } from "../../api-problem.ts";
import { isInScope } from "../../audience.ts";
import type { Context } from "../../context.ts";
import { byName } from "../../reading/dimension-order.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import { clusterMemberDimension, lineageDimension, unitDimension, type UnitRow } from "./organisation.dimensions.ts";

/** A unit named in an argument; NOT_FOUND alike for one that does not exist and one the actor may not see. */
export function unitAsked(code: string, { dimensions, audience }: Context): UnitRow {
  const unit = dimensions.of(unitDimension).byCode.get(code);
  if (!unit || !isInScope(audience.reads, unit.id))
    throw new ApiProblem("NOT_FOUND", `There is no unit "${code.slice(0, 64)}".`);
  return unit;
}

/** Units in the order of their names, as Vietnamese sorts them. */
export function inNameOrder(units: readonly UnitRow[]): readonly UnitRow[] {
  return [...units].sort(byName(({ name }) => name));
}

/** True when one of the units is part of another (a child, a member of a cluster) or came out of another. */
export function overlapping(units: readonly UnitRow[], dimensions: Dimensions): boolean {
  const ids = new Set(units.map(({ id }) => id));
  const both = (a: number, b: number | null): boolean => ids.has(a) && b !== null && ids.has(b);
  return (
    units.some(({ id, parentId }) => both(id, parentId)) ||
    dimensions.of(clusterMemberDimension).rows.some(({ clusterId, unitId }) => both(clusterId, unitId)) ||
    dimensions.of(lineageDimension).rows.some(({ predecessorId, successorId }) => both(predecessorId, successorId))
  );
}
