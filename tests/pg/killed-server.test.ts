import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangeSet } from "../../schema/src/change-set.ts";
import { checkHistory } from "../support/campaign/check-history.ts";
import { whens, type Death } from "../support/campaign/changing-messages.ts";
import { ClientLog } from "../support/campaign/client-log.ts";
import { readHistory } from "../support/campaign/history.ts";
import { ChangingProcess, compileChangingProcess } from "../support/campaign/start-changing-process.ts";
import { cell, months, setOf } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { isLong } from "../support/long.ts";
import { randomFrom } from "../support/random.ts";

/**
 * The server is killed (SIGKILL) around each of its statements, and at random moments. Another process is then asked the
 * same with the same id: it is applied exactly once.
 */
let product: FreshProduct;
let compiled: Awaited<ReturnType<typeof compileChangingProcess>>;
beforeAll(async () => {
  [product, compiled] = await Promise.all([freshProduct(), compileChangingProcess()]);
});
afterAll(async () => {
  await Promise.all(living.map((one) => one.kill()));
  compiled.remove();
  await product.close();
});

const log = new ClientLog();
const random = randomFrom(9);
const living: ChangingProcess[] = [];
let round = 0;

const start = (): ChangingProcess => {
  const one = new ChangingProcess(compiled.file, product.url);
  living.push(one);
  return one;
};

/** Figures that change again and again, figures that are new, and a period that no figure had before. */
function nextSet(): ChangeSet {
  round += 1;
  const old = months(2010, 2017)
    .slice(0, isLong ? 90 : 30)
    .map((period) => cell({ period, baseVersion: versions.get(period) ?? 0, value: String(round * 1_000) }));
  const day = new Date(Date.UTC(2005, 0, round)).toISOString().slice(0, 10);
  const fresh = ["MEM_NEW", "ORG_STAFF"].map((indicator) => cell({ unit: "DBI", indicator, period: day, value: "5" }));
  return setOf([...old, ...fresh]);
}
const versions = new Map<string, number>();

/** Applies a set in a process that is not killed, and remembers the versions its cells have then. */
async function applied(by: ChangingProcess, set: ChangeSet): Promise<number> {
  const said = await by.apply(set);
  log.hearsOutcome(set.id, said?.outcome ?? null);
  expect(said?.outcome.kind, JSON.stringify(said)).toBe("applied");
  if (said?.outcome.kind !== "applied") throw new Error("not applied");
  for (const { unit, period, version } of said.outcome.cells) if (unit === "SLA") versions.set(period, version);
  const { rows } = await product.pool.query<{ lines: number }>(
    "select count(*)::int as lines from figure_change where change_set_id = $1",
    [set.id],
  );
  expect(rows[0]?.lines).toBe(set.cells.length);
  return said.statements;
}

/** One death after the other; what one process left unfinished the next one is asked again. Gives how many had committed. */
async function follow(deaths: number, dying: (by: ChangingProcess, set: ChangeSet, n: number) => Promise<void>) {
  let committed = 0;
  let next = start();
  for (let n = 0; n < deaths; n++) {
    const by = next;
    next = start(); // it comes up while this one dies
    await by.ready();
    const set = nextSet();
    log.sends(set);
    await dying(by, set, n);
    log.hears(set.id, { kind: "NOTHING" });
    const askedAgain = Date.now();
    // Its transaction may be on its way still: who asks again waits for it, or finds what it left.
    await applied(next, set);
    const { rows } = await product.pool.query<{ at: Date }>("select applied_at as at from change_set where id = $1", [
      set.id,
    ]);
    if (rows[0]!.at.getTime() < askedAgain) committed++;
    await by.kill();
  }
  await next.kill();
  return committed;
}

let steps: readonly Death[] = [];
/** Milliseconds the first set of a process takes. */
let usual = 0;
test("a set takes some statements, from the first look at the dimensions to the last after its COMMIT", async () => {
  // The first set finds no figure to change, and so asks for less than those that follow.
  for (let n = 0; n < 2; n++) {
    const by = start();
    const set = nextSet();
    log.sends(set);
    await by.ready();
    const began = performance.now();
    const statements = await applied(by, set);
    usual = performance.now() - began;
    await by.kill();
    expect(statements).toBeGreaterThan(10);
    // The last one ends a snapshot, and nobody waits for it.
    steps = Array.from({ length: statements - 1 }, (_, place) => place + 1).flatMap((statement) =>
      whens.map((when): Death => ({ statement, when })),
    );
  }
});

test("killed before, while and after each of its statements is asked, the set is applied once", async () => {
  const aroundCommit = whens.map((when): Death => ({ statement: "COMMIT", when }));
  const chosen = [...aroundCommit, ...(isLong ? steps : random.shuffled(steps).slice(0, 3))];
  const committed = await follow(chosen.length, async (by, set, n) => {
    expect(await by.apply(set, chosen[n]), JSON.stringify(chosen[n])).toBeNull();
  });
  console.log(`killed at its steps: ${chosen.length} of ${steps.length}, ${committed} of them after the COMMIT`);
  // Some were killed before it came to the COMMIT, and some behind it.
  expect(committed).toBeGreaterThan(0);
  expect(committed).toBeLessThan(chosen.length);
}, 600_000);

test("killed at any moment, the set is applied once", async () => {
  const kills = isLong ? 100 : 5;
  let answered = 0;
  const committed = await follow(kills, async (by, set) => {
    const answer = by.apply(set);
    await new Promise((resolve) => setTimeout(resolve, (random.below(1_100) / 1_000) * usual));
    await by.kill();
    const said = await answer;
    if (!said) return;
    answered++;
    log.hearsOutcome(set.id, said.outcome);
  });
  console.log(
    `killed at any moment: ${kills} times, ${committed} of them after the COMMIT, ${answered} after the answer`,
  );
}, 600_000);

test("and the checker finds nothing lost", async () => {
  expect(checkHistory(await readHistory(product.pool), log.all, 1)).toEqual([]);
});
