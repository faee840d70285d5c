import { dimensionConnection, dimensionRows } from "../../reading/dimension-list.ts";
import { level, memory, several, type Reads } from "../../reading/map.ts";
import { me } from "./me.ts";
import { listViews } from "./views/saved-views.ts";
import {
  clusterMemberDimension,
  lineageDimension,
  membersOf,
  sourceDimension,
  sourceOf,
  unitDimension,
  unitOf,
  type ClusterMemberRow,
  type SourceRow,
  type UnitRow,
} from "./organisation.dimensions.ts";
import { clusterList, clusterMemberList, clustersIn, lineageList, sourceList, unitList } from "./organisation.lists.ts";
import { flatClusterMember, flatLineage, flatSource, flatUnit } from "./organisation.rows.ts";

/** The unit a fact or a row points to, where it points to one. */
const pointed = <Row>(idOf: (row: Row) => number | null) =>
  memory<Row>((row, _, { dimensions }) => unitOf(dimensions, idOf(row)));
const source = memory<{ readonly sourceId: number | null }>(({ sourceId }, _, { dimensions }) =>
  sourceOf(dimensions, sourceId),
);
const officer = (role: ClusterMemberRow["role"]) =>
  memory<UnitRow>(({ id }, { year }, { dimensions }) => {
    const found = membersOf(dimensions, id, year as number).find((member) => member.role === role);
    return found ? unitOf(dimensions, found.unitId) : null;
  });

export const organisationReads: Reads = {
  Query: {
    unit: memory((_, { code }, { dimensions }) => dimensions.of(unitDimension).byCode.get(code as string)),
    units: dimensionConnection(unitList),
    unitRows: dimensionRows(unitList, flatUnit),
    lineageRows: dimensionRows(lineageList, flatLineage),
    cluster: memory((_, { code }, { dimensions }) => clustersIn(dimensions).find((unit) => unit.code === code)),
    clusters: dimensionConnection(clusterList),
    clusterMemberRows: dimensionRows(clusterMemberList, flatClusterMember),
    source: memory((_, { id }, { dimensions }) => dimensions.of(sourceDimension).byCode.get(id as string)),
    sources: dimensionConnection(sourceList),
    sourceRows: dimensionRows(sourceList, flatSource),
    me: memory((_, __, context) => me(context), { isPersonal: true }),
    savedViews: level(
      async (rows, { context }) => {
        const views = await listViews(await context.registers());
        return rows.map(() => views);
      },
      { entries: several, isOnAnyMap: true },
    ),
  },
  Unit: {
    parent: pointed<UnitRow>(({ parentId }) => parentId),
    predecessors: memory<UnitRow>(
      ({ id }, _, { dimensions }) =>
        dimensions
          .of(lineageDimension)
          .rows.filter(({ successorId }) => successorId === id)
          .map((row) => ({ ...row, unitId: row.predecessorId })),
      { entries: several },
    ),
    successors: memory<UnitRow>(
      ({ id }, _, { dimensions }) =>
        dimensions
          .of(lineageDimension)
          .rows.filter(({ predecessorId }) => predecessorId === id)
          .map((row) => ({ ...row, unitId: row.successorId })),
      { entries: several },
    ),
    clusters: memory<UnitRow>(
      ({ id }, { year = null }, { dimensions }) =>
        dimensions
          .of(clusterMemberDimension)
          .rows.filter((member) => member.unitId === id && (year === null || member.year === year)),
      { entries: several },
    ),
  },
  Lineage: { unit: pointed<{ readonly unitId: number }>(({ unitId }) => unitId) },
  Cluster: {
    unit: memory<UnitRow>((cluster) => cluster),
    years: memory<UnitRow>(({ id }, _, { dimensions }) => [
      ...new Set(membersOf(dimensions, id, null).map(({ year }) => year)),
    ]),
    members: memory<UnitRow>(
      ({ id }, { year = null }, { dimensions }) => membersOf(dimensions, id, year as number | null),
      { entries: several },
    ),
    head: officer("HEAD"),
    deputy: officer("DEPUTY"),
  },
  ClusterMember: {
    unit: pointed<ClusterMemberRow>(({ unitId }) => unitId),
    cluster: pointed<ClusterMemberRow>(({ clusterId }) => clusterId),
    source,
  },
  Source: { id: memory<SourceRow>(({ code }) => code) },
};
