import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { transactionAsOf } from "./as-of.ts";

/** What every dimension row has: an id facts point to, and a code people know. */
export interface DimensionRow {
  readonly id: number;
  readonly code: string;
}

/** A table small enough for memory: its name, how its rows are read, and by what they are found. Rooms hand these in. */
export interface DimensionKind<Row extends DimensionRow> {
  readonly name: string;
  readonly fields?: Fields<never>;
  load(transaction: Transaction): Promise<readonly Row[]>;
}

/** The only names a filter on rows of one kind can use. */
export type Fields<Row> = Readonly<Record<string, Field<Row>>>;

/** What a name stands for: a value of the row, a row it points to, rows that belong to it, or facts under it. */
export type Field<Row> = ((row: Row) => Value) | RelatedRow<Row> | RelatedRows<Row> | FactsUnder;
export type Value = string | number | boolean | null;

/** Where it points to none, no condition holds. */
export interface RelatedRow<Row> {
  readonly is: "row";
  readonly kind: () => DimensionKind<DimensionRow>;
  readonly idOf: (row: Row) => number | null;
}

export interface RelatedRows<Row> {
  readonly is: "rows";
  readonly kind: () => DimensionKind<DimensionRow>;
  readonly of: (dimensions: Dimensions) => (row: Row) => readonly DimensionRow[];
}

/** Facts stand above dimensions, so what they are is known there (facts/settle.ts). */
export interface FactsUnder {
  readonly is: "facts";
}

/** The rows of one dimension in one version, in the order they were loaded. */
export interface DimensionTable<Row extends DimensionRow> {
  readonly rows: readonly Row[];
  readonly byId: ReadonlyMap<number, Row>;
  readonly byCode: ReadonlyMap<string, Row>;
  readonly fields: Fields<never>;
}

/** One frozen version of all dimensions; a request keeps the version it began with. */
export class Dimensions {
  readonly version: string;
  readonly #tables: ReadonlyMap<string, DimensionTable<DimensionRow>>;

  constructor(version: string, tables: ReadonlyMap<string, DimensionTable<DimensionRow>>) {
    this.version = version;
    this.#tables = tables;
  }

  of<Row extends DimensionRow>(kind: DimensionKind<Row>): DimensionTable<Row> {
    const table = this.#tables.get(kind.name);
    if (!table) throw new Error(`dimension ${kind.name} is not in the house`);
    return table as DimensionTable<Row>;
  }
}

/** Reads every dimension in one snapshot. */
export async function loadDimensions(
  kinds: readonly DimensionKind<DimensionRow>[],
  transaction: Transaction,
): Promise<Dimensions> {
  return loadAs(await dimensionVersion(transaction), kinds, transaction);
}

/** Reads every dimension as it was in an earlier version, by the same statements. */
export function loadDimensionsAt(
  version: string,
  kinds: readonly DimensionKind<DimensionRow>[],
  transaction: Transaction,
): Promise<Dimensions> {
  // No dimension is made of facts: at this moment there are none.
  return loadAs(
    version,
    kinds,
    transactionAsOf(transaction, { dimensionVersion: version, seq: "0", instant: "-infinity" }),
  );
}

/** The number in the database that says whether the rows in memory are still the current ones. */
export async function dimensionVersion(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ version: string }>(sql`select version from dimension_version`);
  if (!row) throw new Error("dimension_version has no row");
  return row.version;
}

async function loadAs(
  version: string,
  kinds: readonly DimensionKind<DimensionRow>[],
  transaction: Transaction,
): Promise<Dimensions> {
  const tables = new Map<string, DimensionTable<DimensionRow>>();
  for (const kind of kinds) tables.set(kind.name, tableOf(await kind.load(transaction), kind.fields));
  return new Dimensions(version, tables);
}

export function tableOf<Row extends DimensionRow>(
  rows: readonly Row[],
  fields: Fields<never> = {},
): DimensionTable<Row> {
  return {
    rows,
    byId: new Map(rows.map((row) => [row.id, row])),
    byCode: new Map(rows.map((row) => [row.code, row])),
    fields,
  };
}

/** Kinds with the fields that higher rooms add to them, by the name of the kind. */
export function withFields(
  kinds: readonly DimensionKind<DimensionRow>[],
  added: Readonly<Record<string, Fields<never>>>,
): readonly DimensionKind<DimensionRow>[] {
  return kinds.map((kind) => ({ ...kind, fields: { ...kind.fields, ...added[kind.name] } }));
}

/** The rows of a kind that belong to a row: those that name it as their owner. */
export function owned<Row extends DimensionRow>(
  kind: () => DimensionKind<Row>,
  ownerOf: (row: Row) => number | null,
): RelatedRows<DimensionRow> {
  return {
    is: "rows",
    kind,
    of(dimensions) {
      const byOwner = Map.groupBy(dimensions.of(kind()).rows, ownerOf);
      return ({ id }) => byOwner.get(id) ?? [];
    },
  };
}
