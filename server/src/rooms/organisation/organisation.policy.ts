import type { Actor } from "../../actor.ts";
import type { Audience, UnitScope } from "../../audience.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import { clusterMemberDimension, membersOf, unitDimension } from "./organisation.dimensions.ts";

/**
 * Which units' figures an actor may see and which they may change: the one place that answers it, for the fence of a
 * read and the authorisation of a write alike. Rights are always today's.
 *
 * An editor changes the named units and what stands under them, and sees them together with the clusters they compete
 * in and the other members there, for members of a cluster share their results. A reviewer sees a cluster with all
 * its members and changes the cluster's own figures. A token never changes anything.
 */
export function audienceOf(actor: Actor, dimensions: Dimensions): Audience {
  if (actor.kind === "SYSTEM") return { reads: "ALL", writes: "ALL" };
  const reads = new Set<number>();
  const writes = new Set<number>();
  let readsAll = false;
  let writesAll = false;
  for (const { role, unitId } of actor.grants) {
    if (role === "ADMINISTRATOR") readsAll = writesAll = true;
    else if (unitId === null) readsAll ||= role === "ANALYST";
    else if (role === "REVIEWER") addCluster(unitId, dimensions, reads).forEach((id) => writes.add(id));
    else {
      const own = withDescendants(unitId, dimensions);
      for (const id of own) reads.add(id);
      if (role === "EDITOR") {
        for (const id of own) writes.add(id);
        for (const cluster of clustersOf(own, dimensions)) addCluster(cluster, dimensions, reads);
      }
    }
  }
  const mayWrite = actor.kind === "PERSON";
  return {
    reads: readsAll ? "ALL" : reads,
    writes: mayWrite ? (writesAll ? "ALL" : writes) : new Set(),
  };
}

const everyUnit = new WeakMap<Dimensions, readonly number[]>();

/** The ids of the units of a scope, as the database is told: the whole country is a list as well. */
export function unitIds(scope: UnitScope, dimensions: Dimensions): readonly number[] {
  if (scope !== "ALL") return [...scope];
  let all = everyUnit.get(dimensions);
  if (!all) everyUnit.set(dimensions, (all = dimensions.of(unitDimension).rows.map(({ id }) => id)));
  return all;
}

/** Adds the cluster and everyone who ever competed in it; gives what a reviewer may change: the cluster itself. */
function addCluster(clusterId: number, dimensions: Dimensions, reads: Set<number>): readonly number[] {
  reads.add(clusterId);
  for (const member of membersOf(dimensions, clusterId, null)) reads.add(member.unitId);
  return [clusterId];
}

function clustersOf(unitIds: ReadonlySet<number>, dimensions: Dimensions): ReadonlySet<number> {
  const members = dimensions.of(clusterMemberDimension).rows.filter((member) => unitIds.has(member.unitId));
  return new Set(members.map((member) => member.clusterId));
}

function withDescendants(unitId: number, dimensions: Dimensions): ReadonlySet<number> {
  const found = new Set([unitId]);
  // A Set grows while it is walked, so children of children are met in the same loop.
  for (const id of found) {
    for (const unit of dimensions.of(unitDimension).rows) if (unit.parentId === id) found.add(unit.id);
  }
  return found;
}
