import { sql } from "../../db/sql.ts";
import type { DimensionKind, DimensionRow, Fields } from "../../reading/dimensions.ts";
import { unitDimension } from "../organisation/organisation.dimensions.ts";

export const awardStates = ["PROPOSED", "RECOMMENDED", "DECIDED", "REVOKED"] as const;

export interface AwardRow extends DimensionRow {
  readonly clusterId: number | null;
  readonly unitId: number;
  readonly year: number;
  readonly name: string;
  readonly nameEn: string;
  readonly state: (typeof awardStates)[number];
  readonly sourceId: number | null;
  readonly note: string | null;
}

const awardFields: Fields<AwardRow> = {
  year: (award) => award.year,
  name: (award) => award.name,
  state: (award) => award.state,
  unit: { is: "row", kind: () => unitDimension, idOf: (award) => award.unitId },
  cluster: { is: "row", kind: () => unitDimension, idOf: (award) => award.clusterId },
};

export const awardDimension: DimensionKind<AwardRow> = {
  name: "award",
  fields: awardFields,
  load: (transaction) =>
    transaction.query(sql`
      select id, id::text as code, cluster_id as "clusterId", unit_id as "unitId", year, name, name_en as "nameEn",
        state, source_id as "sourceId", note
      from award order by year, id`),
};
