import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../server/src/db/migrate.ts";
import { OutcomeUnknown } from "../../server/src/db/transaction.ts";
import { openProduct, type Product } from "../../server/src/product.ts";
import { loadReference } from "../../server/src/reference/load-reference.ts";
import { administrator } from "../support/ask.ts";
import { checkHistory } from "../support/campaign/check-history.ts";
import { ClientLog } from "../support/campaign/client-log.ts";
import { readHistory } from "../support/campaign/history.ts";
import { openOwnCluster, type OwnCluster } from "../support/campaign/own-cluster.ts";
import { cell, months, setOf } from "../support/cells.ts";
import { isLong, ofCampaign } from "../support/long.ts";
import { randomFrom } from "../support/random.ts";

/** PostgreSQL is killed at any moment while sets of ten thousand cells are applied; of a fifth of that in every run. */
let cluster: OwnCluster;
let product: Product;
beforeAll(async () => {
  cluster = await openOwnCluster();
  product = await openProduct(cluster.url, (orm) => migrate(orm, () => undefined));
  await loadReference(product, false, () => undefined);
});
afterAll(async () => {
  await product.close();
  await cluster.remove();
});

const kills = ofCampaign(50);
const undisturbed = 3;
const random = randomFrom(5);
const log = new ClientLog();
const units = ["SLA", "DBI", "LCH", "LCA", "HGI", "CBA", "LSO"];
const places = units
  .flatMap((unit) =>
    ["MEM_TOTAL", "MEM_NEW", "LAB_TOTAL", "ORG_STAFF"].flatMap((indicator) =>
      ["ACTUAL", "TARGET"].flatMap((kind) =>
        months(2000, 2014).map((period) => cell({ unit, indicator, period, kind })),
      ),
    ),
  )
  .slice(0, isLong ? 10_000 : 2_000);
const nextSet = (round: number) =>
  setOf(places.map((place, n) => ({ ...place, baseVersion: round, value: String(round * 20_000 + n) })));

/** Applies a set; null when there was no answer to believe. */
async function send(set: ReturnType<typeof setOf>): Promise<"applied" | "rejected" | null> {
  log.sends(set);
  const outcome = await product.applyAs(administrator, set, false).catch((error: unknown) => {
    if (error instanceof OutcomeUnknown) return null;
    throw error;
  });
  log.hearsOutcome(set.id, outcome);
  return outcome?.kind ?? null;
}

async function linesOf(id: string): Promise<number> {
  const { rows } = await product.pool.query<{ lines: number }>(
    "select count(*)::int as lines from figure_change where change_set_id = $1",
    [id],
  );
  return rows[0]!.lines;
}

test("before anything is killed, a set is applied", async () => {
  expect(places.length).toBeGreaterThanOrEqual(2_000);
  for (const setting of ["fsync", "full_page_writes", "synchronous_commit"])
    expect((await product.pool.query(`show ${setting}`)).rows, setting).toEqual([{ [setting]: "on" }]);
  expect(await send(nextSet(0))).toBe("applied");
});

test(`PostgreSQL killed ${kills} times in the middle of a set: it comes back, and each set is applied exactly once`, async () => {
  // What a set takes undisturbed: kills fall anywhere into it, and a little behind. The first ones are slower than the rest.
  let usual = Infinity;
  for (let round = 1; round <= undisturbed; round++) {
    const began = performance.now();
    expect(await send(nextSet(round))).toBe("applied");
    usual = Math.min(usual, performance.now() - began);
  }
  const counts = { beforeItsEnd: 0, afterItsEnd: 0, unknown: 0, downSeconds: 0 };
  // On a busy machine too many may come too late: then it goes on, a little earlier each time.
  for (let kill = 0; kill < kills || (counts.beforeItsEnd <= kill / 2 && kill < 4 * kills); kill++) {
    const next = nextSet(kill + undisturbed + 1);
    let hasEnded = false;
    const answer = send(next).finally(() => (hasEnded = true));
    await new Promise((resolve) => setTimeout(resolve, (random.below(1_100) / 1_000) * usual));
    counts[hasEnded ? "afterItsEnd" : "beforeItsEnd"]++;
    if (hasEnded) usual *= 0.8; // they have become faster: most kills have to come before the end
    const down = performance.now();
    await cluster.kill(kill % 2 === 0 ? "PROCESSES" : "IMMEDIATE");
    await cluster.restart();
    counts.downSeconds += (performance.now() - down) / 1_000;
    if ((await answer) === null) counts.unknown++;
    // Whoever asks again hears the same, and nothing is written again.
    expect(await send(next), `kill ${kill}`).toBe("applied");
    expect(await linesOf(next.id), `kill ${kill}`).toBe(places.length);
  }
  console.log(`killed PostgreSQL: ${JSON.stringify(counts)}, a set of ${places.length} takes ${usual.toFixed(0)} ms`);
  expect(counts.beforeItsEnd).toBeGreaterThan(counts.afterItsEnd);
}, 900_000);

test("and the checker finds nothing lost", async () => {
  expect(checkHistory(await readHistory(product.pool), log.all, 1)).toEqual([]);
}, 120_000);

test("why the row of a set is the truth: a number of a transaction that was never written out is given again", async () => {
  const ask = async (...texts: readonly string[]): Promise<string> => {
    const client = new pg.Client({ connectionString: cluster.url });
    client.on("error", () => undefined);
    await client.connect();
    let last = "";
    for (const text of texts)
      last = Object.values((await client.query<Record<string, string>>(text)).rows[0] ?? {})[0] ?? "";
    if (!texts.includes("begin")) await client.end();
    return last;
  };
  const lost = await ask("begin", "select pg_current_xact_id()::text");
  await cluster.kill("PROCESSES");
  await cluster.restart();
  let given = "";
  while (Number(given) < Number(lost)) given = await ask("select pg_current_xact_id()::text");
  expect(given).toBe(lost);
  expect(await ask(`select pg_xact_status('${lost}'::xid8)`)).toBe("committed");
});
