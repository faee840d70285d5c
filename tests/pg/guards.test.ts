import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { databaseDigest } from "../support/digest.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { refusalOf } from "../support/refusal.ts";

/** What the database itself refuses, whoever writes: here its owner does, by hand. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  mustBeApplied(await apply(product, [cell({ period: "2022-01" }), cell({ period: "2022-02" })]));
});
afterAll(() => product.close());

const refusal = (work: (client: pg.PoolClient) => Promise<unknown>) => refusalOf(product, work);
const refusedBy = (text: string, values: readonly unknown[] = []) =>
  refusal((client) => client.query(text, [...values]));

const openSet = async (client: pg.PoolClient): Promise<string> => {
  const id = randomUUID();
  await client.query("insert into change_set (id, actor, request_hash, nonce) values ($1, 'by hand', '', $2)", [
    id,
    randomBytes(16),
  ]);
  await client.query("select set_config('app.change_set', $1, true)", [id]);
  return id;
};
/** A place no figure stands at. */
const place =
  "(select id from unit where code = 'SLA'), (select id from indicator where code = 'ORG_STAFF'), (select id from period where key = '2022-01')";
const insertFigure = (
  rest: { state?: string; value?: string; qualifier?: string; quality?: string; kind?: string; version?: number } = {},
) => {
  const {
    state = "VALUE",
    value = "1",
    qualifier = "EXACT",
    quality = "REPORTED",
    kind = "ACTUAL",
    version = 1,
  } = rest;
  return `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
    select ${place}, '${kind}', '${state}', ${value}, '${qualifier}', '${quality}', ${version}, current_setting('app.change_set')::uuid`;
};
const inSet = (text: string) =>
  refusal(async (client) => {
    await openSet(client);
    await client.query(text);
  });

const check = "23514";
const refused = "42501";

test("with an open set and all in order, a figure can be written by hand: the refusals below are for their own reasons", async () => {
  expect(await inSet(insertFigure())).toEqual({ state: "none", says: "" });
});

describe("a figure changes only inside a change set", () => {
  const someone = "(select id from change_set limit 1)";
  test.each<[string, string]>([
    [
      "written without one",
      `insert into figure select ${place}, 'ACTUAL', 'VALUE', 1, 'EXACT', 'REPORTED', null, null, 1, ${someone}`,
    ],
    ["changed without one", "update figure set value = 1, version = version + 1"],
    [
      "changed under a set that is closed",
      "select set_config('app.change_set', (select id::text from change_set limit 1), true); update figure set version = version + 1",
    ],
    [
      "changed under a set that does not exist",
      `select set_config('app.change_set', '${randomUUID()}', true); update figure set version = version + 1`,
    ],
  ])("%s", async (_, text) => {
    expect(await refusedBy(text)).toMatchObject({
      state: check,
      says: expect.stringContaining("only inside a change set"),
    });
  });

  test("nor under a set another transaction has open", async () => {
    const other = await product.pool.connect();
    try {
      await other.query("begin");
      const id = await openSet(other);
      expect(
        await refusedBy(`select set_config('app.change_set', '${id}', true); update figure set version = version + 1`),
      ).toMatchObject({ state: check });
    } finally {
      await other.query("rollback");
      other.release();
    }
  });

  test("nor in the name of a set that is not the open one", async () => {
    expect(await inSet("update figure set value = 1, version = version + 1")).toMatchObject({
      state: check,
      says: expect.stringContaining("version"),
    });
  });
});

describe("each change raises the version by one, and a new figure has version 1", () => {
  const own = "change_set_id = current_setting('app.change_set')::uuid";
  test.each<[string, string]>([
    ["changed without a new version", `update figure set value = 1, ${own}`],
    ["two versions at once", `update figure set version = version + 2, ${own}`],
    ["one version back", `update figure set version = version - 1, ${own}`],
    [
      "moved to another place",
      `update figure set kind = 'TARGET', version = version + 1, ${own} where note is null and period_id = (select id from period where key = '2022-01')`,
    ],
    ["new with version 2", insertFigure({ version: 2 })],
    ["new with version 0", insertFigure({ version: 0 })],
  ])("%s", async (_, text) => {
    expect(await inSet(text)).toMatchObject({ state: check, says: expect.stringContaining("version") });
  });
});

describe("figures are cleared, never deleted, and history is append-only", () => {
  test.each([
    "delete from figure",
    "delete from figure where false",
    "truncate figure",
    "truncate figure cascade",
    "update figure_change set value_after = 1",
    "delete from figure_change",
    "truncate figure_change cascade",
    "delete from change_set",
    "truncate change_set cascade",
    "update change_set set reason = 'another'",
    "update change_set set actor = 'another'",
    "update change_set set seq = seq + 1000000",
    "update change_set set hash = ''",
    "update change_set set seq = null",
  ])("%s", async (text) => {
    expect((await refusedBy(text)).state).toBe(refused);
    // 55006: PostgreSQL itself, for the open set still waits to be found closed
    expect([refused, "55006"]).toContain((await inSet(text)).state);
  });
});

describe("a value has at most 15 digits and 4 decimals, and is a number", () => {
  test.each([
    "1234567890123456",
    "1e15",
    "-1e15",
    "0.12345",
    "12345678901.23456",
    "123456789012.3456",
    "'NaN'",
    "'Infinity'",
    "'-Infinity'",
    "1e300",
  ])("%s", async (value) => {
    expect(await inSet(insertFigure({ value }))).toEqual({ state: check, says: "figure_value_has_15_digits" });
  });

  test.each([
    "999999999999999",
    "-999999999999999",
    "12345678901.2345",
    "0.0001",
    "1.50000000",
    "0",
    "100000000000000.0",
  ])("but %s is one", async (value) => {
    expect((await inSet(insertFigure({ value }))).state).toBe("none");
  });
});

describe("a value fits its state", () => {
  test.each<[string, object]>([
    ["NOT_APPLICABLE with a value", { state: "NOT_APPLICABLE" }],
    ["NOT_REPORTED with a value", { state: "NOT_REPORTED" }],
    ["VALUE without one", { value: "null" }],
    ["PROVISIONAL without one", { value: "null", quality: "PROVISIONAL" }],
    ["NOT_APPLICABLE with a value, although disputed", { state: "NOT_APPLICABLE", quality: "DISPUTED" }],
  ])("%s", async (_, rest) => {
    expect(await inSet(insertFigure(rest))).toEqual({ state: check, says: "figure_value_fits_its_state" });
  });

  test.each<[string, object]>([
    ["DISPUTED without a value", { value: "null", quality: "DISPUTED" }],
    ["NOT_APPLICABLE without a value", { value: "null", state: "NOT_APPLICABLE" }],
    ["NOT_REPORTED without a value", { value: "null", state: "NOT_REPORTED" }],
  ])("but %s may stand", async (_, rest) => {
    expect((await inSet(insertFigure(rest))).state).toBe("none");
  });
});

describe("words are of their closed lists", () => {
  test.each<[string, string]>([
    ["figure_state_check", insertFigure({ state: "EMPTY" })],
    ["figure_kind_check", insertFigure({ kind: "PLAN" })],
    ["figure_qualifier_check", insertFigure({ qualifier: "gần" })],
    ["figure_quality_check", insertFigure({ quality: "GOOD" })],
  ])("%s", async (constraint, text) => {
    expect(await inSet(text)).toEqual({ state: check, says: constraint });
  });
});

test("a set that was opened and never closed cannot be committed", async () => {
  const { state, says } = await inSet(`${insertFigure()}; set constraints all immediate`);
  expect(state).toBe(check);
  expect(says).toContain("closed before it is committed");
});

test("nothing of all this was kept", async () => {
  const before = await databaseDigest(product.pool);
  await refusedBy("delete from figure");
  expect(await databaseDigest(product.pool)).toBe(before);
  expect((await product.pool.query("select from lineage where effective_on = '2030-01-01'")).rowCount).toBe(0);
});
