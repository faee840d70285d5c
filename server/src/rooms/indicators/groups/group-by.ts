import { figureKinds, figureStates, qualifiers, qualities } from "@bangvang/schema/figure";
import { families } from "@bangvang/schema/indicator";
import { periodTypes } from "@bangvang/schema/period";
import { raw, sql, type Sql } from "../../../db/sql.ts";
import type { UnitRow } from "../../organisation/organisation.dimensions.ts";
import type { IndicatorRow, PeriodRow } from "../indicators.dimensions.ts";

/** What figures can be grouped by. */
export const groupBys = [
  "UNIT",
  "CLUSTER",
  "LEVEL",
  "FAMILY",
  "INDICATOR",
  "SOURCE",
  "YEAR",
  "QUARTER",
  "MONTH",
  "PERIOD",
  "PERIOD_TYPE",
  "KIND",
  "QUALITY",
  "QUALIFIER",
  "STATE",
] as const;
export type GroupBy = (typeof groupBys)[number];

/** What can be counted without repetition: a figure stands in any number of clusters, so they are left out. */
export const distinctBys = groupBys.filter((by) => by !== "CLUSTER");
export type DistinctBy = Exclude<GroupBy, "CLUSTER">;

/** Most dimensions a grouping has. */
export const mostDimensions = 6;

/** The tables of rows in memory a figure names by id. */
export interface TableRows {
  readonly unit: UnitRow;
  readonly indicator: IndicatorRow;
  readonly period: PeriodRow;
}
export type Table = keyof TableRows;
export const tables: readonly Table[] = ["unit", "indicator", "period"];

/**
 * How the key of a group is made. A row: its id. An attribute: a number read from a row, in the order people expect,
 * and what it stands for. A column: text of the figure itself, from a closed list in the order people expect.
 */
export type KeySource =
  | { readonly kind: "row"; readonly table: Table | "source" | "cluster" }
  | AttributeOf<"unit">
  | AttributeOf<"indicator">
  | AttributeOf<"period">
  | { readonly kind: "column"; readonly column: Sql; readonly values: readonly string[] };

interface AttributeOf<T extends Table> {
  readonly kind: "attribute";
  readonly table: T;
  readonly numberOf: (row: TableRows[T]) => number | null;
  readonly valueOf: (number: number) => string | number;
}

const levels: readonly UnitRow["level"][] = ["CONFEDERATION", "PROVINCE", "CLUSTER"];

/** The field of a group a dimension stands in, and where its key comes from. */
export const dimensionsOfGroups: Readonly<Record<GroupBy, { readonly field: string; readonly source: KeySource }>> = {
  UNIT: { field: "unit", source: { kind: "row", table: "unit" } },
  CLUSTER: { field: "cluster", source: { kind: "row", table: "cluster" } },
  LEVEL: { field: "level", source: listed("unit", levels, ({ level }) => level) },
  FAMILY: { field: "family", source: listed("indicator", families, ({ family }) => family) },
  INDICATOR: { field: "indicator", source: { kind: "row", table: "indicator" } },
  SOURCE: { field: "source", source: { kind: "row", table: "source" } },
  YEAR: {
    field: "year",
    source: { kind: "attribute", table: "period", numberOf: ({ year }) => year, valueOf: (year) => year },
  },
  QUARTER: { field: "quarter", source: partOfYear(3, (year, quarter) => `${year}-Q${quarter}`) },
  MONTH: { field: "month", source: partOfYear(1, (year, month) => `${year}-${String(month).padStart(2, "0")}`) },
  PERIOD: { field: "period", source: { kind: "row", table: "period" } },
  PERIOD_TYPE: { field: "periodType", source: listed("period", periodTypes, ({ type }) => type) },
  KIND: { field: "kind", source: { kind: "column", column: sql`kind`, values: figureKinds } },
  QUALITY: { field: "quality", source: { kind: "column", column: sql`quality`, values: qualities } },
  QUALIFIER: { field: "qualifier", source: { kind: "column", column: sql`qualifier`, values: qualifiers } },
  STATE: { field: "state", source: { kind: "column", column: sql`state`, values: figureStates } },
};

/** The name under which the count of different values is asked for and answered. */
export function distinctName(of: DistinctBy): string {
  return `countDistinct:${of}`;
}

function listed<T extends Table>(
  table: T,
  values: readonly string[],
  read: (row: TableRows[T]) => string,
): AttributeOf<T> {
  return {
    kind: "attribute",
    table,
    numberOf: (row) => values.indexOf(read(row)),
    valueOf: (number) => values[number] ?? "",
  };
}

/** The quarter or month a period lies wholly inside; none for a period that is longer, or crosses its border. */
function partOfYear(months: 3 | 1, nameOf: (year: number, part: number) => string): AttributeOf<"period"> {
  const inYear = 12 / months;
  const numberAt = (day: string): number =>
    Number(day.slice(0, 4)) * inYear + Math.floor((Number(day.slice(5, 7)) - 1) / months);
  return {
    kind: "attribute",
    table: "period",
    numberOf: ({ startsOn, endsOn }) => (numberAt(startsOn) === numberAt(endsOn) ? numberAt(startsOn) : null),
    valueOf: (number) => nameOf(Math.floor(number / inYear), (number % inYear) + 1),
  };
}

/** A group as PostgreSQL gives it: keys under k0, k1, …, in the order they were asked for; the rest under the names of fields. */
export type GroupRow = Readonly<Record<string, unknown>>;

export function keyName(place: number): string {
  return `k${place}`;
}

export function keyColumn(place: number): Sql {
  return raw(keyName(place));
}

export function distinctColumn(of: DistinctBy): Sql {
  return raw(`"${distinctName(of)}"`);
}
