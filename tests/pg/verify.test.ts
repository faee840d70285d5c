import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyChain } from "../../server/src/changing/verify-chain.ts";
import { verifyHistory } from "../../server/src/command-line/verify.ts";
import { inSnapshot } from "../../server/src/db/snapshot.ts";
import type { Sql } from "../../server/src/db/sql.ts";
import { apply, cell, cleared, months, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** Each way of changing the past, by somebody who has put the triggers to sleep, is found and named. */
let product: FreshProduct;
const ids = new Map<string, string>();
beforeAll(async () => {
  product = await freshProduct();
  for (let n = 1; n <= 6; n++) {
    const cells = months(2020, 2020).map((period) => cell({ period, baseVersion: n - 1, value: String(n * 1_000) }));
    // The last set has a figure far from last year's, which stands because of the reason it gives.
    if (n === 6) cells.push(cell({ period: "2021-07", value: "900000" }));
    mustBeApplied(await apply(product, n === 4 ? cells.map((one) => ({ ...one, ...cleared })) : cells));
  }
  const { rows } = await product.pool.query<{ seq: string; id: string }>("select seq, id from change_set order by seq");
  for (const { seq, id } of rows) ids.set(seq, id);
});
afterAll(() => product.close());

test("an honest history is verified, with its counts and its last hash", async () => {
  const { isSound, lines } = await inSnapshot(product.pool, verifyHistory);
  expect(isSound).toBe(true);
  expect(lines).toHaveLength(1);
  const { rows } = await product.pool.query(`
    select (select count(*) from change_set) as sets, (select count(*) from figure_change) as changes,
      (select count(*) from figure) as figures, seq, encode(hash, 'hex') as hash from chain_head`);
  const { sets, changes, figures, seq, hash } = rows[0];
  expect(lines[0]).toBe(
    `Verified: ${sets} change sets, ${changes} changes, ${figures} figures; the chain ends with ${seq} ${hash}`,
  );
});

const query = (client: pg.PoolClient) => ({
  async query<Row extends object>(statement: Sql): Promise<readonly Row[]> {
    const { text, values } = statement.statement;
    return (await client.query<Row>(text, [...values])).rows;
  },
});

/** What is said of a history that was changed by hand; the change is taken back. */
async function saidAfter(tampering: string): Promise<readonly string[]> {
  const client = await product.pool.connect();
  try {
    await client.query("begin; set local session_replication_role = replica"); // triggers and foreign keys are asleep
    const { rowCount } = (await client.query(tampering)) as pg.QueryResult;
    expect(rowCount, "something was changed").not.toBe(0);
    const { isSound, lines } = await verifyHistory(query(client));
    expect(isSound).toBe(false);
    return lines;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const set = (seq: number): string => `(select id from change_set where seq = ${seq})`;
const oneLine = (seq: number): string =>
  `change_set_id = ${set(seq)} and period_id = (select id from period where key = '2020-07')`;
const hash = "hash: what is stored is not what was chained";

describe("whoever changes the past is found, and the first bad entry is named", () => {
  test.each<[string, string, number, string]>([
    ["a value", `update figure_change set value_after = value_after + 1 where ${oneLine(3)}`, 3, hash],
    ["the value before", `update figure_change set value_before = 7 where ${oneLine(4)}`, 4, hash],
    ["a trailing zero", `update figure_change set value_after = 3000.0 where ${oneLine(3)}`, 3, hash],
    ["a note", `update figure_change set note_after = 'sửa lén' where ${oneLine(2)}`, 2, hash],
    ["who did it", "update change_set set actor = 'người khác' where seq = 4", 4, hash],
    ["when", "update change_set set applied_at = applied_at + interval '1 microsecond' where seq = 5", 5, hash],
    ["why", "update change_set set reason = 'lý do khác' where seq = 2", 2, hash],
    ["why a doubted figure stands", "update change_set set because = 'lý do khác' where seq = 3", 3, hash],
    ["a doubt", `update accepted_doubt set code = 'OUT_OF_BAND' where change_set_id = ${set(7)}`, 7, hash],
    ["a doubt deleted", `delete from accepted_doubt where change_set_id = ${set(7)}`, 7, hash],
    ["its answer", `update change_set set outcome = '{"versions": [9]}' where seq = 6`, 6, hash],
    ["its hash", "update change_set set hash = sha256('x') where seq = 3", 3, hash],
    ["a line deleted", `delete from figure_change where ${oneLine(5)}`, 5, hash],
    ["a line added", `update figure_change set change_set_id = ${set(5)} where ${oneLine(6)}`, 5, hash],
    ["how many lines there are", "update change_set set cell_count = 11 where seq = 4", 4, "count: it has another"],
  ])("%s", async (_, tampering, seq, says) => {
    const [first] = await saidAfter(tampering);
    expect(first).toMatch(new RegExp(`^WRONG {3}change set ${seq} \\(${ids.get(String(seq))}\\): ${says}`));
  });

  test("two sets exchanged: the one that stands under the first of their numbers", async () => {
    const [first] = await saidAfter(
      "update change_set set seq = case seq when 3 then -4 when 4 then -3 end where seq in (3, 4); update change_set set seq = -seq where seq < 0",
    );
    expect(first).toBe(`WRONG   change set 3 (${ids.get("4")}): ${hash}`);
  });

  test("a set deleted, with its lines or without", async () => {
    expect((await saidAfter("delete from change_set where seq = 4"))[0]).toBe(
      "WRONG   change set 4: missing: no set has this number",
    );
    const [first] = await saidAfter(
      `delete from figure_change where change_set_id = ${set(4)}; delete from change_set where seq = 4`,
    );
    expect(first).toBe("WRONG   change set 4: missing: no set has this number");
  });

  test("the end cut off", async () => {
    const last = ids.size;
    const [first] = await saidAfter(`delete from change_set where seq = ${last}`);
    expect(first).toBe(`WRONG   change set ${last}: missing: no set has this number`);
  });

  test.each([
    ["its hash", "update chain_head set hash = sha256('x')"],
    ["its number", "update chain_head set seq = seq - 1"],
  ])("the head: %s", async (_, tampering) => {
    expect((await saidAfter(tampering))[0]).toContain("head: the head of the chain names another last set");
  });

  test("a set slipped in without a number", async () => {
    const [first] = await saidAfter(
      "insert into change_set (id, actor, request_hash, nonce) values ('00000000-0000-4000-8000-000000000000', 'x', '', substr(sha256(''), 1, 16))",
    );
    expect(first).toContain("(00000000-0000-4000-8000-000000000000): number: it stands outside the chain");
  });

  test("what the hash does not cover: under which set a line found its cell", async () => {
    const [first] = await saidAfter(`update figure_change set change_set_before = ${set(1)} where ${oneLine(5)}`);
    expect(first).toBe(
      `WRONG   change set 5 (${ids.get("5")}): before: a line does not begin with what the line before it left (SLA MEM_TOTAL 2020-07 ACTUAL)`,
    );
  });
});

describe("a figure that is not what its last change says is named", () => {
  const here =
    "unit_id = (select id from unit where code = 'SLA') and period_id = (select id from period where key = '2020-09')";
  test.each([
    ["another value", `update figure set value = value + 1 where ${here}`],
    ["another note", `update figure set note = 'sửa lén' where ${here}`],
    ["another version", `update figure set version = version + 1 where ${here}`],
    ["no figure", `delete from figure where ${here}`],
  ])("%s", async (_, tampering) => {
    const [first, end] = await saidAfter(tampering);
    expect(first).toContain("WRONG   figure SLA MEM_TOTAL 2020-09 ACTUAL: it is not what its last change says");
    expect(first).toContain(`(${ids.get(String(ids.size))})`);
    expect(end).toMatch(/^NOT verified: /);
  });
});

test("it takes its portions one after the other, and a set larger than a portion alone", async () => {
  // Behind the set of the reference data stand five of twelve lines, one of thirteen, and these.
  const sizes = [40, 5, 5];
  for (const [n, size] of sizes.entries()) {
    const periods = months(2010 + 4 * n, 2013 + 4 * n).slice(0, size);
    mustBeApplied(
      await apply(
        product,
        periods.map((period) => cell({ period })),
      ),
    );
  }
  const portions: number[][] = [];
  const chain = await inSnapshot(product.pool, (transaction) =>
    verifyChain(
      {
        async query<Row extends object>(statement: Sql): Promise<readonly Row[]> {
          const rows = await transaction.query<Row & { readonly rowsHash?: Buffer; readonly lines?: number }>(
            statement,
          );
          if (rows[0]?.rowsHash) portions.push(rows.map(({ lines = 0 }) => lines));
          return rows;
        },
      },
      { sets: 2, lines: 20 },
    ),
  );
  expect(portions.slice(1)).toEqual([[12, 12], [12, 12], [12, 13], [40], [5, 5]]);
  expect(chain).toEqual(await inSnapshot(product.pool, verifyChain));
  expect(chain.bad).toBeNull();
});
