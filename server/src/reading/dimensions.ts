import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";

/** What every dimension row has: an id facts point to, and a code people know. */
export interface DimensionRow {
  readonly id: number;
  readonly code: string;
}

/** A table small enough for memory: its name and how its rows are read. Rooms hand these in. */
export interface DimensionKind<Row extends DimensionRow> {
  readonly name: string;
  load(transaction: Transaction): Promise<readonly Row[]>;
}

/** The rows of one dimension in one version, in the order they were loaded. */
export interface DimensionTable<Row extends DimensionRow> {
  readonly rows: readonly Row[];
  readonly byId: ReadonlyMap<number, Row>;
  readonly byCode: ReadonlyMap<string, Row>;
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
  const version = await dimensionVersion(transaction);
  const tables = new Map<string, DimensionTable<DimensionRow>>();
  for (const kind of kinds) tables.set(kind.name, tableOf(await kind.load(transaction)));
  return new Dimensions(version, tables);
}

/** The number in the database that says whether the rows in memory are still the current ones. */
export async function dimensionVersion(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ version: string }>(sql`select version from dimension_version`);
  if (!row) throw new Error("dimension_version has no row");
  return row.version;
}

function tableOf(rows: readonly DimensionRow[]): DimensionTable<DimensionRow> {
  return {
    rows,
    byId: new Map(rows.map((row) => [row.id, row])),
    byCode: new Map(rows.map((row) => [row.code, row])),
  };
}
