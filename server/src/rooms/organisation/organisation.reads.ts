import { ApiProblem } from "../../api-problem.ts";
import { isInScope } from "../../audience.ts";
import type { Context } from "../../context.ts";
import { matching, type Fields, type Where } from "../../reading/filter.ts";
import { pageOfRows, type Connection, type PageInput } from "../../reading/page.ts";
import { known, type Question } from "../../reading/read.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import {
  clusterMemberDimension,
  lineageDimension,
  membersOf,
  sourceDimension,
  unitDimension,
  type ClusterMemberRow,
  type LineageRow,
  type SourceRow,
  type UnitRow,
} from "./organisation.dimensions.ts";

/** A page of a list, perhaps filtered and ordered. */
export interface ListAsked extends PageInput {
  readonly where?: Where | undefined;
  readonly orderBy?: readonly { readonly name?: "ASC" | "DESC"; readonly code?: "ASC" | "DESC" }[] | undefined;
}

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

const vietnamese = new Intl.Collator("vi");

/** Rows in the order asked for: names as Vietnamese sorts them, the code always last. */
export function inOrder<Row extends { readonly code: string; readonly name: string }>(
  rows: readonly Row[],
  orderBy: ListAsked["orderBy"],
): readonly Row[] {
  if (!orderBy?.length) return rows;
  return [...rows].sort((a, b) => {
    for (const { name, code } of orderBy) {
      const compared = name ? vietnamese.compare(a.name, b.name) : compareCodes(a.code, b.code);
      if (compared !== 0) return (name ?? code) === "DESC" ? -compared : compared;
    }
    return compareCodes(a.code, b.code);
  });
}

export const unitByCode: Question<string, UnitRow | null> = (code, { dimensions }) =>
  dimensions.of(unitDimension).byCode.get(code) ?? null;
export const unitById: Question<number, UnitRow> = (id, { dimensions }) => known(dimensions.of(unitDimension).byId, id);
export const sourceByCode: Question<string, SourceRow | null> = (code, { dimensions }) =>
  dimensions.of(sourceDimension).byCode.get(code) ?? null;
/** The source a fact names, if it names one. */
export function sourceOf(dimensions: Dimensions, id: number | null): SourceRow | null {
  return id === null ? null : known(dimensions.of(sourceDimension).byId, id);
}

/** A unit named in an argument; NOT_FOUND alike for one that does not exist and one the actor may not see. */
export function unitAsked(code: string, { dimensions, audience }: Context): UnitRow {
  const unit = dimensions.of(unitDimension).byCode.get(code);
  if (!unit || !isInScope(audience.reads, unit.id))
    throw new ApiProblem("NOT_FOUND", `There is no unit "${code.slice(0, 64)}".`);
  return unit;
}

export const sourceById: Question<number | null, SourceRow | null> = (id, { dimensions }) => sourceOf(dimensions, id);

export const unitList: Question<ListAsked, Connection<UnitRow>> = (
  { where, orderBy, ...page },
  { dimensions, cursorSecret },
) => {
  const rows = dimensions.of(unitDimension).rows.filter(matching(where, unitFields));
  return pageOfRows(inOrder(rows, orderBy), page, `units ${JSON.stringify(orderBy ?? [])}`, cursorSecret);
};

export const sourceList: Question<ListAsked, Connection<SourceRow>> = (
  { where, ...page },
  { dimensions, cursorSecret },
) => {
  const rows = dimensions.of(sourceDimension).rows.filter(matching(where, sourceFields));
  return pageOfRows(rows, page, "sources", cursorSecret);
};

export const clusterByCode: Question<string, UnitRow | null> = (code, { dimensions }) => {
  const unit = dimensions.of(unitDimension).byCode.get(code);
  return unit?.level === "CLUSTER" ? unit : null;
};

export const clusterList: Question<ListAsked, Connection<UnitRow>> = (page, { dimensions, cursorSecret }) => {
  const clusters = dimensions.of(unitDimension).rows.filter(({ level }) => level === "CLUSTER");
  return pageOfRows(clusters, page, "clusters", cursorSecret);
};

export const clusterMembers: Question<
  { readonly clusterId: number; readonly year: number | null },
  readonly ClusterMemberRow[]
> = ({ clusterId, year }, { dimensions }) => membersOf(dimensions, clusterId, year);

/** The one unit with a role in a cluster and year, if there is one. */
export const clusterOfficer: Question<
  { readonly clusterId: number; readonly year: number; readonly role: ClusterMemberRow["role"] },
  UnitRow | null
> = ({ clusterId, year, role }, { dimensions }) => {
  const officer = membersOf(dimensions, clusterId, year).find((member) => member.role === role);
  return officer ? known(dimensions.of(unitDimension).byId, officer.unitId) : null;
};

/** Years a cluster has members in, in order. */
export const clusterYears: Question<number, readonly number[]> = (clusterId, { dimensions }) => [
  ...new Set(membersOf(dimensions, clusterId, null).map(({ year }) => year)),
];

/** The clusters a unit competes in: of one year, or of all. */
export const clustersOfUnit: Question<
  { readonly unitId: number; readonly year: number | null },
  readonly ClusterMemberRow[]
> = ({ unitId, year }, { dimensions }) =>
  dimensions
    .of(clusterMemberDimension)
    .rows.filter((member) => member.unitId === unitId && (year === null || member.year === year));

/** What a unit came out of, or went into. The related unit stands beside the day and share. */
export const lineageOf: Question<
  { readonly unitId: number; readonly towards: "PREDECESSORS" | "SUCCESSORS" },
  readonly RelatedUnit[]
> = ({ unitId, towards }, { dimensions }) =>
  dimensions.of(lineageDimension).rows.flatMap((row) => related(row, unitId, towards, dimensions));

/** True when one of the units is part of another (a child, a member of a cluster) or came out of another. */
export function overlapping(units: readonly UnitRow[], dimensions: Dimensions): boolean {
  const ids = new Set(units.map(({ id }) => id));
  const both = (a: number, b: number | null): boolean => ids.has(a) && b !== null && ids.has(b);
  return (
    units.some(({ id, parentId }) => both(id, parentId)) ||
    dimensions.of(clusterMemberDimension).rows.some(({ clusterId, unitId }) => both(clusterId, unitId)) ||
    dimensions.of(lineageDimension).rows.some(({ predecessorId, successorId }) => both(predecessorId, successorId))
  );
}

export interface RelatedUnit {
  readonly unit: UnitRow;
  readonly effectiveOn: string;
  readonly share: string;
  readonly sourceUrl: string | null;
}

function related(
  row: LineageRow,
  unitId: number,
  towards: "PREDECESSORS" | "SUCCESSORS",
  dimensions: Dimensions,
): readonly RelatedUnit[] {
  const [own, other] =
    towards === "PREDECESSORS" ? [row.successorId, row.predecessorId] : [row.predecessorId, row.successorId];
  if (own !== unitId) return [];
  return [
    {
      unit: known(dimensions.of(unitDimension).byId, other),
      effectiveOn: row.effectiveOn,
      share: row.share,
      sourceUrl: row.sourceUrl,
    },
  ];
}

function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
