import type { FlatRow } from "../../reading/dimension-list.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import {
  sourceOf,
  unitOf,
  type ClusterMemberRow,
  type LineageRow,
  type SourceRow,
  type UnitRow,
} from "./organisation.dimensions.ts";

export function flatUnit({ id: _, parentId, ...unit }: UnitRow, dimensions: Dimensions): FlatRow {
  return { ...unit, ...flatUnitAs("parent", parentId, dimensions) };
}

export function flatClusterMember(
  { clusterId, unitId, year, role, sourceId }: ClusterMemberRow,
  dimensions: Dimensions,
): FlatRow {
  return {
    ...flatUnitAs("cluster", clusterId, dimensions),
    ...flatUnitAs("unit", unitId, dimensions),
    year,
    role,
    sourceId: sourceOf(dimensions, sourceId)?.code ?? null,
  };
}

export function flatLineage(
  { predecessorId, successorId, effectiveOn, share, sourceUrl }: LineageRow,
  dimensions: Dimensions,
): FlatRow {
  return {
    ...flatUnitAs("predecessor", predecessorId, dimensions),
    ...flatUnitAs("successor", successorId, dimensions),
    effectiveOn,
    share,
    sourceUrl,
  };
}

export function flatSource({ code, ...source }: SourceRow): FlatRow {
  return { ...source, id: code };
}

/** Code and name of a unit that a row names, under the name the row has for it. */
export function flatUnitAs(
  name: string,
  id: number | null,
  dimensions: Dimensions,
): Readonly<Record<string, string | null>> {
  const unit = unitOf(dimensions, id);
  return { [`${name}Code`]: unit?.code ?? null, [`${name}Name`]: unit?.name ?? null };
}
