import { defineEntity, p } from "@mikro-orm/core";

/** A flag or certificate, from the cluster's proposal to the signed decision. */
export const AwardEntity = defineEntity({
  name: "Award",
  tableName: "award",
  properties: {
    id: p.integer().primary().autoincrement(),
    clusterId: p.integer().nullable(),
    unitId: p.integer(),
    year: p.integer(),
    name: p.text(),
    nameEn: p.text(),
    state: p.text(),
    sourceId: p.integer().nullable(),
    note: p.text().nullable(),
  },
});
