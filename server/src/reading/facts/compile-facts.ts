import { join, sql, type Sql } from "../../db/sql.ts";
import type { Fence } from "../fence.ts";
import { compileFilter } from "./compile-filter.ts";
import { beyond, orderBy } from "./compile-order.ts";
import type { FactTable } from "./fact-table.ts";
import type { FencedFacts } from "./fact-plan.ts";

/**
 * The statement that fetches a level: one row more than the page holds, for each row it hangs under, in order. Under
 * rows each fact carries its `parentId`; the rows of one parent come in order, the parents in any.
 */
export function compileFacts(plan: FencedFacts): Sql {
  const { table, scope, page } = plan;
  const past = page.beyond === null ? sql`true` : beyond(plan.order, page.beyond, page.backwards);
  const tail = sql`from ${table.from}${joinsOf(table, plan.needs)}
    where ${visible(plan)} and ${past}`;
  const end = sql`order by ${orderBy(plan.order, page.backwards)} limit ${page.size + 1}`;
  if (scope === null) return sql`select ${columnsOf(table, plan.needs)} ${tail} ${end}`;
  // The star is of the list just above it.
  return sql`select fact.* from unnest(${scope.ids}::int[]) as parent (id) cross join lateral (
    select parent.id as "parentId", ${columnsOf(table, plan.needs)} ${tail} and ${scope.column} = parent.id ${end}) as fact`;
}

/** The statement that counts a level: `count`, for each row it hangs under that has any. */
export function compileTotal(plan: FencedFacts): Sql {
  const { table, scope } = plan;
  if (scope === null) return sql`select count(*)::int as count from ${table.from} where ${visible(plan)}`;
  return sql`select ${scope.column} as "parentId", count(*)::int as count from ${table.from}
    where ${visible(plan)} and ${scope.column} = any(${scope.ids}::int[]) group by ${scope.column}`;
}

/** The statement that fetches one row by its key, whether it counts as being there or not. */
export function compileRow(
  table: FactTable,
  needs: ReadonlySet<string>,
  { key, fence }: { readonly key: Sql; readonly fence: Fence },
): Sql {
  return sql`select ${columnsOf(table, needs)} from ${table.from}${joinsOf(table, needs)}
    where ${fence.visible(table.unit)} and ${key}`;
}

function visible({ table, where, dimensions, fence }: FencedFacts): Sql {
  return sql`${fence.visible(table.unit)} and ${table.shown} and ${compileFilter(where, { table, dimensions, fence })}`;
}

function columnsOf({ columns }: FactTable, needs: ReadonlySet<string>): Sql {
  if (needs.size === 0) return sql`true as present`;
  const wanted = [...needs].map((property) => {
    const column = columns[property];
    if (!column) throw new Error(`a fact has no column ${property}`);
    return column;
  });
  return join(wanted, ", ");
}

function joinsOf({ joins }: FactTable, needs: ReadonlySet<string>): Sql {
  const wanted = joins.filter((one) => one.for.some((property) => needs.has(property)));
  return wanted.length === 0
    ? sql``
    : sql` ${join(
        wanted.map((one) => one.join),
        " ",
      )}`;
}
