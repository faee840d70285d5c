import { sql } from "../../db/sql.ts";
import type { DimensionKind, DimensionRow } from "../../reading/dimensions.ts";

export interface AwardRow extends DimensionRow {
  readonly clusterId: number | null;
  readonly unitId: number;
  readonly year: number;
  readonly name: string;
  readonly nameEn: string;
  readonly state: "PROPOSED" | "RECOMMENDED" | "DECIDED" | "REVOKED";
  readonly sourceId: number | null;
  readonly note: string | null;
}

export const awardDimension: DimensionKind<AwardRow> = {
  name: "award",
  load: (transaction) =>
    transaction.query(sql`
      select id, id::text as code, cluster_id as "clusterId", unit_id as "unitId", year, name, name_en as "nameEn",
        state, source_id as "sourceId", note
      from award order by year, id`),
};
