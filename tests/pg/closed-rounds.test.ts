import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataImport } from "../../server/src/command-line/data.ts";
import { sampleRemove } from "../../server/src/command-line/sample.ts";
import type { Product } from "../../server/src/product.ts";
import { administrator } from "../support/ask.ts";
import { apply, cell, cleared, mustBeApplied, namesOf, problemsOf, setOf, versionsOf } from "../support/cells.ts";
import { runOn } from "../support/command.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { inDays, mustTake, personWith, takeStep, type StepWishes } from "../support/rounds.ts";
import { idOf } from "../support/units.ts";

/** While a round is closed none of its figures changes, by whatever way. Sơn La's year 2022 is closed, Điện Biên's open. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  await mustTake(product, ["OPEN"], { units: ["SLA", "DBI"], period: "2022" });
  await mustTake(product, ["SUBMIT"], { unit: "SLA", period: "2022" });
});
afterAll(() => product.close());

const inClosed = (rest: Parameters<typeof cell>[0] = {}) =>
  cell({ unit: "SLA", period: "2022-01", value: "41777", ...rest });
const inOpen = (rest: Parameters<typeof cell>[0] = {}) =>
  cell({ unit: "DBI", period: "2022-01", value: "41777", ...rest });

const figuresOf = async (on: Product, where: string): Promise<number> =>
  Number((await on.pool.query<{ n: string }>(`select count(*) as n from figure where ${where}`)).rows[0]!.n);

describe("change sets", () => {
  test("are refused as a whole, with the round, its state and every cell inside named", async () => {
    const outcome = await apply(product, [inClosed(), inOpen(), inClosed({ period: "2022-02" })]);
    expect(namesOf(outcome)).toEqual(["ROUND_CLOSED 0", "ROUND_CLOSED 2"]);
    expect(problemsOf(outcome)[0]!.params).toEqual({ round: "2022", state: "SUBMITTED", dueOn: "" });
    expect(await figuresOf(product, "value = 41777")).toBe(0);
  });

  test("in a dry run as well", async () => {
    expect(namesOf(await product.applyAs(administrator, setOf([inClosed()]), true))).toEqual(["ROUND_CLOSED 0"]);
  });

  test("that want their clean cells applied leave those inside", async () => {
    const cells = [inClosed(), inOpen({ period: "2022-03" }), inClosed({ period: "2022-04" })];
    const applied = mustBeApplied(await apply(product, cells, { mode: "CLEAN_CELLS" }));
    expect(applied.cells.map(({ unit, period }) => `${unit} ${period}`)).toEqual(["DBI 2022-03"]);
    expect(applied.left.map((problem) => ("index" in problem ? `${problem.code} ${problem.index}` : ""))).toEqual([
      "ROUND_CLOSED 0",
      "ROUND_CLOSED 2",
    ]);
    expect(await figuresOf(product, "value = 41777")).toBe(1);
    expect(namesOf(await apply(product, [inClosed()], { mode: "CLEAN_CELLS" }))).toEqual(["ROUND_CLOSED 0"]);
  });

  test("are not taken back once the round is closed, and are when it is open again", async () => {
    const round = { unit: "LCH", period: "2022" };
    const { id } = mustBeApplied(await apply(product, [cell({ unit: "LCH" })]));
    await mustTake(product, ["OPEN", "SUBMIT"], round);
    const undo = () => product.undoAs(administrator, { undone: id, id: randomUUID(), reason: null }, false);
    expect(namesOf(await undo())).toEqual(["ROUND_CLOSED 0"]);
    await mustTake(product, ["EXCEPT"], round);
    expect(versionsOf(await undo())).toEqual([2]);
  });

  test("are refused of the product itself, of administrators and of whoever closed the round", async () => {
    expect(namesOf(await product.applyAsSystem(setOf([inClosed()]), "Dòng lệnh"))).toEqual(["ROUND_CLOSED 0"]);
    const editor = await personWith(product, "Lò Văn An", "EDITOR", "SLA");
    expect(namesOf(await apply(product, [inClosed()], {}, editor))).toEqual(["ROUND_CLOSED 0"]);
  });
});

describe("which figures lie inside", () => {
  test.each<[string, Parameters<typeof cell>[0]]>([
    ["the year itself", { period: "2022" }],
    ["a half", { period: "2022-H1" }],
    ["a quarter", { period: "2022-Q4" }],
    ["nine months", { period: "2022-9M" }],
    ["a month", { period: "2022-12" }],
    ["its first day", { period: "2022-01-01" }],
    ["its last day", { period: "2022-12-31" }],
    ["a window", { period: "2022-02-01/2022-03-15" }],
  ])("%s does", async (_, rest) => {
    expect(namesOf(await apply(product, [inClosed(rest)]))).toEqual(["ROUND_CLOSED 0"]);
  });

  test.each<[string, Parameters<typeof cell>[0]]>([
    ["the year after", { period: "2023-06" }],
    ["the day after", { period: "2023-01-01" }],
    ["the day before", { period: "2021-12-31" }],
    ["a Tết that goes on into the next year", { period: "2023-TET", indicator: "CARE_TET_GIFTS", value: "5" }],
    ["a window that goes on into the next year", { period: "2022-06-01/2023-05-31" }],
    ["a target: that is a round of its own", { period: "2022", kind: "TARGET" }],
    ["the same of another unit", { unit: "CBA", period: "2022-12" }],
  ])("%s does not", async (_, rest) => {
    mustBeApplied(await apply(product, [inClosed(rest)]));
  });

  test("a month that is closed leaves its year, its quarter and its neighbour as they are", async () => {
    await mustTake(product, ["OPEN", "SUBMIT"], { unit: "LSO", period: "2022-05" });
    const of = (period: string) => cell({ unit: "LSO", period });
    expect(namesOf(await apply(product, [of("2022-05"), of("2022-05-31")]))).toEqual([
      "ROUND_CLOSED 0",
      "ROUND_CLOSED 1",
    ]);
    mustBeApplied(await apply(product, [of("2022"), of("2022-Q2"), of("2022-06"), of("2022-06-01")]));
  });

  test("targets are closed apart from results", async () => {
    await mustTake(product, ["OPEN", "SUBMIT"], { unit: "CBA", period: "2022", kind: "TARGET" });
    const target = cell({ unit: "CBA", period: "2022", kind: "TARGET" });
    expect(namesOf(await apply(product, [target, { ...target, kind: "ACTUAL" }]))).toEqual(["ROUND_CLOSED 0"]);
    mustBeApplied(await apply(product, [{ ...target, kind: "ACTUAL" }]));
  });

  test("what a unit was merged into has rounds of its own", async () => {
    await mustTake(product, ["OPEN", "SUBMIT"], { unit: "LCA", period: "2025" });
    expect(namesOf(await apply(product, [cell({ unit: "LCA", period: "2025-05" })]))).toEqual(["ROUND_CLOSED 0"]);
    mustBeApplied(
      await apply(product, [cell({ unit: "LCA2025", period: "2025-08" }), cell({ unit: "YBA", period: "2025-05" })]),
    );
  });

  test("clearing, a note and a document are changes like any other", async () => {
    const round: StepWishes = { unit: "HGI", period: "2022" };
    const of = (rest: Parameters<typeof cell>[0]) => cell({ unit: "HGI", period: "2022-05", baseVersion: 1, ...rest });
    mustBeApplied(await apply(product, [of({ baseVersion: 0 })]));
    await mustTake(product, ["OPEN", "SUBMIT"], round);
    for (const rest of [cleared, { note: "thêm" }, { source: "seed-2023" }])
      expect(namesOf(await apply(product, [of(rest)]))).toEqual(["ROUND_CLOSED 0"]);
    // What stands there already is no change.
    expect(versionsOf(await apply(product, [of({})]))).toEqual([1]);
  });
});

describe("the command line", () => {
  const header = "unit_code,indicator_code,period,kind,state,value,qualifier,quality,note,source_id,version";
  test("imports nothing, and names the row and the round", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "bangvang-import-")), "figures.csv");
    const rows = ["DBI,MEM_TOTAL,2022-10", "SLA,MEM_TOTAL,2022-10"].map(
      (key) => `${key},ACTUAL,VALUE,41778,EXACT,REPORTED,,,0`,
    );
    writeFileSync(file, [header, ...rows, ""].join("\n"));
    const { code, printed } = await runOn(product, dataImport, [file]);
    expect(code).toBe(1);
    expect(printed.join("\n")).toContain("ROUND_CLOSED");
    expect(printed.join("\n")).toContain("SLA");
    expect(printed.join("\n")).toContain("2022");
    expect(await figuresOf(product, "value = 41778")).toBe(0);
  });

  test("removes no sample, and says which rounds are in the way", async () => {
    const sampled = await freshProduct({ sample: true });
    try {
      const samples = await figuresOf(sampled, "quality = 'SAMPLE' and state = 'VALUE'");
      await mustTake(sampled, ["OPEN", "SUBMIT"], { unit: "SLA", period: "2023" });
      const refused = await runOn(sampled, sampleRemove, []);
      expect(refused).toEqual({
        code: 1,
        printed: [
          "Nothing was cleared:",
          "  ROUND_CLOSED SLA ACTUAL round=2023 state=SUBMITTED",
          "Grant each closed round an exception (bangvang round except), and run this again.",
        ],
      });
      expect(await figuresOf(sampled, "quality = 'SAMPLE' and state = 'VALUE'")).toBe(samples);
      await mustTake(sampled, ["EXCEPT"], { unit: "SLA", period: "2023" });
      expect(await runOn(sampled, sampleRemove, [])).toEqual({
        code: 0,
        printed: [`${samples} sample figures are cleared.`],
      });
    } finally {
      await sampled.close();
    }
  });
});

/** Work by hand inside a set that is open, rolled back afterwards; the SQLSTATE it ends with. */
async function byHand(role: "owner" | "writer", text: string): Promise<string> {
  const client = await product.pool.connect();
  const unit = await idOf(product, "SLA");
  try {
    await client.query("begin");
    if (role === "writer")
      await client.query(
        `set local role bangvang_writer; select set_config('app.read_units', '{${unit}}', true), set_config('app.write_units', '{${unit}}', true)`,
      );
    const id = randomUUID();
    await client.query("insert into change_set (id, actor, request_hash, nonce) values ($1, 'by hand', '', $2)", [
      id,
      randomBytes(16),
    ]);
    await client.query("select set_config('app.change_set', $1, true)", [id]);
    await client.query(text);
    await client.query(`select close_change_set('${id}', '{}')`);
    return "none";
  } catch (error) {
    return (error as pg.DatabaseError).code ?? "";
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe.each(["owner", "writer"] as const)("SQL by hand as the %s", (role) => {
  const insert = (period: string) =>
    `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
      select unit.id, indicator.id, period.id, 'ACTUAL', 'VALUE', 7, 'EXACT', 'REPORTED', 1, current_setting('app.change_set')::uuid
      from unit, indicator, period where unit.code = 'SLA' and indicator.code = 'ORG_STAFF' and period.key = '${period}'`;
  test("is refused inside, whatever came in between", async () => {
    expect(await byHand(role, insert("2022-12"))).toBe("BV002");
    expect(await byHand(role, `${insert("2021-12-31")}; ${insert("2022-12")}`)).toBe("BV002");
  });
  test("and not outside", async () => expect(await byHand(role, insert("2021-12-31"))).toBe("none"));
  beforeAll(async () => {
    // The periods must be there.
    mustBeApplied(
      await apply(product, [cell({ unit: "TNI", period: "2022-12" }), cell({ unit: "TNI", period: "2021-12-31" })]),
    );
  });
});

describe("the day a round is due", () => {
  test.each<[string, string, string | null]>([
    ["an instant before midnight in Vietnam", "2024-03-31T16:59:59.999999Z", null],
    ["midnight in Vietnam", "2024-03-31T17:00:00Z", "DUE_DAY"],
    ["midnight elsewhere", "2024-04-01T00:00:00Z", "DUE_DAY"],
    ["the day before", "2024-03-30T20:00:00Z", null],
  ])("closes it when it is over: %s", async (_, instant, because) => {
    const { rows } = await product.pool.query("select round_closed_because('OPEN', '2024-03-31', $1) as because", [
      instant,
    ]);
    expect(rows[0].because).toBe(because);
  });

  test("does so for figures as for whoever asks, and opens it when it is moved", async () => {
    const round: StepWishes = { unit: "TNI", period: "2022-03" };
    const vietnam = (instant: Date): string =>
      new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(instant);
    const of = (value: string, baseVersion: number) => cell({ unit: "TNI", period: "2022-03", value, baseVersion });
    const closed = async (): Promise<readonly object[]> =>
      (
        await product.pool.query(
          "select because from closed_round where unit_id = (select id from unit where code = 'TNI')",
        )
      ).rows;
    // Tomorrow, so that a test at midnight does not end on another day than it began.
    await mustTake(product, ["OPEN"], { ...round, dueOn: vietnam(new Date(inDays(1))) });
    mustBeApplied(await apply(product, [of("1", 0)]));
    expect(await closed()).toEqual([]);
    await mustTake(product, ["MOVE_DUE_DAY"], { ...round, dueOn: vietnam(new Date(inDays(-1))) });
    const refused = problemsOf(await apply(product, [of("2", 1)]));
    expect(refused.map(({ code, params }) => ({ code, params }))).toEqual([
      { code: "ROUND_CLOSED", params: { round: "2022-03", state: "OPEN", dueOn: vietnam(new Date(inDays(-1))) } },
    ]);
    expect(await closed()).toEqual([{ because: "DUE_DAY" }]);
    await mustTake(product, ["MOVE_DUE_DAY"], { ...round, dueOn: null });
    mustBeApplied(await apply(product, [of("2", 1)]));
  });
});

describe("an exception", () => {
  test("opens a locked round, for its own unit, period and kind alone, and leaves it locked", async () => {
    const second = await personWith(product, "Phạm Thị Hai", "ADMINISTRATOR");
    const rounds: StepWishes = { units: ["BPH", "BVT"], period: "2022" };
    await mustTake(product, ["OPEN"], rounds);
    for (const unit of rounds.units!) {
      await mustTake(product, ["SUBMIT"], { unit, period: "2022" });
      await mustTake(product, ["ACCEPT", "LOCK"], { unit, period: "2022" }, second);
    }
    await mustTake(product, ["EXCEPT"], { unit: "BPH", period: "2022" });
    const of = (unit: string) => cell({ unit, period: "2022-08" });
    expect(namesOf(await apply(product, [of("BPH"), of("BVT")]))).toEqual(["ROUND_CLOSED 1"]);
    mustBeApplied(await apply(product, [of("BPH")]));
    const { rows } = await product.pool.query(
      "select state from reporting_round where period_id = (select id from period where key = '2022') and unit_id = (select id from unit where code = 'BPH')",
    );
    expect(rows).toEqual([{ state: "LOCKED" }]);
  });

  test("expires by itself", async () => {
    await mustTake(product, ["OPEN", "SUBMIT"], { unit: "BTH", period: "2022" });
    const { rows } = await product.pool.query<{ open: boolean }>(`
      with granted as (
        insert into round_exception (unit_id, period_id, kind, reason, expires_at, granted_by)
        select unit_id, period_id, kind, 'một lát', clock_timestamp() + interval '0.4 seconds', 'x' from reporting_round
        where unit_id = (select id from unit where code = 'BTH')
        returning expires_at)
      select expires_at > clock_timestamp() as open from granted`);
    expect(rows).toEqual([{ open: true }]);
    const closed = (): Promise<pg.QueryResult> =>
      product.pool.query("select from closed_round where unit_id = (select id from unit where code = 'BTH')");
    await product.pool.query("select pg_sleep(0.45)");
    expect((await closed()).rowCount).toBe(1);
    expect(namesOf(await apply(product, [cell({ unit: "BTH", period: "2022-08" })]))).toEqual(["ROUND_CLOSED 0"]);
  });
});

describe("a round and a set at the same time", () => {
  const round: StepWishes = { unit: "BDU", period: "2022" };
  const of = (period: string, indicator = "ORG_STAFF") => cell({ unit: "BDU", indicator, period, value: "123" });
  beforeAll(async () => {
    await mustTake(product, ["OPEN"], round);
    // A set that brings a period holds the lock of dimensions, and another one with a period would wait there.
    const periods = ["2022-01", "2022-02", "2022-03", "2023-02", "2023-03"];
    mustBeApplied(
      await apply(
        product,
        periods.map((period) => cell({ unit: "GLA", period })),
      ),
    );
  });

  /** Holds locks from one statement on until the work is done, whatever comes of it. */
  async function whileHolding(statement: string, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await product.pool.connect();
    try {
      await client.query("begin");
      await client.query(statement);
      await work(client);
    } finally {
      await client.query("rollback");
      client.release();
    }
  }

  /** Waits until so many others wait for a lock while they run a statement with such words. */
  async function untilWaiting(words: string, many = 1): Promise<void> {
    for (let tries = 0; tries < 500; tries++) {
      const { rowCount } = await product.pool.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ~ $1`,
        [words],
      );
      if (rowCount === many) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`nobody waits with ${words}`);
  }

  test("a set that has been checked and is not closed is in time when it comes first", async () => {
    let set!: ReturnType<typeof apply>;
    let closing!: ReturnType<typeof takeStep>;
    await whileHolding("select from chain_head for update", async () => {
      set = apply(product, [of("2022-01")]);
      await untilWaiting("take_last_lock|close_change_set");
      closing = takeStep(product, "SUBMIT", round);
      await untilWaiting("update reporting_round");
    });
    mustBeApplied(await set);
    expect((await closing).rounds).toMatchObject([{ state: "SUBMITTED" }]);
    const { rows } = await product.pool.query<{ inTime: boolean }>(
      `select (select max(applied_at) from change_set) < changed_at as "inTime" from reporting_round
        where unit_id = (select id from unit where code = 'BDU')`,
    );
    expect(rows).toEqual([{ inTime: true }]);
  });

  test("one that comes second is refused, and its cells are named, although it saw the round open", async () => {
    await mustTake(product, ["RETURN"], round, await personWith(product, "Vũ Văn Chín", "ADMINISTRATOR"));
    const close = `update reporting_round set state = 'SUBMITTED', changed_by = 'x' where unit_id = ${await idOf(product, "BDU")}`;
    let all!: ReturnType<typeof apply>;
    let clean!: ReturnType<typeof apply>;
    await whileHolding(close, async (closing) => {
      all = apply(product, [of("2022-02"), cell({ unit: "BDU", period: "2023-02", value: "124" })]);
      await untilWaiting("take_last_lock|close_change_set");
      const cells = [of("2022-03", "MEM_TOTAL"), cell({ unit: "BDU", period: "2023-03", value: "125" })];
      clean = apply(product, cells, { mode: "CLEAN_CELLS" });
      await untilWaiting("take_last_lock|close_change_set", 2);
      await closing.query("commit");
    });
    expect(namesOf(await all)).toEqual(["ROUND_CLOSED 0"]);
    const { cells, left } = mustBeApplied(await clean);
    expect(cells.map(({ period }) => period)).toEqual(["2023-03"]);
    expect(left.map(({ code }) => code)).toEqual(["ROUND_CLOSED"]);
    expect(await figuresOf(product, `value in (123, 124, 125) and unit_id = ${await idOf(product, "BDU")}`)).toBe(2);
  });
});
