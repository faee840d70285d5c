import { sql, type Sql } from "../../../db/sql.ts";

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
