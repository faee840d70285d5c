import { sql } from "../../db/sql.ts";
import type { DimensionKind, DimensionRow, Dimensions } from "../../reading/dimensions.ts";
import type { Fields } from "../../reading/filter.ts";
import { known } from "../../reading/known.ts";

export interface UnitRow extends DimensionRow {
  readonly level: "CONFEDERATION" | "PROVINCE" | "CLUSTER";
  readonly name: string;
  readonly nameEn: string;
  readonly parentId: number | null;
  readonly validFrom: string | null;
  /** The last day inside. */
  readonly validTo: string | null;
  readonly note: string | null;
}

export interface LineageRow extends DimensionRow {
  readonly predecessorId: number;
  readonly successorId: number;
  readonly effectiveOn: string;
  readonly share: string;
  readonly sourceUrl: string | null;
}

export interface ClusterMemberRow extends DimensionRow {
  readonly clusterId: number;
  readonly unitId: number;
  readonly year: number;
  readonly role: "HEAD" | "DEPUTY" | "MEMBER";
  readonly sourceId: number | null;
}

export interface SourceRow extends DimensionRow {
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly trust: "ORIGINAL" | "TRANSLATION" | "MACHINE_TRANSLATION" | "SAMPLE";
  readonly note: string | null;
}

export const unitDimension: DimensionKind<UnitRow> = {
  name: "unit",
  load: (transaction) =>
    transaction.query(sql`
      select id, code, level, name, name_en as "nameEn", parent_id as "parentId",
        valid_from as "validFrom", valid_to as "validTo", note
      from unit order by code`),
};

export const lineageDimension: DimensionKind<LineageRow> = {
  name: "lineage",
  load: (transaction) =>
    transaction.query(sql`
      select row_number() over (order by effective_on, predecessor.code)::int as id,
        predecessor.code || ' ' || successor.code as code,
        predecessor_id as "predecessorId", successor_id as "successorId", effective_on as "effectiveOn",
        trim_scale(share)::text as share, source_url as "sourceUrl"
      from lineage
        join unit as predecessor on predecessor.id = predecessor_id
        join unit as successor on successor.id = successor_id
      order by effective_on, predecessor.code`),
};

export const clusterMemberDimension: DimensionKind<ClusterMemberRow> = {
  name: "clusterMember",
  load: (transaction) =>
    transaction.query(sql`
      select row_number() over (order by year, cluster.code, unit.code)::int as id,
        cluster.code || ' ' || unit.code || ' ' || year as code,
        cluster_id as "clusterId", unit_id as "unitId", year, role, source_id as "sourceId"
      from cluster_member
        join unit as cluster on cluster.id = cluster_id
        join unit on unit.id = unit_id
      order by year, cluster.code, unit.code`),
};

export const sourceDimension: DimensionKind<SourceRow> = {
  name: "source",
  load: (transaction) =>
    transaction.query(sql`
      select id, code, title, publisher, published_on as "publishedOn", url, language, trust, note
      from source order by code`),
};

/** Who competed in a cluster: of one year, or of all. */
export function membersOf(dimensions: Dimensions, clusterId: number, year: number | null): readonly ClusterMemberRow[] {
  return dimensions
    .of(clusterMemberDimension)
    .rows.filter((member) => member.clusterId === clusterId && (year === null || member.year === year));
}

/** What units and sources can be filtered by. */
export const unitFields: Fields<UnitRow> = {
  code: (unit) => unit.code,
  name: (unit) => unit.name,
  level: (unit) => unit.level,
};
export const sourceFields: Fields<SourceRow> = {
  id: (source) => source.code,
  title: (source) => source.title,
  trust: (source) => source.trust,
};

/** The unit an id names, if it names one. */
export function unitOf(dimensions: Dimensions, id: number | null): UnitRow | null {
  return id === null ? null : known(dimensions.of(unitDimension).byId, id);
}

/** The source an id names, if it names one. */
export function sourceOf(dimensions: Dimensions, id: number | null): SourceRow | null {
  return id === null ? null : known(dimensions.of(sourceDimension).byId, id);
}
