import { getNamedType, isInputObjectType, isObjectType, type GraphQLField, type GraphQLObjectType } from "graphql";
import { isInScope } from "../../../server/src/audience.ts";
import type { KnownCursors } from "./cursors.ts";
import { refuseNulls } from "./check-filter.ts";
import { holds, type Filter } from "./filter.ts";
import { flatRows } from "./flat-rows.ts";
import { propertyOf, rowsOfList } from "./lists.ts";
import { pageOf } from "./page.ts";
import { slowComparison } from "./slow-comparison.ts";
import { slowSheet } from "./slow-sheet.ts";
import { typedView, typedViews } from "./typed-views.ts";
import type { Award, Cluster, ClusterMember, Unit, World } from "./world.ts";

/** What an execution of the slow interpreter hands to its resolvers. */
export interface SlowContext {
  readonly world: World;
  readonly cursors: KnownCursors;
}

type Resolve = (parent: never, args: never, context: SlowContext) => unknown;

/** Fields nobody asks here, and why. The generator leaves out the same ones. */
export const leftOut: Readonly<Record<string, string>> = {
  "Subscription.changes": "followed over a stream of its own, in live.test.ts",
  "Query.figureGroups": "groups are held against plain SQL by a test of their own",
  "FigureGroup.countDistinct": "so are those of groups",
};

/** Fields with arguments of their own. Lists in pages and flat rows follow from the schema; all else is a property. */
const resolvers: Readonly<Record<string, Resolve>> = {
  "Query.unit": (_, { code }: Code, { world }) => world.units.find((unit) => unit.code === code) ?? null,
  "Query.cluster": (_, { code }: Code, { world }) => world.clusters.find((cluster) => cluster.code === code) ?? null,
  "Query.indicator": (_, { code }: Code, { world }) => world.indicators.find((one) => one.code === code) ?? null,
  "Query.campaign": (_, { code }: Code, { world }) => world.campaigns.find((one) => one.code === code) ?? null,
  "Query.period": (_, { key }: { key: string }, { world }) => world.periods.find((one) => one.key === key) ?? null,
  "Query.source": (_, { id }: { id: string }, { world }) => world.sources.find((one) => one.id === id) ?? null,
  "Query.figure": (_, asked: Record<"unit" | "indicator" | "period" | "kind", string>, { world }) =>
    world.figures.find(
      ({ unit, indicator, period, kind }) =>
        unit.code === asked.unit &&
        indicator.code === asked.indicator &&
        period.key === asked.period &&
        kind === asked.kind,
    ) ?? null,
  "Query.changeSet": (_, { id }: { id: string }, { world }) =>
    world.changeSets.find((set) => set.id === id.toLowerCase()) ?? null,
  "Query.comparison": (_, { input }: { input: never }, { world }) => slowComparison(world, input),
  "Query.savedViews": () => [], // nobody of these tests is a person of the database
  "Query.sheet": (_, { input }: { input: never }, { world }) => slowSheet(world, input),
  "Query.me": (_, _none, { world }) => me(world),
  "Unit.clusters": (unit: Unit, { year }: Year, { world }) => ofYear(world, "Unit.clusters", unit, year),
  "Unit.awards": (unit: Unit, { year }: Year, { world }) => ofYear(world, "Unit.awards", unit, year),
  "Cluster.members": (cluster: Cluster, { year }: Year, { world }) => ofYear(world, "Cluster.members", cluster, year),
  "Cluster.awards": (cluster: Cluster, { year }: Year, { world }) => ofYear(world, "Cluster.awards", cluster, year),
  "Cluster.head": (cluster: Cluster, { year }: Year, { world }) => officer(world, cluster, year, "HEAD"),
  "Cluster.deputy": (cluster: Cluster, { year }: Year, { world }) => officer(world, cluster, year, "DEPUTY"),
  ...Object.fromEntries(
    Object.entries(typedViews).map(([name, codes]): [string, Resolve] => [
      `Unit.${name}`,
      (unit: Unit, { period }: { period: string }, { world }) => typedView(world, unit, period, codes),
    ]),
  ),
};

type Code = Readonly<Record<"code", string>>;
type Year = { readonly year?: number | null };

/** The resolver of a field, or a sentence about the one that is missing. */
export function resolverOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Resolve | string {
  const place = `${type.name}.${field.name}`;
  const own = resolvers[place];
  if (own) return own;
  const result = getNamedType(field.type);
  if (isObjectType(result) && result.name.endsWith("Connection") && field.args.length > 0)
    return connection(place, field);
  if (result.name in flatRows && field.args.length > 0) return rows(place, field, result.name);
  if (field.args.length > 0)
    return `the slow interpreter has no resolver for ${place}: write one in tests/support/slow/resolvers.ts`;
  return (parent) => propertyOf(parent, field.name);
}

/** Page by page: the type of the nodes says how they are ordered, the type of `where` how they are filtered. */
function connection(place: string, field: GraphQLField<unknown, unknown>): Resolve {
  const typeName = getNamedType(field.type).name.replace(/Connection$/, "");
  return (parent: object, args: Filter, { world, cursors }) =>
    pageOf(world, { place, typeName, rows: filtered(world, place, field, { parent, args }) }, args, cursors);
}

/** The same pages, flat. */
function rows(place: string, field: GraphQLField<unknown, unknown>, rowType: string): Resolve {
  const { typeName, flat } = flatRows[rowType]!;
  return (parent: object, args: Filter, { world, cursors }) => {
    const list = { place, typeName, rows: filtered(world, place, field, { parent, args }) };
    return pageOf(world, list, args, cursors).edges.map(({ node, cursor }) => ({ ...flat(node as never), cursor }));
  };
}

function filtered(
  world: World,
  place: string,
  field: GraphQLField<unknown, unknown>,
  { parent, args }: { readonly parent: object; readonly args: Filter },
): readonly object[] {
  const all = rowsOfList(world, place, parent, args);
  const where = args["where"] as Filter | null | undefined;
  if (where === null || where === undefined) return all;
  const type = getNamedType(field.args.find(({ name }) => name === "where")!.type);
  if (!isInputObjectType(type)) throw new Error(`${place} has a filter that is none`);
  refuseNulls(where);
  return all.filter((row) => holds(world, type, where, row));
}

function ofYear(world: World, place: string, parent: object, year: number | null | undefined): readonly object[] {
  const all = rowsOfList(world, place, parent, {}) as readonly (Award | ClusterMember)[];
  return all.filter((row) => year === null || year === undefined || row.year === year);
}

function officer(world: World, cluster: Cluster, year: number | null | undefined, role: string): Unit | null {
  const members = ofYear(world, "Cluster.members", cluster, year) as readonly ClusterMember[];
  return members.find((member) => member.role === role)?.unit ?? null;
}

function me({ actor, audience, units }: World): object {
  return {
    id: `${actor.kind.toLowerCase()}-${actor.personId ?? actor.name}`,
    kind: actor.kind,
    name: actor.name,
    roles: [...new Set(actor.grants.map(({ role }) => role))],
    mayEditUnits: units
      .filter(({ rowId }) => isInScope(audience.writes, rowId))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    readsEverything: audience.reads === "ALL",
  };
}
