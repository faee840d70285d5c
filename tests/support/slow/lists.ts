import {
  byText,
  type Cluster,
  type Figure,
  type Indicator,
  type Period,
  type Source,
  type Unit,
  type World,
} from "./world.ts";

/** What is known of the rows a list can hold: where all of them are, what names one, and the order nobody asked for. */
interface ListedType {
  /** All rows, whether a list shows them or not: a cursor may point at any. */
  readonly rows: (world: World) => readonly object[];
  /** The fields that name a row, and how they are asked for: for the key of a cursor. */
  readonly key: readonly (readonly string[])[];
  readonly compare: (a: never, b: never) => number;
}

/** The last tie-break of figures: the ids of the cell, or the codes and the calendar as it was before. */
const figureKeyOrder = "codes" as "ids" | "codes";

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number => byText(a.code, b.code);

/** In time: by the first day; of two that begin together the longer first. */
export function byCalendar(a: Period, b: Period): number {
  return byText(a.startsOn, b.startsOn) || byText(b.endsOn, a.endsOn) || byText(a.key, b.key);
}

function byIds(a: Figure, b: Figure): number {
  return (
    a.unit.rowId - b.unit.rowId ||
    a.indicator.rowId - b.indicator.rowId ||
    a.period.rowId - b.period.rowId ||
    byText(a.kind, b.kind)
  );
}

function byCodes(a: Figure, b: Figure): number {
  return (
    byCode(a.unit, b.unit) ||
    byCode(a.indicator, b.indicator) ||
    byCalendar(a.period, b.period) ||
    byText(a.kind, b.kind)
  );
}

/** By the name of the type in the schema. */
export const listedTypes: Readonly<Record<string, ListedType>> = {
  Unit: { rows: ({ units }) => units, key: [["code"]], compare: byCode },
  Cluster: { rows: ({ clusters }) => clusters, key: [["code"]], compare: byCode },
  Indicator: {
    rows: ({ indicators }) => indicators,
    key: [["code"]],
    compare: (a: Indicator, b: Indicator) => a.rowId - b.rowId,
  },
  Period: { rows: ({ periods }) => periods, key: [["key"]], compare: byCalendar },
  Source: { rows: ({ sources }) => sources, key: [["id"]], compare: (a: Source, b: Source) => byText(a.id, b.id) },
  Campaign: { rows: ({ campaigns }) => campaigns, key: [["code"]], compare: byCode },
  Figure: {
    rows: ({ figures }) => figures,
    key: [["unit", "code"], ["indicator", "code"], ["period", "key"], ["kind"]],
    compare: figureKeyOrder === "ids" ? byIds : byCodes,
  },
};

export function listedType(name: string): ListedType {
  const found = listedTypes[name];
  if (!found) throw new Error(`the slow interpreter does not know lists of ${name}: see tests/support/slow/lists.ts`);
  return found;
}

/** What names a row of a list, as the end of its cursor holds it. */
export function keyOf(typeName: string, row: object): readonly unknown[] {
  return listedType(typeName).key.map((path) => path.reduce<unknown>((value, name) => propertyOf(value, name), row));
}

const reported = (figures: readonly Figure[]): readonly Figure[] =>
  figures.filter(({ state }) => state !== "NOT_REPORTED");

/** The rows a list begins with, before it is filtered, ordered and cut into pages. */
const lists: Readonly<Record<string, (world: World, parent: never) => readonly object[]>> = {
  "Query.units": ({ units }) => units,
  "Query.clusters": ({ clusters }) => clusters,
  "Query.indicators": ({ indicators }) => indicators,
  "Query.periods": ({ periods }) => periods,
  "Query.sources": ({ sources }) => sources,
  "Query.campaigns": ({ campaigns }) => campaigns,
  "Query.figures": ({ figures }) => reported(figures),
  "Query.figureRows": ({ figures }) => reported(figures),
  "Unit.figures": ({ figures }, parent: Unit) => reported(figures).filter(({ unit }) => unit === parent),
  "Source.figures": ({ figures }, parent: Source) => reported(figures).filter(({ source }) => source === parent),
  "Unit.clusters": ({ clusterMembers }, parent: Unit) => clusterMembers.filter(({ unit }) => unit === parent),
  "Cluster.members": ({ clusterMembers }, parent: Cluster) =>
    clusterMembers.filter(({ cluster }) => cluster === parent),
  "Unit.awards": ({ awards }, parent: Unit) => awards.filter(({ unit }) => unit === parent),
  "Cluster.awards": ({ awards }, parent: Cluster) => awards.filter(({ cluster }) => cluster === parent),
};

export function rowsOfList(world: World, place: string, parent: object): readonly object[] {
  const list = lists[place];
  if (!list)
    throw new Error(`the slow interpreter does not know the rows of ${place}: see tests/support/slow/lists.ts`);
  return list(world, parent as never);
}

/** Whether a to-many relation is in the table above; otherwise it is a property of its row. */
export function isList(place: string): boolean {
  return place in lists;
}

/** The property of a row by the name of its field; a name that is not there is a hole in the slow interpreter. */
export function propertyOf(row: unknown, name: string): unknown {
  if (typeof row !== "object" || row === null || !(name in row))
    throw new Error(`the slow interpreter has no ${name} in ${JSON.stringify(row)?.slice(0, 100)}`);
  return (row as Record<string, unknown>)[name];
}
