import { conditionsOf, matching, refuseDeeper, type Fields, type Where } from "../../reading/filter.ts";
import type { DimensionKind, DimensionRow, Dimensions } from "../../reading/dimensions.ts";
import { join, sql, type Sql } from "../../db/sql.ts";
import { readDecimal } from "@bangvang/schema/decimal";
import { ApiProblem } from "../../api-problem.ts";
import { sourceDimension, unitDimension } from "../organisation/organisation.dimensions.ts";
import { sourceFields, unitFields } from "../organisation/organisation.reads.ts";
import { indicatorFields, periodFields } from "./catalogue.reads.ts";
import { indicatorDimension, periodDimension } from "./indicators.dimensions.ts";

/** Conditions of a filter on figures, combined by and, or and not. */
export type FigureWhere = Readonly<Record<string, unknown>>;

/** Turns a filter into a predicate: dimensions are matched in memory and become lists of ids, facts are compared in SQL. */
export function figuresWhere(where: FigureWhere | undefined, dimensions: Dimensions, depth = 0): Sql {
  refuseDeeper(depth);
  const conditions = conditionsOf(where).map(([name, condition]) => {
    switch (name) {
      case "and":
        return all((condition as FigureWhere[]).map((one) => figuresWhere(one, dimensions, depth + 1)));
      case "or":
        return any((condition as FigureWhere[]).map((one) => figuresWhere(one, dimensions, depth + 1)));
      case "not":
        return sql`not ${figuresWhere(condition as FigureWhere, dimensions, depth + 1)}`;
      case "unit":
        return sql`figure.unit_id = any(${idsOf(unitDimension, unitFields, condition, dimensions)}::int[])`;
      case "indicator":
        return sql`figure.indicator_id = any(${idsOf(indicatorDimension, indicatorFields, condition, dimensions)}::int[])`;
      case "period":
        return sql`figure.period_id = any(${idsOf(periodDimension, periodFields, condition, dimensions)}::int[])`;
      case "source":
        return sql`coalesce(figure.source_id = any(${idsOf(sourceDimension, sourceFields, condition, dimensions)}::int[]), false)`;
      default:
        return onColumn(name, condition as object);
    }
  });
  return all(conditions);
}

function idsOf<Row extends DimensionRow>(
  kind: DimensionKind<Row>,
  fields: Fields<Row>,
  condition: unknown,
  dimensions: Dimensions,
): readonly number[] {
  return dimensions
    .of(kind)
    .rows.filter(matching(condition as Where, fields))
    .map(({ id }) => id);
}

const columns: Readonly<Record<string, Sql>> = {
  kind: sql`figure.kind`,
  state: sql`figure.state`,
  qualifier: sql`figure.qualifier`,
  quality: sql`figure.quality`,
  value: sql`figure.value`,
};

const operators: Readonly<Record<string, (column: Sql, wanted: unknown) => Sql>> = {
  eq: (column, wanted) => sql`coalesce(${column} = ${wanted}, false)`,
  neq: (column, wanted) => sql`coalesce(${column} <> ${wanted}, false)`,
  in: (column, wanted) => sql`coalesce(${column} = any(${wanted}), false)`,
  notIn: (column, wanted) => sql`coalesce(${column} <> all(${wanted}), false)`,
  gt: (column, wanted) => sql`coalesce(${column} > ${wanted}, false)`,
  gte: (column, wanted) => sql`coalesce(${column} >= ${wanted}, false)`,
  lt: (column, wanted) => sql`coalesce(${column} < ${wanted}, false)`,
  lte: (column, wanted) => sql`coalesce(${column} <= ${wanted}, false)`,
  isNull: (column, wanted) => sql`(${column} is null) = ${wanted}`,
};

function onColumn(name: string, filter: object): Sql {
  const column = columns[name];
  if (!column) throw new Error(`no column ${name} to filter by`);
  return all(
    conditionsOf(filter).map(([operatorName, wanted]) => {
      const operator = operators[operatorName];
      if (!operator) throw new Error(`no operator ${operatorName}`);
      return operator(column, name === "value" && operatorName !== "isNull" ? decimal(wanted) : wanted);
    }),
  );
}

function decimal(value: unknown): string {
  const read = readDecimal(String(value));
  if ("problem" in read)
    throw new ApiProblem("BAD_USER_INPUT", `The filter on value: ${String(value)} is not a figure (${read.problem}).`);
  return read.value;
}

function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`(${join(conditions, " and ")})`;
}

function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql`(${join(conditions, " or ")})`;
}
