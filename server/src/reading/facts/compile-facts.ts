import { join, sql, type Sql } from "../../db/sql.ts";
import type { Fence } from "../fence.ts";
import { compileFilter } from "./compile-filter.ts";
import { asColumns, asFact, type NamedColumns } from "./columns.ts";
import { beyond, orderBy } from "./compile-order.ts";
import type { FactTable } from "./fact-table.ts";
import type { FencedFacts } from "./fact-plan.ts";

/**
 * The statement that fetches a level, packed: one row more than the page holds, for each row it hangs under, in order. Under
 * rows the facts of each parent come in one text, the parents in any order.
 */
export function compileFacts(plan: FencedFacts): Sql {
  const { table, scope, page } = plan;
  const past = page.beyond === null ? sql`true` : beyond(plan.order, page.beyond, page.backwards);
  const fact = asFact(columnsOf(table, plan.needs));
  const tail = sql`from ${table.from}${joinsOf(table, plan.needs)}
    where ${visible(plan)} and ${past}`;
  const order = sql`order by ${orderBy(plan.order, page.backwards)}`;
  if (scope === null) return sql`select ${fact} as fact ${tail} ${order} limit ${page.size + 1}`;
  if (isWhole(plan))
    return sql`select ${scope.column} as "parentId", string_agg(${fact}, E'\\n' ${order}) as fact ${tail}
      and ${scope.column} = any(${scope.ids}::int[]) group by ${scope.column}`;
  return sql`select parent.id as "parentId", (
    select string_agg(fact, E'\\n') from (
      select ${fact} as fact ${tail} and ${scope.column} = parent.id ${order} limit ${page.size + 1}) as listed
    ) as fact from unnest(${scope.ids}::int[]) as parent (id)`;
}

/** The statement that counts a level: `count`, for each row it hangs under that has any. */
export function compileTotal(plan: FencedFacts): Sql {
  const { table, scope } = plan;
  if (scope === null) return sql`select count(*)::int as count from ${table.from} where ${visible(plan)}`;
  return sql`select ${scope.column} as "parentId", count(*)::int as count from ${table.from}
    where ${visible(plan)} and ${scope.column} = any(${scope.ids}::int[]) group by ${scope.column}`;
}

/** The statement that finds the rows facts hang under: `id` of each that has one the plan speaks of. */
export function compileIds(column: Sql, plan: Filtered): Sql {
  return sql`select distinct ${column} as id from ${plan.table.from} where ${visible(plan)}`;
}

/** The statement that fetches one row by its key, whether it counts as being there or not. */
export function compileRow(
  table: FactTable,
  needs: ReadonlySet<string>,
  { key, fence }: { readonly key: Sql; readonly fence: Fence },
): Sql {
  return sql`select ${asColumns(columnsOf(table, needs))} from ${table.from}${joinsOf(table, needs)}
    where ${table.visible(fence)} and ${key}`;
}

type Filtered = Pick<FencedFacts, "table" | "where" | "dimensions" | "fence">;

/** How many kinds of figures there are: results and targets. */
const kinds = 2;

/**
 * Whether the filter names so few cells that every page is the whole list: then nothing needs to be cut off, and one scan
 * finds the cells of all parents instead of one scan each.
 */
function isWhole({ table, scope, left, where, page }: FencedFacts): boolean {
  if (!table.cells || page.beyond !== null) return false;
  const kind = where?.["kind"] as { readonly eq?: unknown } | undefined;
  let most = kind?.eq === undefined ? kinds : 1;
  for (const name of table.cells) if (name !== scope?.dimension) most *= left.get(name)?.size ?? Infinity;
  return most <= page.size;
}

function visible({ table, where, dimensions, fence }: Filtered): Sql {
  return sql`${table.visible(fence)} and ${table.shown} and ${compileFilter(where, { table, dimensions, fence })}`;
}

/** The columns of a table that are needed. */
export function columnsOf({ columns }: FactTable, needs: ReadonlySet<string>): NamedColumns {
  const wanted = [...needs].map((property) => {
    const column = columns[property];
    if (!column) throw new Error(`a fact has no column ${property}`);
    return [property, column] as const;
  });
  return Object.fromEntries(wanted);
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
