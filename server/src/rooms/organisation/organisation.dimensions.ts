import { sql } from "../../db/sql.ts";
import {
  owned,
  type DimensionKind,
  type DimensionRow,
  type Dimensions,
  type Fields,
} from "../../reading/dimensions.ts";
import { known } from "../../reading/known.ts";

export const unitLevels = ["CONFEDERATION", "PROVINCE", "CLUSTER"] as const;
export const clusterRoles = ["HEAD", "DEPUTY", "MEMBER"] as const;

export interface UnitRow extends DimensionRow {
  readonly level: (typeof unitLevels)[number];
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
  readonly role: (typeof clusterRoles)[number];
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

/** A cluster is a unit as well: `members` are the rows where it is the cluster, `clusters` those where it competes. */
const unitFields: Fields<UnitRow> = {
  code: (unit) => unit.code,
  name: (unit) => unit.name,
  nameEn: (unit) => unit.nameEn,
  level: (unit) => unit.level,
  validFrom: (unit) => unit.validFrom,
  validTo: (unit) => unit.validTo,
  parent: { is: "row", kind: () => unitDimension, idOf: (unit) => unit.parentId },
  clusters: owned(
    () => clusterMemberDimension,
    (member) => member.unitId,
  ),
  members: owned(
    () => clusterMemberDimension,
    (member) => member.clusterId,
  ),
};

export const unitDimension: DimensionKind<UnitRow> = {
  name: "unit",
  fields: unitFields,
  load: (transaction) =>
    transaction.query(sql`
      select id, code, level, name, name_en as "nameEn", parent_id as "parentId",
        valid_from as "validFrom", valid_to as "validTo", note
      from unit order by code`),
};

const lineageFields: Fields<LineageRow> = {
  predecessor: { is: "row", kind: () => unitDimension, idOf: (lineage) => lineage.predecessorId },
  successor: { is: "row", kind: () => unitDimension, idOf: (lineage) => lineage.successorId },
  effectiveOn: (lineage) => lineage.effectiveOn,
};

export const lineageDimension: DimensionKind<LineageRow> = {
  name: "lineage",
  fields: lineageFields,
  load: (transaction) =>
    transaction.query(sql`
      select row_number() over (order by effective_on, predecessor.code, successor.code)::int as id,
        predecessor.code || ' ' || successor.code as code,
        predecessor_id as "predecessorId", successor_id as "successorId", effective_on as "effectiveOn",
        trim_scale(share)::text as share, source_url as "sourceUrl"
      from lineage
        join unit as predecessor on predecessor.id = predecessor_id
        join unit as successor on successor.id = successor_id
      order by effective_on, predecessor.code, successor.code`),
};

const clusterMemberFields: Fields<ClusterMemberRow> = {
  year: (member) => member.year,
  role: (member) => member.role,
  cluster: { is: "row", kind: () => unitDimension, idOf: (member) => member.clusterId },
  unit: { is: "row", kind: () => unitDimension, idOf: (member) => member.unitId },
};

export const clusterMemberDimension: DimensionKind<ClusterMemberRow> = {
  name: "clusterMember",
  fields: clusterMemberFields,
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

const sourceFields: Fields<SourceRow> = {
  id: (source) => source.code,
  title: (source) => source.title,
  publisher: (source) => source.publisher,
  publishedOn: (source) => source.publishedOn,
  language: (source) => source.language,
  trust: (source) => source.trust,
};

export const sourceDimension: DimensionKind<SourceRow> = {
  name: "source",
  fields: sourceFields,
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

/**
 * Ids of the units a unit competes with in a year: the other members of its clusters; of the years before and after, where
 * it was in none that year.
 */
export function peersOf(dimensions: Dimensions, unitId: number, year: number): readonly number[] {
  const { rows } = dimensions.of(clusterMemberDimension);
  const own = rows.filter((member) => member.unitId === unitId);
  const thatYear = own.filter((member) => member.year === year);
  const clusters = new Set((thatYear.length > 0 ? thatYear : own).map(({ clusterId }) => clusterId));
  const peers = new Set(rows.filter(({ clusterId }) => clusters.has(clusterId)).map((member) => member.unitId));
  peers.delete(unitId);
  return [...peers];
}

/** The unit an id names, if it names one. */
export function unitOf(dimensions: Dimensions, id: number | null): UnitRow | null {
  return id === null ? null : known(dimensions.of(unitDimension).byId, id);
}

/** The source an id names, if it names one. */
export function sourceOf(dimensions: Dimensions, id: number | null): SourceRow | null {
  return id === null ? null : known(dimensions.of(sourceDimension).byId, id);
}
