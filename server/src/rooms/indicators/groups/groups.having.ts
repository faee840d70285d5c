import { join, sql, type Sql } from "../../../db/sql.ts";
import { checkFilter } from "../../../reading/check-filter.ts";
import { conditionsOf } from "../../../reading/filter.ts";
import { aggregates, type AggregateField } from "./aggregates.ts";

/** Conditions on aggregates, combined by and, or and not. */
export type GroupHaving = Readonly<Record<string, unknown>>;

/** The aggregates groups can be chosen by. */
export const havingFields = [
  "count",
  "valueCount",
  "sum",
  "avg",
  "min",
  "max",
  "median",
] as const satisfies readonly AggregateField[];

/** A predicate on a row `shown`: what is compared is what is shown, rounded as it is. An aggregate without a value meets no condition but isNull. */
export function groupsHaving(having: GroupHaving | null): Sql {
  return conditionsOfGroups(checkFilter(having));
}

function conditionsOfGroups(having: GroupHaving | null): Sql {
  const below = (one: unknown): Sql => conditionsOfGroups(one as GroupHaving);
  return all(
    conditionsOf(having).map(([name, condition]) => {
      switch (name) {
        case "and":
          return all((condition as readonly unknown[]).map(below));
        case "or":
          return any((condition as readonly unknown[]).map(below));
        case "not":
          return sql`not ${below(condition)}`;
        default:
          return onAggregate(name, condition as object);
      }
    }),
  );
}

/** The aggregates a filter speaks of, however deep. */
export function fieldsOfHaving(having: GroupHaving | null): readonly string[] {
  return conditionsOf(having).flatMap(([name, condition]) => {
    if (name === "and" || name === "or") return (condition as readonly GroupHaving[]).flatMap(fieldsOfHaving);
    return name === "not" ? fieldsOfHaving(condition as GroupHaving) : [name];
  });
}

const operators: Readonly<Record<string, (column: Sql, wanted: Sql) => Sql>> = {
  eq: (column, wanted) => sql`${column} = ${wanted}`,
  neq: (column, wanted) => sql`${column} <> ${wanted}`,
  gt: (column, wanted) => sql`${column} > ${wanted}`,
  gte: (column, wanted) => sql`${column} >= ${wanted}`,
  lt: (column, wanted) => sql`${column} < ${wanted}`,
  lte: (column, wanted) => sql`${column} <= ${wanted}`,
};

function onAggregate(name: string, filter: object): Sql {
  const field = havingFields.find((one) => one === name);
  if (!field) throw new Error(`no aggregate ${name} to choose groups by`);
  const { column, type } = aggregates[field];
  return all(
    conditionsOf(filter).map(([operatorName, wanted]) => {
      if (operatorName === "isNull") return sql`(${column} is null) = ${wanted}`;
      const list = wanted as readonly unknown[];
      if (operatorName === "in") return sql`coalesce(${column} = any(${list}::${type}[]), false)`;
      if (operatorName === "notIn") return sql`coalesce(${column} <> all(${list}::${type}[]), false)`;
      const operator = operators[operatorName];
      if (!operator) throw new Error(`no operator ${operatorName}`);
      return sql`coalesce(${operator(column, sql`${wanted}::${type}`)}, false)`;
    }),
  );
}

function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`(${join(conditions, " and ")})`;
}

function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql`(${join(conditions, " or ")})`;
}
