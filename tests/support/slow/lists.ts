import { differencesBetween } from "./differences.ts";
import { knownFaults } from "./known-faults.ts";
import { byText } from "./rows.ts";
import type {
  Award,
  ChangeSet,
  Cluster,
  ClusterMember,
  Figure,
  Indicator,
  Lineage,
  Period,
  Round,
  Source,
  Unit,
  World,
} from "./world.ts";

/** What is known of the rows a list can hold: where all of them are, what names one, and the order nobody asked for. */
interface ListedType {
  /** All rows, whether a list shows them or not: a cursor may point at any. */
  readonly rows: (world: World) => readonly object[];
  /** The fields that name a row, and how they are asked for. */
  readonly key: readonly (readonly string[])[];
  /** What stands at the end of a cursor; the key, when left out. */
  readonly inCursor?: (row: never) => readonly unknown[];
  /** The order of a list nobody gave an order. */
  readonly compare: (a: never, b: never) => number;
  /** What decides where the wishes of an order do not; the order of the list itself, when left out. */
  readonly last?: (a: never, b: never) => number;
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number => byText(a.code, b.code);

/** In time: by the first day; of two that begin together the longer first. */
export function byCalendar(a: Period, b: Period): number {
  return byText(a.startsOn, b.startsOn) || byText(b.endsOn, a.endsOn) || byText(a.key, b.key);
}

/** Units and indicators as they were registered, periods in time. */
function byCell(a: Figure, b: Figure): number {
  return (
    a.unit.rowId - b.unit.rowId ||
    a.indicator.rowId - b.indicator.rowId ||
    byCalendar(a.period, b.period) ||
    byText(a.kind, b.kind)
  );
}

function byMembership(a: ClusterMember, b: ClusterMember): number {
  return byCode(a.cluster, b.cluster) || byCode(a.unit, b.unit) || a.year - b.year;
}

function byYearAndId(a: Award, b: Award): number {
  return a.year - b.year || a.rowId - b.rowId;
}

function byLineage(a: Lineage, b: Lineage): number {
  return byCode(a.predecessor, b.predecessor) || byCode(a.successor, b.successor);
}

const cell = [["unit", "code"], ["indicator", "code"], ["period", "key"], ["kind"]] as const;

function byRound(a: Round, b: Round): number {
  return a.unit.rowId - b.unit.rowId || byCalendar(a.period, b.period) || byText(a.kind, b.kind);
}

/** By the name of the type in the schema. */
export const listedTypes: Readonly<Record<string, ListedType>> = {
  Unit: { rows: ({ units }) => units, key: [["code"]], compare: byCode },
  Cluster: { rows: ({ clusters }) => clusters, key: [["code"]], compare: byCode },
  Indicator: {
    rows: ({ indicators }) => indicators,
    key: [["code"]],
    compare: (a: Indicator, b: Indicator) => a.rowId - b.rowId,
    last: byCode,
  },
  Period: {
    rows: ({ periods }) => periods,
    key: [["key"]],
    compare: byCalendar,
    last: (a: Period, b: Period) => byText(a.key, b.key),
  },
  Source: { rows: ({ sources }) => sources, key: [["id"]], compare: (a: Source, b: Source) => byText(a.id, b.id) },
  Campaign: { rows: ({ campaigns }) => campaigns, key: [["code"]], compare: byCode },
  Award: {
    rows: ({ awards }) => awards,
    key: [["year"], ["unit", "code"], ["name"], ["cluster", "code"]],
    inCursor: ({ rowId }: Award) => [String(rowId)],
    compare: byYearAndId,
    last: knownFaults.awardsEndByIdAsText
      ? (a: Award, b: Award) => byText(String(a.rowId), String(b.rowId))
      : byYearAndId,
  },
  ClusterMember: {
    rows: ({ clusterMembers }) => clusterMembers,
    key: [["cluster", "code"], ["unit", "code"], ["year"]],
    inCursor: ({ cluster, unit, year }: ClusterMember) => [`${cluster.code} ${unit.code} ${year}`],
    compare: (a: ClusterMember, b: ClusterMember) => a.year - b.year || byMembership(a, b),
    last: byMembership,
  },
  Lineage: {
    rows: ({ lineage }) => lineage,
    key: [
      ["predecessor", "code"],
      ["successor", "code"],
    ],
    inCursor: ({ predecessor, successor }: Lineage) => [`${predecessor.code} ${successor.code}`],
    compare: (a: Lineage, b: Lineage) => byText(a.effectiveOn, b.effectiveOn) || byLineage(a, b),
    last: byLineage,
  },
  Figure: { rows: ({ figures }) => figures, key: cell, compare: byCell },
  // A cell that differs is told by its figure.
  CellDifference: { rows: ({ figures }) => figures, key: cell, compare: byCell },
  ReportingRound: {
    rows: ({ rounds }) => rounds,
    key: [["unit", "code"], ["period", "key"], ["kind"]],
    compare: byRound,
  },
  ChangeSet: {
    rows: ({ changeSets }) => changeSets,
    key: [["id"]],
    inCursor: ({ seq }: ChangeSet) => [seq],
    compare: (a: ChangeSet, b: ChangeSet) => Number(b.seq) - Number(a.seq),
  },
};

export function listedType(name: string): ListedType {
  const found = listedTypes[name];
  if (!found) throw new Error(`the slow interpreter does not know lists of ${name}: see tests/support/slow/lists.ts`);
  return found;
}

/** What names a row of a list; a part that hangs under nothing is null. */
export function keyOf(typeName: string, row: object): readonly unknown[] {
  return listedType(typeName).key.map((path) =>
    path.reduce<unknown>((value, name) => (value === null ? null : propertyOf(value, name)), row),
  );
}

/** What stands at the end of the cursor of a row. */
export function cursorKeyOf(typeName: string, row: object): readonly unknown[] {
  const { inCursor } = listedType(typeName);
  return inCursor ? inCursor(row as never) : keyOf(typeName, row);
}

const reported = (figures: readonly Figure[]): readonly Figure[] =>
  figures.filter(({ state }) => state !== "NOT_REPORTED");

type RowsOfList = (world: World, parent: never, args: never) => readonly object[];

/** The rows a list begins with, before it is filtered, ordered and cut into pages. */
const lists: Readonly<Record<string, RowsOfList>> = {
  "Query.units": ({ units }) => units,
  "Query.unitRows": ({ units }) => units,
  "Query.clusters": ({ clusters }) => clusters,
  "Query.clusterMemberRows": ({ clusterMembers }) => clusterMembers,
  "Query.lineageRows": ({ lineage }) => lineage,
  "Query.indicators": ({ indicators }) => indicators,
  "Query.indicatorRows": ({ indicators }) => indicators,
  "Query.periods": ({ periods }) => periods,
  "Query.periodRows": ({ periods }) => periods,
  "Query.sources": ({ sources }) => sources,
  "Query.sourceRows": ({ sources }) => sources,
  "Query.campaigns": ({ campaigns }) => campaigns,
  "Query.campaignRows": ({ campaigns }) => campaigns,
  "Query.awardRows": ({ awards }) => awards,
  "Query.figures": ({ figures }) => reported(figures),
  "Query.figureRows": ({ figures }) => reported(figures),
  "Query.changeSets": ({ changeSets }) => changeSets,
  "Query.changes": ({ figures }, _, { from, to = null }: { from: string; to?: string | null }) =>
    differencesBetween(figures, from, to),
  "Query.reportingRounds": ({ rounds }) => rounds,
  "Unit.reportingRounds": ({ rounds }, parent: Unit) => rounds.filter(({ unit }) => unit === parent),
  "Unit.figures": ({ figures }, parent: Unit) => reported(figures).filter(({ unit }) => unit === parent),
  "Indicator.figures": ({ figures }, parent: Indicator) =>
    reported(figures).filter(({ indicator }) => indicator === parent),
  "Period.figures": ({ figures }, parent: Period) => reported(figures).filter(({ period }) => period === parent),
  "Source.figures": ({ figures }, parent: Source) => reported(figures).filter(({ source }) => source === parent),
  "Unit.clusters": ({ clusterMembers }, parent: Unit) => clusterMembers.filter(({ unit }) => unit === parent),
  "Cluster.members": ({ clusterMembers }, parent: Cluster) =>
    clusterMembers.filter(({ cluster }) => cluster === parent),
  "Unit.awards": ({ awards }, parent: Unit) => awards.filter(({ unit }) => unit === parent),
  "Cluster.awards": ({ awards }, parent: Cluster) => awards.filter(({ cluster }) => cluster === parent),
};

export function rowsOfList(world: World, place: string, parent: object, args: object): readonly object[] {
  const list = lists[place];
  if (!list)
    throw new Error(`the slow interpreter does not know the rows of ${place}: see tests/support/slow/lists.ts`);
  return list(world, parent as never, args as never);
}

/** Whether the rows of a list are in the table above; rows that hang under another may be a property of it instead. */
export function isList(place: string): boolean {
  return place in lists;
}

/** The property of a row by the name of its field; a name that is not there is a hole in the slow interpreter. */
export function propertyOf(row: unknown, name: string): unknown {
  if (typeof row !== "object" || row === null || !(name in row))
    throw new Error(`the slow interpreter has no ${name} in ${JSON.stringify(row)?.slice(0, 100)}`);
  return (row as Record<string, unknown>)[name];
}
