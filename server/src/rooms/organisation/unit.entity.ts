import { defineEntity, p } from "@mikro-orm/core";

/** An organisation that reports: confederation, provincial federation or cluster. */
export const UnitEntity = defineEntity({
  name: "Unit",
  tableName: "unit",
  properties: {
    id: p.integer().primary().autoincrement(),
    code: p.text(),
    level: p.text(),
    name: p.text(),
    nameEn: p.text(),
    parentId: p.integer().nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    note: p.text().nullable(),
  },
});

/** Which unit became which, on what day, in what share. */
export const LineageEntity = defineEntity({
  name: "Lineage",
  tableName: "lineage",
  properties: {
    predecessorId: p.integer().primary(),
    successorId: p.integer().primary(),
    effectiveOn: p.date(),
    share: p.decimal("string").precision(9).scale(8),
    sourceUrl: p.text().nullable(),
  },
});

/** A unit in a cluster, for one year, with its role there. */
export const ClusterMemberEntity = defineEntity({
  name: "ClusterMember",
  tableName: "cluster_member",
  properties: {
    clusterId: p.integer().primary(),
    unitId: p.integer().primary(),
    year: p.integer().primary(),
    role: p.text(),
    sourceId: p.integer().nullable(),
  },
});
