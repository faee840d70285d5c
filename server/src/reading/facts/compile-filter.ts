import { readDecimal } from "@bangvang/schema/decimal";
import { ApiProblem } from "../../api-problem.ts";
import { join, sql, type Sql } from "../../db/sql.ts";
import type { CheckedWhere } from "../check-filter.ts";
import type { Dimensions } from "../dimensions.ts";
import type { Fence } from "../fence.ts";
import { conditionsOf, matching } from "../filter.ts";
import type { ColumnFilter, FactDimension, FactTable, RelatedFacts } from "./fact-table.ts";

interface Filtering {
  readonly table: FactTable;
  readonly dimensions: Dimensions;
  readonly fence: Fence;
}

/**
 * A filter as a predicate: dimensions are matched in memory and become lists of ids, facts are compared in SQL. Every
 * part is true or false and never unknown, so that `not` turns it round. Errors: BAD_USER_INPUT.
 */
export function compileFilter(where: CheckedWhere | null, filtering: Filtering): Sql {
  const below = (one: unknown): Sql => compileFilter(one as CheckedWhere, filtering);
  return all(
    conditionsOf(where).map(([name, condition]) => {
      if (name === "and") return all((condition as readonly unknown[]).map(below));
      if (name === "or") return any((condition as readonly unknown[]).map(below));
      if (name === "not") return sql`not ${below(condition)}`;
      const { dimensions, filters, related } = filtering.table;
      if (dimensions[name]) return onDimension(dimensions[name], condition as CheckedWhere, filtering.dimensions);
      if (related[name]) return onRelated(related[name], condition as object, filtering);
      if (filters[name]) return onColumn(name, filters[name], condition as object);
      throw new Error(`no column ${name} to filter by`);
    }),
  );
}

function onDimension({ column, kind, isNullable }: FactDimension, where: CheckedWhere, dimensions: Dimensions): Sql {
  const found = dimensions.of(kind).rows.filter(matching(where, kind, dimensions));
  return known(sql`${column} = any(${found.map(({ id }) => id)}::int[])`, isNullable);
}

/** A condition on a column that may be null is unknown there: false. Any other is left bare, for an index to find. */
function known(condition: Sql, isNullable: boolean): Sql {
  return isNullable ? sql`coalesce(${condition}, false)` : condition;
}

/** Related rows are behind the fence as well: what may not be seen can decide nothing. */
function onRelated({ table: tableOf, on }: RelatedFacts, where: object, filtering: Filtering): Sql {
  const table = tableOf();
  const exists = (condition: Sql): Sql => sql`exists (select from ${table.from}
    where ${on} and ${table.shown} and ${table.visible(filtering.fence)} and ${condition})`;
  return all(
    conditionsOf(where).map(([quantifier, inner]) => {
      const condition = compileFilter(inner as CheckedWhere, { ...filtering, table });
      if (quantifier === "some") return exists(condition);
      return sql`not ${exists(quantifier === "every" ? sql`not ${condition}` : condition)}`;
    }),
  );
}

const operators: Readonly<Record<string, (column: Sql, wanted: unknown) => Sql>> = {
  eq: (column, wanted) => sql`${column} = ${wanted}`,
  neq: (column, wanted) => sql`${column} <> ${wanted}`,
  in: (column, wanted) => sql`${column} = any(${wanted})`,
  notIn: (column, wanted) => sql`${column} <> all(${wanted})`,
  gt: (column, wanted) => sql`${column} > ${wanted}`,
  gte: (column, wanted) => sql`${column} >= ${wanted}`,
  lt: (column, wanted) => sql`${column} < ${wanted}`,
  lte: (column, wanted) => sql`${column} <= ${wanted}`,
  isNull: (column, wanted) => sql`(${column} is null) = ${wanted}`,
};

function onColumn(name: string, { column, isNullable, isDecimal }: ColumnFilter, filter: object): Sql {
  return all(
    conditionsOf(filter).map(([operatorName, wanted]) => {
      const operator = operators[operatorName];
      if (!operator) throw new Error(`no operator ${operatorName}`);
      const asked = isDecimal && operatorName !== "isNull" ? decimal(name, wanted) : wanted;
      return known(operator(column, asked), isNullable);
    }),
  );
}

function decimal(name: string, value: unknown): string {
  const read = readDecimal(String(value));
  if ("problem" in read)
    throw new ApiProblem(
      "BAD_USER_INPUT",
      `The filter on ${name}: ${String(value)} is not a figure (${read.problem}).`,
    );
  return read.value;
}

function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`(${join(conditions, " and ")})`;
}

function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql`(${join(conditions, " or ")})`;
}
