import { join, sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import type { Page } from "../../../reading/page.ts";
import { sourceDimension, unitDimension } from "../../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "../indicators.dimensions.ts";
import { aggregateFields, aggregates, gather, type AggregateField, type GatheredName } from "./aggregates.ts";
import { clusterJoin, coarseCodes, codesById, keyOf } from "./codes.ts";
import { distinctBys, distinctColumn, distinctName, keyColumn, type DistinctBy, type GroupBy } from "./group-by.ts";
import type { GroupPlan } from "./groups.plan.ts";
import { cellSteps, partStep, selectGroups, type Parts } from "./parts.ts";
import { groupTraits, neededTraits, type NeededTraits } from "./suspicion.ts";

/** What is worked out of a group, in the order it stands in the total. */
export interface Worked {
  readonly fields: readonly AggregateField[];
  readonly distinct: readonly DistinctBy[];
}

/** The one statement that answers a plan, and how its rows are read. */
export interface CompiledGroups {
  readonly statement: Sql;
  readonly worked: Worked;
  /** Null where figures are only counted. */
  readonly traits: NeededTraits | null;
}

/**
 * A row of the answer: a group of the page (none: `place` is null), and beside each the same words about all groups.
 * `traits` are those of groups that are more than one figure, for only they can break a rule.
 */
export interface AnswerRow {
  readonly [column: string]: unknown;
  readonly place: string | null;
  readonly isStale: boolean | null;
  readonly totalCount: number | null;
  readonly traits: readonly string[] | null;
  readonly total: readonly (string | null)[] | null;
  readonly totalTraits: string | null;
}

/** One statement: cells → parts → groups → shown → page. The figures are read once. */
export function compileGroups(plan: GroupPlan, page: Page, dimensions: Dimensions): CompiledGroups {
  const gathering = planGathering(plan, dimensions);
  const { worked, traits, parts, hasWhole } = gathering;
  const keys = plan.by.map((_, place) => keyColumn(place));
  const steps = [
    ...cellSteps(plan, dimensions, parts.numbers.includes("weighed")),
    partStep(parts),
    sql`grouped as materialized (${groupsOf(plan.by, gathering, dimensions)})`,
    ...(hasWhole ? [sql`whole as materialized (${groupsOf([], gathering, dimensions)})`] : []),
    sql`shown as (select ${list([...keys, ...shownOf(worked)])} from grouped${hasWhole ? sql` cross join whole` : sql``})`,
    pageStep(plan, page, [...keys, ...namesOf(worked)]),
  ];
  const columns = [sql`page.place`, ...keys, ...namesOf(worked)];
  const statement = sql`with ${join(steps, ", ")}
    select ${join(columns, ", ")}, summary."isStale", summary."totalCount", summary.traits, summary.total, summary."totalTraits"
    from (select ${summaryOf(plan, gathering, dimensions)}) as summary left join page on true
    order by page.place`;
  return { statement, worked, traits };
}

/** How the figures of a plan become groups. */
interface Gathering {
  readonly worked: Worked;
  readonly traits: NeededTraits | null;
  readonly parts: Parts;
  /** Whether everything is put together in one group as well. */
  readonly hasWhole: boolean;
}

function planGathering(plan: GroupPlan, dimensions: Dimensions): Gathering {
  const asked = new Set([...plan.fields, ...(plan.total ?? [])]);
  const worked = {
    fields: aggregateFields.filter((field) => asked.has(field)),
    distinct: distinctBys.filter((of) => asked.has(distinctName(of))),
  };
  const traits = neededTraits(plan, dimensions);
  const numbers = new Set<GatheredName>(worked.fields.flatMap((field) => aggregates[field].needs));
  // Only what has a value can break a rule, and only with another that has one.
  if (traits) numbers.add("v");
  const by = [...new Set([...plan.by, ...worked.distinct, ...(traits?.gathered.has("kind") ? ["KIND" as const] : [])])];
  // The middle of a group is not that of the middles of its parts; and where nothing is left out, a part is one figure.
  const areGathered =
    !numbers.has("middle") && !(["UNIT", "INDICATOR", "PERIOD"] as const).every((one) => by.includes(one));
  const codes = areGathered ? coarseCodes(by, traits?.gathered ?? new Set(), dimensions) : codesById(dimensions);
  const hasWhole = plan.total !== null || worked.fields.includes("share");
  return { worked, traits, hasWhole, parts: { by, codes, numbers: [...numbers], areGathered } };
}

/** The groups of some dimensions, one row each; of none, one row for everything. */
function groupsOf(by: readonly GroupBy[], { worked, traits, parts }: Gathering, dimensions: Dimensions): Sql {
  const { codes, numbers } = parts;
  const columns = [
    ...by.map((one, place) => sql`${keyOf(one, codes)} as ${keyColumn(place)}`),
    ...numbers.map((name) => sql`${gather(name).together(sql`part.${gather(name).name}`)} as ${gather(name).name}`),
    ...worked.distinct.map((of) => sql`count(distinct ${keyOf(of, codes)})::int as ${distinctColumn(of)}`),
    ...(traits ? [sql`${groupTraits(traits, codes, dimensions)} as traits`] : []),
  ];
  const keys = by.map((_, place) => keyColumn(place));
  return selectGroups(columns, sql`part ${clusterJoin(by, codes, dimensions)}`, keys);
}

/** Aggregates as they are shown, of a row `grouped`. */
function shownOf({ fields, distinct }: Worked): readonly Sql[] {
  return [
    ...fields.map((field) => sql`${aggregates[field].shown} as ${aggregates[field].column}`),
    ...distinct.map((of) => sql`grouped.${distinctColumn(of)}`),
  ];
}

function namesOf({ fields, distinct }: Worked): readonly Sql[] {
  return [...fields.map((field) => aggregates[field].column), ...distinct.map((of) => distinctColumn(of))];
}

/** One group more than the page holds, in the direction asked for. */
function pageStep({ having, ordering }: GroupPlan, { size, backwards, beyond }: Page, columns: readonly Sql[]): Sql {
  const after = beyond === null ? sql`true` : ordering.beyond(beyond, backwards);
  const place = sql`row_number() over (order by ${ordering.orderBy(backwards)}) as place`;
  return sql`page as (
    select ${join([...columns, place], ", ")} from shown where ${having} and ${after} order by place limit ${size + 1}
  )`;
}

function summaryOf(plan: GroupPlan, { worked, traits, hasWhole }: Gathering, dimensions: Dimensions): Sql {
  const texts = shownOfWhole(worked);
  const columns = [
    sql`${isStale(dimensions)} as "isStale"`,
    sql`${plan.totalCount ? sql`(select count(*)::int from shown where ${plan.having})` : sql`null::int`} as "totalCount"`,
    sql`${traits ? sql`(select array_agg(distinct traits::text) from grouped where traits is not null and v > 1)` : sql`null::text[]`} as traits`,
    sql`${plan.total ? sql`(select ${texts} from whole as grouped cross join whole)` : sql`null::text[]`} as total`,
    sql`${traits && hasWhole ? sql`(select traits::text from whole where v > 1)` : sql`null::text`} as "totalTraits"`,
  ];
  return join(columns, ", ");
}

function shownOfWhole({ fields, distinct }: Worked): Sql {
  const texts = [
    ...fields.map((field) => sql`(${aggregates[field].shown})::text`),
    ...distinct.map((of) => sql`grouped.${distinctColumn(of)}::text`),
  ];
  return texts.length === 0 ? sql`array[]::text[]` : sql`array[${join(texts, ", ")}]`;
}

function list(columns: readonly Sql[]): Sql {
  return columns.length === 0 ? sql`1 as nothing` : join(columns, ", ");
}

/**
 * Whether the database holds rows that are not in memory, of which nothing here would be known: neither what they are
 * grouped under nor whether they may be added. They are looked for only when the number of the version says so.
 */
function isStale(dimensions: Dimensions): Sql {
  const ids = (rows: readonly { readonly id: number }[]): readonly number[] => rows.map(({ id }) => id);
  return sql`(select version from dimension_version) <> ${dimensions.version}::bigint and (
      exists (select from unit where id <> all(${ids(dimensions.of(unitDimension).rows)}::int[]))
      or exists (select from indicator where id <> all(${ids(dimensions.of(indicatorDimension).rows)}::int[]))
      or exists (select from period where id <> all(${ids(dimensions.of(periodDimension).rows)}::int[]))
      or exists (select from source where id <> all(${ids(dimensions.of(sourceDimension).rows)}::int[])))`;
}
