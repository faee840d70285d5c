import { join, sql, type Sql } from "../../../db/sql.ts";
import type { Page } from "../../../reading/page.ts";
import { aggregates } from "./aggregates.ts";
import { distinctColumns } from "./group-by.ts";
import { cells, groupsOf, isStale, keyName, partSteps, planGathering, type Gathering, type Worked } from "./parts.ts";
import type { GroupPlan } from "./groups.plan.ts";
import { isSeveral, type Known, type MaskPlan } from "./masks.ts";

/** The one statement that answers a plan, and how its rows are read. */
export interface CompiledGroups {
  readonly statement: Sql;
  readonly worked: Worked;
  /** Null where figures are only counted. */
  readonly mask: MaskPlan | null;
}

/**
 * A row of the answer: a group of the page (none: `place` is null), and beside each the same words about all groups.
 * `masks` are those of groups that are more than one figure.
 */
export interface AnswerRow {
  readonly [column: string]: unknown;
  readonly place: string | null;
  readonly isStale: boolean | null;
  readonly totalCount: number | null;
  readonly masks: readonly string[] | null;
  readonly total: readonly (string | null)[] | null;
  readonly totalMask: string | null;
}

/** One statement: cells → (parts →) groups → shown → page. The figures are read once. */
export function compileGroups(plan: GroupPlan, page: Page, known: Known): CompiledGroups {
  const gathering = planGathering(plan, known);
  const { worked, mask, needs } = gathering;
  const hasWhole = plan.total !== null || worked.fields.includes("share");
  const keys = plan.by.map((_, place) => keyName(place));
  const steps = [
    ...cells(plan, known.dimensions, needs.has("weighed")),
    ...partSteps(gathering),
    sql`grouped as materialized (${groupsOf(plan.by, gathering)})`,
    ...(hasWhole ? [sql`whole as materialized (${groupsOf([], gathering)})`] : []),
    sql`shown as (select ${list([...keys, ...shownOf(worked)])} from grouped${hasWhole ? sql` cross join whole` : sql``})`,
    pageStep(plan, page, [...keys, ...namesOf(worked)]),
  ];
  const columns = [sql`page.place`, ...keys, ...namesOf(worked)];
  const statement = sql`with ${join(steps, ", ")}
    select ${join(columns, ", ")}, summary."isStale", summary."totalCount", summary.masks, summary.total, summary."totalMask"
    from (select ${summaryOf(plan, gathering, hasWhole)}) as summary left join page on true
    order by page.place`;
  return { statement, worked, mask };
}

/** Aggregates as they are shown, of a row `grouped`. */
function shownOf({ fields, distinct }: Worked): readonly Sql[] {
  return [
    ...fields.map((field) => sql`${aggregates[field].shown} as ${aggregates[field].column}`),
    ...distinct.map((of) => sql`grouped.${distinctColumns[of]}`),
  ];
}

function namesOf({ fields, distinct }: Worked): readonly Sql[] {
  return [...fields.map((field) => aggregates[field].column), ...distinct.map((of) => distinctColumns[of])];
}

/** One group more than the page holds, in the direction asked for. */
function pageStep({ having, ordering }: GroupPlan, { size, backwards, beyond }: Page, columns: readonly Sql[]): Sql {
  const after = beyond === null ? sql`true` : ordering.beyond(beyond, backwards);
  const place = sql`row_number() over (order by ${ordering.orderBy(backwards)}) as place`;
  return sql`page as (
    select ${join([...columns, place], ", ")} from shown where ${having} and ${after} order by place limit ${size + 1}
  )`;
}

function summaryOf(plan: GroupPlan, { known, worked, mask, needs }: Gathering, hasWhole: boolean): Sql {
  const hasTotalMask = mask !== null && hasWhole;
  const texts = shownOfWhole(worked);
  const columns = [
    sql`${isStale(known.dimensions)} as "isStale"`,
    sql`${plan.totalCount ? sql`(select count(*)::int from shown where ${plan.having})` : sql`null::int`} as "totalCount"`,
    sql`${mask ? sql`(select array_agg(distinct mask::text) from grouped where mask is not null and ${isSeveral(needs)})` : sql`null::text[]`} as masks`,
    sql`${plan.total ? sql`(select ${texts} from whole as grouped cross join whole)` : sql`null::text[]`} as total`,
    sql`${hasTotalMask ? sql`(select mask::text from whole where ${isSeveral(needs)})` : sql`null::text`} as "totalMask"`,
  ];
  return join(columns, ", ");
}

function shownOfWhole({ fields, distinct }: Worked): Sql {
  const texts = [
    ...fields.map((field) => sql`(${aggregates[field].shown})::text`),
    ...distinct.map((of) => sql`grouped.${distinctColumns[of]}::text`),
  ];
  return texts.length === 0 ? sql`array[]::text[]` : sql`array[${join(texts, ", ")}]`;
}

function list(columns: readonly Sql[]): Sql {
  return columns.length === 0 ? sql`1 as nothing` : join(columns, ", ");
}
