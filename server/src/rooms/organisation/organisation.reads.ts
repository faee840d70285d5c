import type { Dimensions } from "../../reading/dimensions.ts";
import { byCode, byName, dimensionConnection } from "../../reading/dimension-list.ts";
import { memory, several, type Reads } from "../../reading/map.ts";
import { me } from "./me.ts";
import {
  clusterMemberDimension,
  lineageDimension,
  membersOf,
  sourceDimension,
  sourceFields,
  sourceOf,
  unitDimension,
  unitFields,
  unitOf,
  type ClusterMemberRow,
  type SourceRow,
  type UnitRow,
} from "./organisation.dimensions.ts";

const clustersIn = (dimensions: Dimensions): readonly UnitRow[] =>
  dimensions.of(unitDimension).rows.filter(({ level }) => level === "CLUSTER");

const unitList = {
  name: "units",
  rows: (dimensions: Dimensions) => dimensions.of(unitDimension).rows,
  fields: unitFields,
  orders: { code: byCode, name: byName<UnitRow>(({ name }) => name) },
};
const sourceList = {
  name: "sources",
  rows: (dimensions: Dimensions) => dimensions.of(sourceDimension).rows,
  fields: sourceFields,
};

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
    cluster: memory((_, { code }, { dimensions }) => clustersIn(dimensions).find((unit) => unit.code === code)),
    clusters: dimensionConnection({ name: "clusters", rows: clustersIn }),
    source: memory((_, { id }, { dimensions }) => dimensions.of(sourceDimension).byCode.get(id as string)),
    sources: dimensionConnection(sourceList),
    me: memory((_, __, context) => me(context), { isPersonal: true }),
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
