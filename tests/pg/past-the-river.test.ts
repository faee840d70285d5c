import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginWriting } from "../../server/src/db/roles.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { databaseDigest } from "../support/digest.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { refusalOf } from "../support/refusal.ts";

/**
 * What somebody could try who has the connection of the server in the middle of a change: SQL as the role that writes,
 * past applyChangeSet(). The database refuses all of it by itself.
 */
let product: FreshProduct;
let begin: string;
let before: string;
beforeAll(async () => {
  product = await freshProduct();
  mustBeApplied(await apply(product, [cell({ period: "2022-01" }), cell({ period: "2022-02" })]));
  // A figure far from last year's, for a doubt that was accepted.
  mustBeApplied(await apply(product, [cell({ period: "2023-01", value: "900000" })]));
  const { rows } = await product.pool.query<{ id: number }>("select id from unit where code in ('SLA', 'DBI')");
  const units = rows.map(({ id }) => id);
  begin = beginWriting({ readUnits: units, writeUnits: units }).replace(/^begin[^;]*;/, "");
  before = await databaseDigest(product.pool);
});
afterAll(() => product.close());

/** What becomes of some SQL as the writer, in a transaction that is rolled back; `opened` in a change set of its own. */
const tried = (text: string, opened = false) =>
  refusalOf(product, async (client) => {
    await client.query(begin);
    if (opened) await openSet(client);
    await client.query(text);
  });

async function openSet(client: pg.PoolClient): Promise<string> {
  const id = randomUUID();
  await client.query("insert into change_set (id, actor, request_hash, nonce) values ($1, 'by hand', '', $2)", [
    id,
    randomBytes(16),
  ]);
  await client.query("select set_config('app.change_set', $1, true)", [id]);
  return id;
}

const own = "current_setting('app.change_set')::uuid";
const place = (unit: string, period: string): string =>
  `(select id from unit where code = '${unit}'), (select id from indicator where code = 'MEM_TOTAL'), (select id from period where key = '${period}')`;
const insert = (unit: string, { version = 1, set = own } = {}): string =>
  `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
   select ${place(unit, "2022-01")}, 'TARGET', 'VALUE', 7, 'EXACT', 'REPORTED', ${version}, ${set}`;
const here = `where (unit_id, indicator_id, period_id) = (${place("SLA", "2022-01")})`;
const update = (what: string): string => `update figure set ${what} ${here}`;
const oneUp = `value = 8, version = version + 1, change_set_id = ${own}, opening = current_setting('app.opening')::bigint`;
const close = (id: string): string => `select close_change_set(${id}, '{"versions": []}')`;
const closedSet = "(select id from change_set where seq = 2)";

const allowed = { state: "none", says: "" };
const forbidden = "42501";
const check = "23514";

describe("the role can do its work, so that what is refused below is refused for its own reason", () => {
  test.each([
    ["a new figure", insert("SLA")],
    ["another value", update(oneUp)],
    ["both, and the set closed", `${insert("DBI")}; ${update(oneUp)}; ${close(own)}`],
  ])("%s", async (_, text) => {
    expect(await tried(text, true)).toEqual(allowed);
  });
});

describe("figures without a change set of one's own", () => {
  test.each<[string, string]>([
    ["a new figure, without any set", insert("SLA", { set: closedSet })],
    ["another value, without any set", update("value = 8, version = version + 1")],
    ["under a set that is closed", `select set_config('app.change_set', ${closedSet}::text, true); ${update(oneUp)}`],
    [
      "under a set that does not exist",
      `select set_config('app.change_set', '${randomUUID()}', true); ${update("value = 8, version = version + 1")}`,
    ],
  ])("%s", async (_, text) => {
    expect((await tried(`select set_config('app.opening', '1', true); ${text}`)).state).toBe(check);
  });

  test("under the set of another transaction, and closing it", async () => {
    const other = await product.pool.connect();
    try {
      await other.query("begin");
      await other.query(begin);
      const id = await openSet(other);
      const under = `select set_config('app.change_set', '${id}', true), set_config('app.opening', '1', true)`;
      expect((await tried(`${under}; ${update(oneUp)}`)).state).toBe(check);
      expect(await tried(close(`'${id}'`))).toMatchObject({ state: forbidden });
    } finally {
      await other.query("rollback");
      other.release();
    }
  });
});

describe("in a change set, but not as it is done", () => {
  test.each<[string, string, string]>([
    ["no new version", update(`value = 8, change_set_id = ${own}`), check],
    ["two versions at once", update(oneUp.replace("+ 1", "+ 2")), check],
    ["a version back", update(oneUp.replace("+ 1", "- 1")), check],
    ["the same figure twice", `${update(oneUp)}; ${update("value = 9")}`, check],
    ["in the name of another set", update(oneUp.replace(own, closedSet)), check],
    ["under another opening", update(oneUp.replace("current_setting('app.opening')::bigint", "1")), check],
    ["a new figure with version 2", insert("SLA", { version: 2 }), check],
    ["a new figure in the name of another set", insert("SLA", { set: closedSet }), check],
    ["moved to another place", update(`kind = 'TARGET', ${oneUp}`), forbidden],
    ["a set that is never closed", `${update(oneUp)}; set constraints all immediate`, check],
    ["closed twice", `${update(oneUp)}; ${close(own)}; ${close(own)}`, forbidden],
    ["changed after it was closed", `${close(own)}; ${update(oneUp)}`, check],
    ["a figure of a unit that is not named", insert("LCH"), forbidden],
    ["a doubt under another set", doubt(closedSet), check],
  ])("%s", async (_, text, state) => {
    expect((await tried(text, true)).state).toBe(state);
  });

  test("figures of units that are not named are not there to be changed", async () => {
    const client = await product.pool.connect();
    try {
      await client.query("begin");
      await client.query(begin);
      await openSet(client);
      const others = "where unit_id not in (select unnest(current_setting('app.write_units')::int[]))";
      expect((await client.query(`update figure set ${oneUp} ${others}`)).rowCount).toBe(0);
      // Naming more of them is no way either while they are not named for reading: but who may name is the server.
      expect((await client.query(`select from figure ${others}`)).rowCount).toBe(0);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});

describe("history, the chain and the guards themselves", () => {
  const attempts = [
    "insert into figure_change select * from figure_change limit 1",
    "update figure_change set value_after = 1",
    "delete from figure_change",
    "truncate figure_change",
    "update change_set set reason = 'another'",
    "update change_set set seq = 99, hash = ''",
    "update change_set set outcome = '{}'",
    "delete from change_set",
    "truncate change_set cascade",
    "insert into change_set (id, actor, request_hash, nonce, seq) values (gen_random_uuid(), 'x', '', '\\x00', 99)",
    "insert into change_set (id, actor, request_hash, nonce, opened_in) values (gen_random_uuid(), 'x', '', '\\x00', '1')",
    "insert into change_set (id, actor, request_hash, nonce, opening) overriding system value values (gen_random_uuid(), 'x', '', '\\x00', 1)",
    "select from chain_head",
    "update chain_head set seq = 0",
    "delete from chain_head",
    "truncate chain_head",
    "insert into chain_head (seq, hash) values (0, '')",
    "insert into overtaken_set (seq, opening) values (1, 1)",
    "delete from overtaken_set",
    "truncate overtaken_set",
    "update accepted_doubt set code = 'OUT_OF_BAND'",
    "delete from accepted_doubt",
    "truncate accepted_doubt",
    "delete from figure",
    "delete from figure where false",
    "truncate figure cascade",
    "update period set key = '2099'",
    "delete from period",
    "update unit set name = 'x'",
    "update dimension_version set version = 0",
    "delete from row_history",
    "alter table figure disable trigger all",
    "alter table figure disable trigger figure_update_is_recorded",
    "alter table figure_change disable trigger all",
    "alter table figure disable row level security",
    "drop trigger figure_update_is_recorded on figure",
    "drop table figure_change cascade",
    "create or replace function record_figure_changes() returns trigger language plpgsql as 'begin return null; end'",
    "create or replace function close_change_set(uuid, jsonb) returns bigint language sql as 'select 1::bigint'",
    "alter function close_change_set(uuid, jsonb) owner to bangvang_writer",
    "drop policy figure_of_writable_units on figure",
    "create policy everything on figure to bangvang_writer using (true)",
    "grant delete on figure to bangvang_writer; delete from figure",
    "set session_replication_role = replica",
    "set local session_replication_role = replica",
    "create table public.mine (id int)",
    "create function public.mine() returns int language sql as 'select 1'",
    "select from person",
    "select from secret",
    "select raise_epoch()",
  ];

  test.each(attempts)("%s", async (text) => {
    expect((await tried(text)).state).toBe(forbidden);
    expect((await tried(text, true)).state).toBe(forbidden);
  });

  test("what would happen to pass is refused all the same: the functions behind the triggers cannot be called", async () => {
    for (const name of ["record_figure_changes", "keep_dimension_rows", "require_closed_set", "keep_closed_change_set"])
      expect(["0A000", forbidden], name).toContain((await tried(`select ${name}()`, true)).state);
  });
});

test("after all of it the database is as it was", async () => {
  expect(await databaseDigest(product.pool)).toBe(before);
});

function doubt(set: string): string {
  return `insert into accepted_doubt (unit_id, indicator_id, period_id, kind, version, code, params, change_set_id)
    select ${place("SLA", "2022-01")}, 'ACTUAL', 1, 'OUT_OF_BAND', '{}', ${set}`;
}
