import { ApiProblem } from "../../../api-problem.ts";
import { sql, type Sql } from "../../../db/sql.ts";
import type { CheckedWhere, Where } from "../../../reading/check-filter.ts";
import { compileFilter } from "../../../reading/facts/compile-filter.ts";
import type { Behind } from "../../../reading/nodes.ts";
import type { PageInput } from "../../../reading/page.ts";
import { figureTable } from "../figure.facts.ts";
import { levelsToCheck, type Level } from "./additivity.ts";
import { mostDimensions, type GroupBy } from "./group-by.ts";
import { fieldsOfHaving, groupsHaving, type GroupHaving } from "./groups.having.ts";
import { fieldsOfOrder, groupOrdering, type GroupOrder, type GroupOrdering } from "./groups.order.ts";
import { possibleUnder, type Possible } from "./possible.ts";

/** What groups were asked for. Fields are names of a group's fields; a count of different values is `distinctName(of)`. */
export interface GroupsAsked extends PageInput {
  readonly by: readonly GroupBy[];
  readonly where?: Where | null;
  readonly having?: GroupHaving | null;
  readonly orderBy?: readonly GroupOrder[] | null;
  /** Asked of the groups of the page: only these are worked out, and only these can be NOT_ADDITIVE. */
  readonly fields: ReadonlySet<string>;
  readonly totalCount: boolean;
  /** Asked of the total of everything; null when it is not asked for. */
  readonly total: ReadonlySet<string> | null;
}

/** A question about groups that has been read and found sound. */
export interface GroupPlan {
  readonly by: readonly GroupBy[];
  /** The figures: seen by the actor, not cleared, and as the filter wants them. */
  readonly where: Sql;
  /** The figures the actor sees at all, for weights. */
  readonly fence: Sql;
  readonly having: Sql;
  readonly ordering: GroupOrdering;
  /** Names this list in this order; a cursor is bound to it. */
  readonly listName: string;
  /** Everything to work out for a group: what is asked for, compared and ordered by. */
  readonly fields: ReadonlySet<string>;
  readonly totalCount: boolean;
  readonly total: ReadonlySet<string> | null;
  readonly possible: Possible;
  readonly levels: readonly Level[];
}

/**
 * What has a value is not cleared, as the table itself makes sure of; looking at the value first makes a sum of a million
 * figures a twentieth cheaper.
 */
const shown = sql`(figure.value is not null or ${figureTable.shown})`;

/** `filter` is the filter asked for, settled. Errors: BAD_USER_INPUT, LIMIT_EXCEEDED. */
export function planGroups(asked: GroupsAsked, filter: CheckedWhere | null, { fence, context }: Behind): GroupPlan {
  const { dimensions, audience } = context;
  refuseDimensions(asked.by);
  const [havingAsked, orderAsked] = [asked.having ?? null, asked.orderBy ?? undefined];
  const visible = figureTable.visible(fence);
  const where = sql`${visible} and ${shown} and ${compileFilter(filter, { table: figureTable, dimensions, fence })}`;
  const having = groupsHaving(havingAsked);
  const fields = new Set([...asked.fields, ...fieldsOfHaving(havingAsked), ...fieldsOfOrder(orderAsked)]);
  return {
    by: asked.by,
    where,
    fence: visible,
    having,
    ordering: groupOrdering(asked.by, orderAsked, dimensions),
    listName: JSON.stringify([
      "figureGroups",
      asked.by,
      asked.where ?? null,
      asked.having ?? null,
      asked.orderBy ?? null,
    ]),
    fields,
    totalCount: asked.totalCount,
    total: asked.total,
    possible: possibleUnder(filter, dimensions, audience),
    levels: levelsToCheck(asked.by, fields, asked.total),
  };
}

function refuseDimensions(by: readonly GroupBy[]): void {
  if (new Set(by).size !== by.length)
    throw new ApiProblem("BAD_USER_INPUT", "Each dimension stands in by at most once.");
  if (by.length > mostDimensions)
    throw new ApiProblem("LIMIT_EXCEEDED", `Figures are grouped by at most ${mostDimensions} dimensions.`);
}
