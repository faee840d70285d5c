import { sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { clusterMemberDimension, unitDimension } from "../../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "../indicators.dimensions.ts";
import { dimensionsOfGroups, type GroupBy, type Table, type TableRows } from "./group-by.ts";
import type { Traits } from "./traits.ts";

/** The dimensions of figures as codes: by id, or as coarse as the grouping allows; none where nothing is asked of them. */
export type Codes = Readonly<Record<Table, Coded | null>>;

/** Where codes and texts of figures are read from: `cell`, one figure a row, or `part`, figures gathered by code. */
export type Relation = "cell" | "part";

const columns: Readonly<Record<Relation, Readonly<Record<Table | "source", Sql>>>> = {
  cell: {
    unit: sql`cell.unit_id`,
    indicator: sql`cell.indicator_id`,
    period: sql`cell.period_id`,
    source: sql`cell.source_id`,
  },
  part: { unit: sql`part.u`, indicator: sql`part.i`, period: sql`part.p`, source: sql`part.source` },
};

/** The code of a table as a column of a relation. */
export function codeColumn(table: Table | "source", relation: Relation): Sql {
  return columns[relation][table];
}

/** Whether the ids of a table itself are grouped by. */
export function isByRow(by: readonly GroupBy[], table: Table | "source"): boolean {
  return by.some((one) => {
    const { source } = dimensionsOfGroups[one];
    return source.kind === "row" && (source.table === table || (source.table === "cluster" && table === "unit"));
  });
}

/** Each row stands for itself; every attribute can be looked up. */
export function codesById(dimensions: Dimensions, traits: Traits): Codes {
  return codesOf(dimensions, traits, () => ({ byRow: true, attributes: allAttributes }));
}

/**
 * As coarse as a grouping allows: with its attributes, and a mask for the tables in `masked`. For the mask alone
 * indicators get no code: there are so many that gathering their masks is cheaper.
 */
export function codesByClass(
  by: readonly GroupBy[],
  masked: ReadonlySet<Table | "kind">,
  { dimensions, traits }: { readonly dimensions: Dimensions; readonly traits: Traits },
): Codes {
  return codesOf(dimensions, traits, (table) => {
    const attributes = by.filter((one) => {
      const { source } = dimensionsOfGroups[one];
      return source.kind === "attribute" && source.table === table;
    });
    const years = table === "period" && by.includes("CLUSTER") ? ["YEAR"] : [];
    const byRow = isByRow(by, table);
    const isMasked = masked.has(table) && (table !== "indicator" || byRow || attributes.length > 0);
    return { byRow, attributes: new Set([...attributes, ...years, ...(isMasked ? ["mask"] : [])]) };
  });
}

/** The key of a group, over a relation; a key of clusters needs `clusterJoin`. */
export function keyOf(by: GroupBy, relation: Relation, codes: Codes): Sql {
  const { source } = dimensionsOfGroups[by];
  if (source.kind === "row")
    return source.table === "cluster" ? sql`membership.cluster_id` : codeColumn(source.table, relation);
  if (source.kind === "attribute") return lookup(codes, source.table, by, relation);
  return relation === "cell" ? sql`cell.${source.column}` : sql`part.${source.column}`;
}

/** An attribute of a row, or its mask. */
export function lookup(codes: Codes, table: Table, attribute: string, relation: Relation): Sql {
  const coded = codes[table];
  if (!coded) throw new Error(`${table} is not coded`);
  return coded.lookup(attribute, codeColumn(table, relation));
}

/** Puts a figure in each of the clusters its unit competes in in the year of the figure; without one, in none. */
export function clusterJoin(by: readonly GroupBy[], relation: Relation, codes: Codes, dimensions: Dimensions): Sql {
  if (!by.includes("CLUSTER")) return sql``;
  const { rows } = dimensions.of(clusterMemberDimension);
  return sql`left join unnest(${rows.map(({ unitId }) => unitId)}::int[], ${rows.map(({ year }) => year)}::int[],
      ${rows.map(({ clusterId }) => clusterId)}::int[]) as membership (unit_id, year, cluster_id)
    on membership.unit_id = ${codeColumn("unit", relation)} and membership.year = ${lookup(codes, "period", "YEAR", relation)}`;
}

interface Wanted {
  readonly byRow: boolean;
  readonly attributes: ReadonlySet<string>;
}

const allAttributes: ReadonlySet<string> = new Set([
  "mask",
  "LEVEL",
  "FAMILY",
  "YEAR",
  "QUARTER",
  "MONTH",
  "PERIOD_TYPE",
]);

function codesOf(dimensions: Dimensions, traits: Traits, wantedOf: (table: Table) => Wanted): Codes {
  const coded = <T extends Table>(table: T, rows: readonly TableRows[T][], mask: (row: TableRows[T]) => bigint) => {
    const { byRow, attributes } = wantedOf(table);
    if (!byRow && attributes.size === 0) return null;
    const read = attributesOf(table, attributes, mask);
    return byRow ? codedById(rows, read) : codedByClass(rows, read);
  };
  return {
    unit: coded("unit", dimensions.of(unitDimension).rows, traits.unit),
    indicator: coded("indicator", dimensions.of(indicatorDimension).rows, traits.indicator),
    period: coded("period", dimensions.of(periodDimension).rows, traits.period),
  };
}

function attributesOf<T extends Table>(
  table: T,
  wanted: ReadonlySet<string>,
  mask: (row: TableRows[T]) => bigint,
): Attributes<TableRows[T]> {
  const read: Record<string, (row: TableRows[T]) => number | bigint | null> = {};
  for (const name of wanted) {
    if (name === "mask") read[name] = mask;
    else {
      const { source } = dimensionsOfGroups[name as GroupBy];
      if (source.kind === "attribute" && source.table === table)
        read[name] = source.numberOf as (row: TableRows[T]) => number | null;
    }
  }
  return read;
}

/** What is read from the rows of a dimension, by name; a mask is a bigint. */
export type Attributes<Row> = Readonly<Record<string, (row: Row) => number | bigint | null>>;

/**
 * A dimension as PostgreSQL meets it: the code that stands for a row in a figure, and what can be looked up by it.
 * Looking up in an array costs a tenth of a join a row.
 */
export interface Coded {
  /** The code of the row with this id. */
  code(id: Sql): Sql;
  /** An attribute of the row with this code. */
  lookup(attribute: string, code: Sql): Sql;
}

/** Each row is its own code: its id. */
export function codedById<Row extends { readonly id: number }>(
  rows: readonly Row[],
  attributes: Attributes<Row>,
): Coded {
  return {
    code: (id) => id,
    lookup: lookupOf(
      byPosition(rows, ({ id }) => id),
      attributes,
    ),
  };
}

/** Rows with the same attributes share a code, so that a group by it is as coarse as can be. */
export function codedByClass<Row extends { readonly id: number }>(
  rows: readonly Row[],
  attributes: Attributes<Row>,
): Coded {
  const codes = new Map<string, number>();
  const codeOf = (row: Row): number => {
    const signature = Object.values(attributes)
      .map((read) => String(read(row)))
      .join(" ");
    if (!codes.has(signature)) codes.set(signature, codes.size + 1);
    return codes.get(signature) ?? 0;
  };
  const codeById = arrayById(rows, codeOf);
  return {
    code: (id) => sql`(${codeById}::int[])[${id}]`,
    lookup: lookupOf(byPosition(rows, codeOf), attributes),
  };
}

/**
 * An array of numbers, one for each id, to look up by id; ids are dense, for they are counted by the database. It holds
 * no null: with one in it PostgreSQL counts from the start to find an entry, and a look-up costs more than a join.
 */
export function arrayById<Row extends { readonly id: number }>(
  rows: readonly Row[],
  read: (row: Row) => number | null,
): readonly number[] {
  return byPosition(rows, ({ id }) => id).map((row) => (row && read(row)) ?? 0);
}

/** Rows by their number, from 1 as arrays of PostgreSQL begin. */
function byPosition<Row>(rows: readonly Row[], numberOf: (row: Row) => number): readonly (Row | null)[] {
  const byNumber = new Map(rows.map((row) => [numberOf(row), row]));
  const length = [...byNumber.keys()].reduce((longest, number) => Math.max(longest, number), 0);
  return Array.from({ length }, (_, index) => byNumber.get(index + 1) ?? null);
}

/** Stands for null in an array; no attribute is negative. */
const none = -1;

function lookupOf<Row>(rows: readonly (Row | null)[], attributes: Attributes<Row>): Coded["lookup"] {
  return (name, code) => {
    const read = attributes[name];
    if (!read) throw new Error(`no attribute ${name}`);
    const values = rows.map((row) => (row ? (read(row) ?? none) : 0));
    if (values.some((value) => typeof value === "bigint")) return sql`(${values.map(String)}::bigint[])[${code}]`;
    const found = sql`(${values}::int[])[${code}]`;
    return values.includes(none) ? sql`nullif(${found}, ${none})` : found;
  };
}
