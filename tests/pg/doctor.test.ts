import { afterAll, beforeAll, expect, test } from "vitest";
import { doctor } from "../../server/src/command-line/doctor.ts";
import { ownTriggers } from "../../server/src/command-line/triggers.ts";
import { runOn } from "../support/command.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

/** What the doctor finds wrong. */
async function wrong(): Promise<readonly string[]> {
  const { code, printed } = await runOn(product, doctor, []);
  const found = printed.filter((line) => line.startsWith("WRONG"));
  expect(printed).toHaveLength(5);
  expect(code).toBe(found.length > 0 ? 1 : 0);
  return found;
}

test("nothing is wrong with a database as it was migrated, and every trigger of it is known", async () => {
  expect(await wrong()).toEqual([]);
  const { rows } = await product.pool.query<{ name: string }>(
    "select relname || '.' || tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid where not tgisinternal",
  );
  expect(rows.map(({ name }) => name).toSorted()).toEqual(ownTriggers.toSorted());
});

test.each([
  ["row_history", "row_history_is_append_only"],
  ["reporting_round", "reporting_round_is_never_deleted"],
])("a trigger of %s that sleeps is found", async (table, trigger) => {
  await product.pool.query(`alter table ${table} disable trigger ${trigger}`);
  expect(await wrong()).toEqual([expect.stringContaining(`(${table}.${trigger})`)]);
  await product.pool.query(`alter table ${table} enable trigger ${trigger}`);
  expect(await wrong()).toEqual([]);
});

/** Changed by hand, while triggers are asleep. */
async function tamper(statement: string): Promise<void> {
  const client = await product.pool.connect();
  await client.query("begin; set local session_replication_role = replica");
  const { rowCount } = await client.query(statement);
  expect(rowCount).toBe(1);
  await client.query("commit");
  client.release();
}

const one =
  "(unit_id, indicator_id, period_id, kind) = (select unit_id, indicator_id, period_id, kind from figure limit 1)";

test("a figure that names another change set than its last change is found, by its cell", async () => {
  await tamper(`update figure set change_set_id = '00000000-0000-4000-8000-000000000001' where ${one}`);
  expect(await wrong()).toEqual([expect.stringMatching(/holds what its last change wrote \(\S+ \w+ \S+ ACTUAL\)$/)]);
});

test("a figure without its line of history is found, and so is the line that is left of it", async () => {
  await tamper(`delete from figure_change where ${one}`);
  expect(await wrong()).toEqual([
    expect.stringMatching(/one line of history for each version \(1\)$/),
    expect.stringMatching(/holds what its last change wrote/),
  ]);
});
