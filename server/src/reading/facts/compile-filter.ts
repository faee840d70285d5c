import { readDecimal } from "@bangvang/schema/decimal";
import { ApiProblem } from "../../api-problem.ts";
import { join, sql, type Sql } from "../../db/sql.ts";
import type { Dimensions } from "../dimensions.ts";
import type { Fence } from "../fence.ts";
import { conditionsOf, matching, refuseDeeper, type Where } from "../filter.ts";
import type { ColumnFilter, FactDimension, FactTable, RelatedFacts } from "./fact-table.ts";

/** Conditions of a filter on facts, combined by and, or and not. */
export type FactWhere = Readonly<Record<string, unknown>>;

interface Filtering {
  readonly table: FactTable;
  readonly dimensions: Dimensions;
  readonly fence: Fence;
}

/**
 * A filter as a predicate: dimensions are matched in memory and become lists of ids, facts are compared in SQL. Every
 * part is true or false and never unknown, so that `not` turns it round. Errors: BAD_USER_INPUT, LIMIT_EXCEEDED.
 */
export function compileFilter(where: FactWhere | null | undefined, filtering: Filtering, depth = 0): Sql {
  refuseDeeper(depth);
  const below = (one: FactWhere): Sql => compileFilter(one, filtering, depth + 1);
  return all(
    conditionsOf(where ?? undefined).map(([name, condition]) => {
      if (name === "and") return all((condition as readonly FactWhere[]).map(below));
      if (name === "or") return any((condition as readonly FactWhere[]).map(below));
      if (name === "not") return sql`not ${below(condition as FactWhere)}`;
      const { dimensions, filters, related } = filtering.table;
      if (dimensions[name]) return onDimension(dimensions[name], condition as Where, filtering.dimensions);
      if (related[name]) return onRelated(related[name], condition as RelatedWhere, filtering, depth);
      if (filters[name]) return onColumn(name, filters[name], condition as object);
      throw new Error(`no column ${name} to filter by`);
    }),
  );
}

function onDimension(of: FactDimension, where: Where, dimensions: Dimensions): Sql {
  const found = dimensions.of(of.kind).rows.filter(matching(where, of.fields as never));
  return known(sql`${of.column} = any(${found.map(({ id }) => id)}::int[])`, of.isNullable);
}

/** A condition on a column that may be null is unknown there: false. Any other is left bare, for an index to find. */
function known(condition: Sql, isNullable: boolean): Sql {
  return isNullable ? sql`coalesce(${condition}, false)` : condition;
}

interface RelatedWhere {
  readonly some?: FactWhere;
  readonly none?: FactWhere;
  readonly every?: FactWhere;
}

/** Related rows are behind the fence as well: what may not be seen can decide nothing. */
function onRelated(related: RelatedFacts, where: RelatedWhere, filtering: Filtering, depth: number): Sql {
  const table = related.table();
  const exists = (condition: Sql): Sql => sql`exists (select from ${table.from}
    where ${related.on} and ${table.shown} and ${filtering.fence.visible(table.unit)} and ${condition})`;
  return all(
    conditionsOf(where).map(([quantifier, inner]) => {
      const condition = compileFilter(inner as FactWhere, { ...filtering, table }, depth + 1);
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
