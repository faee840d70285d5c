import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { house } from "../../server/src/house.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

/** What is in the database and in no entity, with the reason. */
const columnsWithoutProperty: Readonly<Record<string, string>> = {
  "change_set.opened_in": "the transaction that opened the set; triggers alone read it",
  ...Object.fromEntries(
    [
      "change_set.opening",
      "change_set.highest_opening",
      "figure.opening",
      "figure_change.opening",
      "figure_change.opening_before",
      "figure_change.change_set_before",
      "evidence.recorded_at",
    ].map((name) => [name, "kept by triggers, read by as-of.ts alone"]),
  ),
};
const tablesWithoutEntity: Readonly<Record<string, string>> = {
  epoch: "one row, raised by raise_epoch alone",
  reporting_round: "changed step by step by statements of its room",
  round_exception: "changed step by step by statements of its room",
  chain_head: "one row, read and written by close_change_set alone",
  dimension_version: "one row, a number raised by triggers",
  secret: "keys of this database, read once at the start",
  reference_load: "what was loaded, kept by the loader",
  migration: "kept by the migrator",
  ...Object.fromEntries(
    ["dimension_change", "row_history", "overtaken_set", "evidence_past"].map((name) => [
      name,
      "history, kept by triggers, read by as-of.ts and moments.ts alone",
    ]),
  ),
  ...Object.fromEntries(
    ["accepted_doubt", "reporting_round_past"].map((name) => [name, "history, written by a change set or a trigger"]),
  ),
  import_outcome: "answers that are kept, written and read by keep-outcome.ts alone",
  saved_view: "the views of each person, written and read by saved-views.ts alone",
  release: "made by the command line, read by moments.ts",
};

/** A type as MikroORM would write it in a table, by the name PostgreSQL gives it. */
function typeName(columnType: string): string {
  const name = columnType.replace(/\(.*\)/, "");
  return (
    { int: "integer", serial: "integer", int4: "integer", timestamptz: "timestamp with time zone", bool: "boolean" }[
      name
    ] ?? name
  );
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly isKey: boolean;
}

async function databaseColumns(): Promise<readonly Column[]> {
  const { rows } = await product.pool.query<Column>(`
    select column_.table_name as "table", column_.column_name as name, data_type as type, is_nullable = 'YES' as "isNullable",
      exists (select from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
        where indisprimary and indrelid = format('public.%I', column_.table_name)::regclass and attname = column_.column_name) as "isKey"
    from information_schema.columns as column_ join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'`);
  return rows;
}

function entityColumns(): readonly Column[] {
  return house.entities.flatMap(({ meta: { className } }) => {
    const meta = product.orm.getMetadata().get(className as never);
    return Object.values(
      meta.properties as Record<
        string,
        { fieldNames: string[]; columnTypes: string[]; nullable?: boolean; primary?: boolean }
      >,
    ).map(({ fieldNames, columnTypes, nullable, primary }) => ({
      table: meta.tableName,
      name: fieldNames[0]!,
      type: typeName(columnTypes[0]!),
      isNullable: nullable === true,
      isKey: primary === true,
    }));
  });
}

const nameOf = ({ table, name }: Column): string => `${table}.${name}`;
const byName = (columns: readonly Column[]): readonly Column[] =>
  columns.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

test("every column an entity names is in the database, of its type, as nullable, and in the key or not", async () => {
  const tables = new Set(entityColumns().map(({ table }) => table));
  const stored = (await databaseColumns()).filter(
    (column) => tables.has(column.table) && !(nameOf(column) in columnsWithoutProperty),
  );
  expect(entityColumns().length).toBeGreaterThan(100);
  expect(byName(entityColumns())).toEqual(byName(stored));
});

test("every table has an entity, or a reason for having none", async () => {
  const tables = new Set((await databaseColumns()).map(({ table }) => table));
  const known = [...new Set(entityColumns().map(({ table }) => table)), ...Object.keys(tablesWithoutEntity)];
  expect([...tables].toSorted()).toEqual(known.toSorted());
});

test("a reason is given for nothing that is not there", async () => {
  const names = (await databaseColumns()).map(nameOf);
  expect(Object.keys(columnsWithoutProperty).filter((name) => !names.includes(name))).toEqual([]);
});

describe("every table of dimensions says when it changed", () => {
  test.each([
    "source",
    "unit",
    "lineage",
    "cluster_member",
    "indicator",
    "period",
    "series_break",
    "campaign",
    "campaign_indicator",
    "award",
  ])("%s", async (table) => {
    const client = await product.pool.connect();
    try {
      await client.query("begin");
      const version = async () => Number((await client.query("select version from dimension_version")).rows[0].version);
      const before = await version();
      await client.query(`delete from ${table} where false`);
      expect(await version()).toBe(before + 1);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
