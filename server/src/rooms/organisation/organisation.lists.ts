import type { DimensionList } from "../../reading/dimension-list.ts";
import { by, byList, byText } from "../../reading/dimension-order.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import {
  clusterMemberDimension,
  clusterRoles,
  lineageDimension,
  sourceDimension,
  unitDimension,
  unitLevels,
  unitOf,
  type ClusterMemberRow,
  type LineageRow,
  type SourceRow,
  type UnitRow,
} from "./organisation.dimensions.ts";

const unitOrders = {
  code: by<UnitRow, string>(({ code }) => code),
  name: byText<UnitRow>(({ name }) => name),
};

export const unitList: DimensionList<UnitRow> = {
  name: "units",
  kind: unitDimension,
  orders: {
    ...unitOrders,
    level: byList(unitLevels, ({ level }) => level),
    validFrom: by(({ validFrom }) => validFrom),
  },
};

export const clusterList: DimensionList<UnitRow> = {
  name: "clusters",
  kind: unitDimension,
  rows: clustersIn,
  orders: unitOrders,
};

export const clusterMemberList: DimensionList<ClusterMemberRow> = {
  name: "clusterMembers",
  kind: clusterMemberDimension,
  orders: {
    year: by(({ year }) => year),
    role: byList(clusterRoles, ({ role }) => role),
    ...byUnit("cluster", ({ clusterId }) => clusterId),
    ...byUnit("unit", ({ unitId }) => unitId),
  },
};

export const lineageList: DimensionList<LineageRow> = {
  name: "lineage",
  kind: lineageDimension,
  orders: {
    effectiveOn: by(({ effectiveOn }) => effectiveOn),
    ...byUnit("predecessor", ({ predecessorId }) => predecessorId),
    ...byUnit("successor", ({ successorId }) => successorId),
  },
};

export const sourceList: DimensionList<SourceRow> = {
  name: "sources",
  kind: sourceDimension,
  orders: {
    id: by(({ code }) => code),
    title: byText(({ title }) => title),
    publishedOn: by(({ publishedOn }) => publishedOn),
  },
};

export function clustersIn(dimensions: Dimensions): readonly UnitRow[] {
  return dimensions.of(unitDimension).rows.filter(({ level }) => level === "CLUSTER");
}

/** The orders by a unit that a row names, under the name the row has for it. */
export function byUnit<Row>(name: string, idOf: (row: Row) => number | null) {
  return {
    [`${name}.code`]: by<Row, string>((row, dimensions) => unitOf(dimensions, idOf(row))?.code ?? null),
    [`${name}.name`]: byText<Row>((row, dimensions) => unitOf(dimensions, idOf(row))?.name ?? null),
  };
}
