import { raw, sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { clusterMemberDimension, unitDimension } from "../../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "../indicators.dimensions.ts";
import { dimensionsOfGroups, tables, type GroupBy, type Table, type TableRows } from "./group-by.ts";
import { traitsOf } from "./traits.ts";

/** What can be looked up by the code of a row: what it is grouped under, or its traits. */
type Attribute = GroupBy | "traits";

/**
 * How the rows of a table stand in `part`: each as itself, by its id; or by a class, which those have in common that are
 * alike in all that is asked of them. What is asked is looked up in an array: that costs a tenth of a join a row.
 */
export interface Code {
  /** The code of the row a `cell` names. */
  readonly ofCell: Sql;
  /** An attribute of the rows whose code a `part` has. */
  readonly lookup: (attribute: Attribute) => Sql;
}

/** A table of which nothing is asked has no code. */
export type Codes = Readonly<Partial<Record<Table, Code>>>;

/** Every row by its id: for parts that are single figures. */
export function codesById(dimensions: Dimensions): Codes {
  return codesOf((table) => codeById(table, dimensions));
}

/** As coarse as can be, so that parts are few: for what figures are grouped by, and the tables whose traits matter. */
export function coarseCodes(
  by: readonly GroupBy[],
  withTraits: ReadonlySet<Table | "kind">,
  dimensions: Dimensions,
): Codes {
  const sources = by.map((one) => dimensionsOfGroups[one].source);
  return codesOf((table) => {
    const isRow = sources.some(
      (source) => source.kind === "row" && (source.table === "cluster" ? "unit" : source.table) === table,
    );
    if (isRow) return codeById(table, dimensions);
    const attributes = new Set<Attribute>(
      by.filter((_, place) => sources[place]?.kind === "attribute" && sources[place].table === table),
    );
    if (table === "period" && by.includes("CLUSTER")) attributes.add("YEAR");
    if (withTraits.has(table)) attributes.add("traits");
    return attributes.size === 0 ? undefined : codeByClass(table, [...attributes], dimensions);
  });
}

/** The key of a group, over `part`; a key of clusters needs `clusterJoin`. */
export function keyOf(by: GroupBy, codes: Codes): Sql {
  const { source } = dimensionsOfGroups[by];
  if (source.kind === "attribute") return lookup(codes, source.table, by);
  if (source.kind === "column") return sql`part.${source.column}`;
  return source.table === "cluster" ? sql`membership.cluster_id` : sql`part.${raw(source.table)}`;
}

export function lookup(codes: Codes, table: Table, attribute: Attribute): Sql {
  const code = codes[table];
  if (!code) throw new Error(`${table} has no code`);
  return code.lookup(attribute);
}

/** Puts a part in each of the clusters its unit competes in in the year of its figures; without one, in none. */
export function clusterJoin(by: readonly GroupBy[], codes: Codes, dimensions: Dimensions): Sql {
  if (!by.includes("CLUSTER")) return sql``;
  const { rows } = dimensions.of(clusterMemberDimension);
  return sql`left join unnest(${rows.map(({ unitId }) => unitId)}::int[], ${rows.map(({ year }) => year)}::int[],
      ${rows.map(({ clusterId }) => clusterId)}::int[]) as membership (unit_id, year, cluster_id)
    on membership.unit_id = part.unit and membership.year = ${lookup(codes, "period", "YEAR")}`;
}

/** An array of numbers, one for each id, to look up by id; ids are dense, for they are counted by the database. */
export function arrayById<Row extends { readonly id: number }>(
  rows: readonly Row[],
  read: (row: Row) => number | null,
): readonly number[] {
  return arrayOf(new Map(rows.map((row) => [row.id, row])), (row) => read(row) ?? 0, 0);
}

function codesOf(codeOf: (table: Table) => Code | undefined): Codes {
  return Object.fromEntries(tables.map((table) => [table, codeOf(table)]));
}

function codeById(table: Table, dimensions: Dimensions): Code {
  const rows = new Map(rowsOf(table, dimensions).map((row) => [row.id, row]));
  return { ofCell: cellColumns[table], lookup: lookupIn(table, rows, dimensions) };
}

function codeByClass(table: Table, attributes: readonly Attribute[], dimensions: Dimensions): Code {
  const reads = attributes.map((attribute) => readerOf(table, attribute, dimensions));
  const codes = new Map<string, number>();
  const examples = new Map<number, AnyRow>();
  const codeById = arrayById(rowsOf(table, dimensions), (row) => {
    const alike = reads.map((read) => String(read(row))).join(" ");
    const code = codes.get(alike) ?? codes.size + 1;
    codes.set(alike, code);
    examples.set(code, row);
    return code;
  });
  return {
    ofCell: sql`(${codeById}::int[])[${cellColumns[table]}]`,
    lookup: lookupIn(table, examples, dimensions),
  };
}

const cellColumns = { unit: sql`cell.unit_id`, indicator: sql`cell.indicator_id`, period: sql`cell.period_id` };

type AnyRow = TableRows[Table];

function rowsOf(table: Table, dimensions: Dimensions): readonly AnyRow[] {
  const kinds = { unit: unitDimension, indicator: indicatorDimension, period: periodDimension };
  return dimensions.of<AnyRow>(kinds[table]).rows;
}

function readerOf(table: Table, attribute: Attribute, dimensions: Dimensions): (row: AnyRow) => number | bigint | null {
  if (attribute === "traits") return traitsOf(dimensions)[table] as (row: AnyRow) => bigint;
  const { source } = dimensionsOfGroups[attribute];
  if (source.kind !== "attribute" || source.table !== table) throw new Error(`${table} has no ${attribute}`);
  return source.numberOf as (row: AnyRow) => number | null;
}

/** Stands for null in an array; no attribute is negative. */
const none = -1;

function lookupIn(table: Table, rowByCode: ReadonlyMap<number, AnyRow>, dimensions: Dimensions): Code["lookup"] {
  return (attribute) => {
    const read = readerOf(table, attribute, dimensions);
    const code = sql`part.${raw(table)}`;
    if (attribute === "traits") return sql`(${arrayOf(rowByCode, (row) => String(read(row)), "0")}::bigint[])[${code}]`;
    const values = arrayOf(rowByCode, (row) => Number(read(row) ?? none), 0);
    return sql`nullif((${values}::int[])[${code}], ${none})`;
  };
}

/**
 * Values by number, from 1 as arrays of PostgreSQL begin. There is no null among them: with one PostgreSQL counts from
 * the start to find an entry, and a look-up costs more than a join.
 */
function arrayOf<Row, Value>(
  byNumber: ReadonlyMap<number, Row>,
  read: (row: Row) => Value,
  gap: Value,
): readonly Value[] {
  const length = [...byNumber.keys()].reduce((longest, number) => Math.max(longest, number), 0);
  return Array.from({ length }, (_, index) => {
    const row = byNumber.get(index + 1);
    return row ? read(row) : gap;
  });
}
