import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ChangeSet } from "../../schema/src/change-set.ts";
import type { ChangeSetOutcome } from "../../server/src/changing/stages.ts";
import { sql, type Sql } from "../../server/src/db/sql.ts";
import { inTransaction, inTransactionOnce, OutcomeUnknown } from "../../server/src/db/transaction.ts";
import { openProduct, type Product } from "../../server/src/product.ts";
import { administrator } from "../support/ask.ts";
import { checkHistory } from "../support/campaign/check-history.ts";
import { ClientLog } from "../support/campaign/client-log.ts";
import { FaultProxy, type CommitFault } from "../support/campaign/fault-proxy.ts";
import { readHistory } from "../support/campaign/history.ts";
import { cell, months, mustBeApplied, setOf } from "../support/cells.ts";
import { errorOf, openTestDoor } from "../support/door.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { isLong, ofCampaign } from "../support/long.ts";
import { randomFrom } from "../support/random.ts";

/** The answer to COMMIT never arrives. Whatever the caller is told is true, and the set is applied exactly once. */

// In a short run it is given up sooner: the product's own seconds are waited for in a long one.
const patience = vi.hoisted(() => ({
  again: undefined as number | undefined,
  answer: undefined as number | undefined,
}));
vi.mock(import("../../server/src/db/until-done.ts"), async (original) => {
  const { untilDone } = await original();
  return { untilDone: (work) => untilDone(work, patience.again) };
});
vi.mock(import("../../server/src/db/pool.ts"), async (original) => {
  const { openPool, ...rest } = await original();
  return { ...rest, openPool: (url) => openPool(url, patience.answer) };
});

let product: FreshProduct;
const log = new ClientLog();
const opened: { readonly proxy: FaultProxy; readonly far: Product }[] = [];

/** A product whose line to the same database leads through a proxy. */
async function throughProxy(): Promise<{ readonly proxy: FaultProxy; readonly far: Product }> {
  const { proxy, url } = await FaultProxy.before(product.url);
  const far = await openProduct(url, () => undefined);
  opened.push({ proxy, far });
  proxy.commits = 0; // opening has its own
  return { proxy, far };
}

beforeAll(async () => {
  product = await freshProduct();
});
afterAll(async () => {
  for (const { proxy, far } of opened) {
    proxy.revive();
    await proxy.close();
    await far.close();
  }
  await product.close();
});

/** Sends a set; null when the product says that it does not know. */
async function send(through: Product, set: ChangeSet): Promise<ChangeSetOutcome | null> {
  log.sends(set);
  const outcome = await through.applyAs(administrator, set, false).catch((error: unknown) => {
    if (error instanceof OutcomeUnknown) return null;
    throw error;
  });
  log.hearsOutcome(set.id, outcome);
  return outcome;
}

const timesApplied = async ({ id }: ChangeSet): Promise<number> => {
  const { rows } = await product.pool.query<{ lines: number }>(
    "select count(*)::int as lines from figure_change where change_set_id = $1",
    [id],
  );
  return rows[0]!.lines;
};

const cuts = ofCampaign(300);
test(`${cuts} COMMITs whose line is cut before, while or after they are heard: each set is applied once, and said to be`, async () => {
  const { proxy, far } = await throughProxy();
  const random = randomFrom(3);
  const tries: Record<string, number> = {};
  for (let n = 0; n < cuts; n++) {
    const fault = random.pick<CommitFault>(["CUT_BEFORE", "CUT_AT_ONCE", "CUT_AFTER"]);
    const set = setOf(
      ["MEM_TOTAL", "MEM_NEW"].map((indicator) =>
        cell({ indicator, period: "2017-03", baseVersion: n, value: `${n}` }),
      ),
    );
    const before = proxy.commits;
    proxy.arm(fault);
    const outcome = await send(far, set);
    expect(outcome?.kind, fault).toBe("applied");
    expect(await timesApplied(set), fault).toBe(2);
    // Not believed, but looked up: every lost answer costs a second COMMIT.
    expect(proxy.commits - before, fault).toBe(2);
    tries[fault] = (tries[fault] ?? 0) + 1;
  }
  console.log(`lost COMMITs: ${cuts} lines cut, ${JSON.stringify(tries)}`);
}, 300_000);

const apart = (period: string): ChangeSet => setOf([cell({ period, unit: "DBI" }), cell({ period, unit: "LCH" })]);

describe.concurrent("where waiting is what it takes", () => {
  beforeAll(() => void (isLong || Object.assign(patience, { again: 4_000, answer: 1.5 })));
  afterAll(() => void Object.assign(patience, { again: undefined, answer: undefined }));

  test("a line that goes mute after the COMMIT is given up, the set is found, and the caller is told so", async () => {
    const { proxy, far } = await throughProxy();
    const set = apart("2016-01");
    proxy.arm("HANG_AFTER");
    expect((await send(far, set))?.kind).toBe("applied");
    expect(await timesApplied(set)).toBe(2);
  });

  test("a database that stays away after the COMMIT: unknown, and the truth when it is back", async () => {
    const { proxy, far } = await throughProxy();
    const set = apart("2016-02");
    proxy.armToDie("CUT_AFTER");
    expect(await send(far, set)).toBeNull();
    expect(await timesApplied(set)).toBe(2);
    proxy.revive();
    expect((await send(far, set))?.kind).toBe("applied");
    expect(await timesApplied(set)).toBe(2);
  });

  test("a database that stays away before the COMMIT was heard: unknown as well, and applied once when it is back", async () => {
    const { proxy, far } = await throughProxy();
    const set = apart("2016-03");
    proxy.armToDie("CUT_BEFORE");
    expect(await send(far, set)).toBeNull();
    expect(await timesApplied(set)).toBe(0);
    proxy.revive();
    expect((await send(far, set))?.kind).toBe("applied");
    expect(await timesApplied(set)).toBe(2);
  });

  test("over HTTP that is 503 with Retry-After and a code of its own, and the same request is answered later", async () => {
    const { proxy, far } = await throughProxy();
    const door = await openTestDoor(far, {}, { actorOfSession: async () => administrator });
    const set = apart("2016-05");
    log.sends(set);
    const ask = () =>
      door.askWithCookie("x", "mutation M($input: ChangeSetInput!) { applyChangeSet(input: $input) { __typename } }", {
        input: set,
      });
    proxy.armToDie("CUT_AFTER");
    const response = await ask();
    expect(errorOf(response)).toEqual({ status: 503, code: "OUTCOME_UNKNOWN" });
    expect(response.headers["retry-after"]).toBe("1");
    proxy.revive();
    expect((await ask()).json().data).toEqual({ applyChangeSet: { __typename: "Applied" } });
    expect(await timesApplied(set)).toBe(2);
    await door.close();
  });
});

// Alone: while it is stuck it keeps others from bringing new periods.
test.runIf(isLong)(
  "a COMMIT that is stuck on its way: its transaction still holds the id, so nobody can know, until PostgreSQL ends it",
  async () => {
    const { proxy, far } = await throughProxy();
    const set = apart("2016-04");
    proxy.arm("HANG_BEFORE");
    expect(await send(far, set)).toBeNull();
    expect(await timesApplied(set)).toBe(0);
    await expect
      .poll(() => send(product, set).catch(() => null), { timeout: 60_000 })
      .toMatchObject({ kind: "applied" });
    expect(await timesApplied(set)).toBe(2);
  },
  120_000,
);

describe("work that is no change set", () => {
  const note = (name: string): Sql => sql`insert into reference_load (name, content_hash) values (${name}, 'x')`;
  const isThere = async (name: string): Promise<boolean> =>
    (await product.pool.query("select from reference_load where name = $1", [name])).rowCount === 1;

  test("that can be done twice is done again, and comes to the same", async () => {
    const { proxy, far } = await throughProxy();
    for (const fault of ["CUT_BEFORE", "CUT_AFTER"] as const) {
      proxy.arm(fault);
      await inTransaction(far.pool, (transaction) =>
        transaction.query(
          sql`insert into reference_load (name, content_hash) values (${fault}, 'x') on conflict do nothing`,
        ),
      );
      expect(await isThere(fault), fault).toBe(true);
    }
    expect(proxy.commits).toBe(4);
  });

  test.each(["CUT_BEFORE", "CUT_AFTER"] as const)("that cannot is not done again on a guess: %s", async (fault) => {
    const { proxy, far } = await throughProxy();
    proxy.arm(fault);
    const name = `once ${fault}`;
    await expect(inTransactionOnce(far.pool, (transaction) => transaction.query(note(name)))).rejects.toBeInstanceOf(
      OutcomeUnknown,
    );
    expect(proxy.commits).toBe(1);
    expect(await isThere(name)).toBe(fault === "CUT_AFTER");
  });

  test("is done again when its line is lost before the COMMIT", async () => {
    let times = 0;
    await inTransactionOnce(product.pool, async (transaction) => {
      times++;
      await transaction.query(note("killed once"));
      if (times === 1) await transaction.query(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    expect(times).toBe(2);
    expect(await isThere("killed once")).toBe(true);
  });

  test("that went on after a failed statement is not said to be committed", async () => {
    const work = inTransaction(product.pool, async (transaction) => {
      await transaction.query(note("swallowed"));
      await transaction.query(sql`select 1 / 0`).catch(() => undefined);
    });
    await expect(work).rejects.toThrow("had failed before");
    expect(await isThere("swallowed")).toBe(false);
  });
});

test("a set of ten thousand cells whose COMMIT is lost is there once", async () => {
  const { proxy, far } = await throughProxy();
  const units = ["SLA", "DBI", "LCH", "LCA", "HGI", "CBA", "LSO"];
  const cells = units.flatMap((unit) =>
    ["MEM_TOTAL", "MEM_NEW", "LAB_TOTAL", "ORG_STAFF"].flatMap((indicator) =>
      ["ACTUAL", "TARGET"].flatMap((kind) =>
        months(2000, 2014).map((period) => cell({ unit, indicator, period, kind, value: "7" })),
      ),
    ),
  );
  const set = setOf(cells);
  proxy.arm("CUT_AFTER");
  expect(mustBeApplied((await send(far, set))!).cells).toHaveLength(cells.length);
  expect(await timesApplied(set)).toBe(cells.length);
});

test("and the checker finds nothing lost", async () => {
  expect(checkHistory(await readHistory(product.pool), log.all, 1)).toEqual([]);
});
