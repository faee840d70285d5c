import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, ask } from "../support/ask.ts";
import {
  apply,
  cell,
  cleared,
  months,
  mustBeApplied,
  namesOf,
  problemsOf,
  setOf,
  versionsOf,
} from "../support/cells.ts";
import { databaseDigest } from "../support/digest.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

const other: Actor = { ...administrator, name: "Lò Văn An" };
const cellDocument = `query Cell($unit: String!, $indicator: String!, $period: String!) {
  figure(unit: $unit, indicator: $indicator, period: $period) {
    value state qualifier quality note version changedBy source { id }
    history { version state value qualifier quality note changedBy reason source { id } }
  }
}`;

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

async function figureAt(period: string, unit = "SLA", indicator = "MEM_TOTAL") {
  const { data, errors } = await ask(product, cellDocument, { unit, indicator, period });
  expect(errors).toEqual([]);
  return data.figure;
}

/** What the work leaves behind in the database must be nothing. */
async function leavesNothing(work: () => Promise<unknown>): Promise<void> {
  const before = await databaseDigest(product.pool);
  await work();
  expect(await databaseDigest(product.pool)).toBe(before);
}

describe("a set that is applied", () => {
  test("is read back with its history, the newest change first", async () => {
    const period = "2021-01";
    await apply(product, [cell({ period, value: "41000", qualifier: "ABOUT", note: "lần đầu", source: "seed-2023" })], {
      reason: "Nhập",
    });
    expect(
      versionsOf(await apply(product, [cell({ period, baseVersion: 1, value: "41250.00" })], { reason: "Sửa" }, other)),
    ).toEqual([2]);
    expect(await figureAt(period)).toEqual({
      value: 41_250,
      state: "VALUE",
      qualifier: "EXACT",
      quality: "REPORTED",
      note: null,
      version: 2,
      changedBy: "Lò Văn An",
      source: null,
      history: [
        {
          version: 2,
          state: "VALUE",
          value: 41_250,
          qualifier: "EXACT",
          quality: "REPORTED",
          note: null,
          changedBy: "Lò Văn An",
          reason: "Sửa",
          source: null,
        },
        {
          version: 1,
          state: "VALUE",
          value: 41_000,
          qualifier: "ABOUT",
          quality: "REPORTED",
          note: "lần đầu",
          changedBy: "Quản trị viên",
          reason: "Nhập",
          source: { id: "seed-2023" },
        },
      ],
    });
  });

  test("answers in the order the cells were sent, not in that of the keys", async () => {
    const cells = ["2021-09", "2021-02", "2021-05"].map((period) =>
      cell({ period, indicator: "ORG_STAFF", value: "5" }),
    );
    const outcome = mustBeApplied(await apply(product, cells));
    expect(outcome.cells.map(({ key }) => key.period)).toEqual(["2021-09", "2021-02", "2021-05"]);
    expect(outcome).toMatchObject({ dryRun: false, cells: [{ version: 1 }, { version: 1 }, { version: 1 }] });
  });

  test("keeps 15 digits and 4 decimals exactly", async () => {
    await apply(product, [
      cell({ period: "2021-01", indicator: "FIN_REV", value: "999999999999999" }),
      cell({ period: "2021-01", indicator: "COVER_RATE", value: "12345678901.2345" }),
    ]);
    const { rows } = await product.pool.query<{ value: string }>(
      "select value::text from figure where value in (999999999999999, 12345678901.2345) order by value",
    );
    expect(rows.map(({ value }) => value)).toEqual(["12345678901.2345", "999999999999999"]);
    expect((await figureAt("2021-01", "SLA", "FIN_REV")).value).toBe(999_999_999_999_999);
  });

  test("brings periods nobody used before, and they are found at once", async () => {
    expect((await ask(product, '{ period(key: "2019-Q3") { key } }')).data.period).toBeNull();
    await apply(product, [
      cell({ period: "2019-Q3" }),
      cell({ period: "2019-03-31/2019-04-02" }),
      cell({ period: "2019-TET" }),
    ]);
    const { data } = await ask(
      product,
      '{ a: period(key: "2019-Q3") { startsOn endsOn year } b: period(key: "2019-03-31/2019-04-02") { type } c: period(key: "2019-TET") { startsOn endsOn } }',
    );
    expect(data).toEqual({
      a: { startsOn: "2019-07-01", endsOn: "2019-09-30", year: 2019 },
      b: { type: "WINDOW" },
      c: { startsOn: "2019-01-06", endsOn: "2019-02-19" },
    });
  });

  test("clears a cell, which is then in no list but keeps its version, and can be written again", async () => {
    const period = "2021-03";
    await apply(product, [cell({ period })]);
    expect(versionsOf(await apply(product, [cell({ period, baseVersion: 1, ...cleared })]))).toEqual([2]);
    expect(await figureAt(period)).toMatchObject({ state: "NOT_REPORTED", value: null, version: 2 });
    const { data } = await ask(
      product,
      '{ figures(where: { unit: { code: { eq: "SLA" } }, period: { key: { eq: "2021-03" } } }) { totalCount } }',
    );
    expect(data.figures.totalCount).toBe(0);
    expect(namesOf(await apply(product, [cell({ period, value: "1" })]))).toEqual(["VERSION_CONFLICT 0"]);
    expect(versionsOf(await apply(product, [cell({ period, baseVersion: 2, value: "1" })]))).toEqual([3]);
    expect(
      (await figureAt(period)).history.map(({ state, value }: { state: string; value: number }) => [state, value]),
    ).toEqual([
      ["VALUE", 1],
      ["NOT_REPORTED", null],
      ["VALUE", 41_000],
    ]);
  });

  test("marks a cell as not applicable", async () => {
    await apply(product, [cell({ period: "2021-04", state: "NOT_APPLICABLE", value: null })]);
    expect(await figureAt("2021-04")).toMatchObject({ state: "NOT_APPLICABLE", value: null, version: 1 });
  });

  test("that changes nothing is applied, takes a number, and leaves no line in the history of a cell", async () => {
    const period = "2021-06";
    await apply(product, [cell({ period })]);
    expect(
      versionsOf(await apply(product, [cell({ period, baseVersion: 1 }), cell({ period: "2021-07", ...cleared })])),
    ).toEqual([1, 0]);
    expect((await figureAt(period)).history).toHaveLength(1);
    expect(await figureAt("2021-07")).toBeNull();
  });

  test("of two thousand cells is written whole", async () => {
    const cells = months(2012, 2021).flatMap((period) =>
      ["CBA", "DBI", "HGI", "LCA", "LCH", "LSO", "SLA"].flatMap((unit) =>
        ["LEG_CBA", "PTY_INTRO", "LEG_STRIKE"].map((indicator, n) =>
          cell({ period, unit, indicator, value: String(n + 1) }),
        ),
      ),
    );
    expect(cells.length).toBeGreaterThan(2_000);
    expect(new Set(versionsOf(await apply(product, cells)))).toEqual(new Set([1]));
    const again = cells.map((one) => ({ ...one, baseVersion: 1, value: "9" }));
    expect(new Set(versionsOf(await apply(product, again)))).toEqual(new Set([2]));
    const { rows } = await product.pool.query(
      "select count(*)::int as count from figure join indicator on indicator.id = indicator_id where code = 'LEG_CBA' and version = 2 and value = 9",
    );
    expect(rows).toEqual([{ count: 840 }]);
  });
});

describe("the same id", () => {
  test("with the same set gets the stored answer, and nothing is written again", async () => {
    const set = setOf([cell({ period: "2020-02" }), cell({ period: "2020-01", value: "2" })], { reason: "Nhập" });
    const first = await product.applyAs(administrator, set, false);
    await apply(product, [cell({ period: "2020-01", baseVersion: 1, value: "3" })]);
    await leavesNothing(async () => expect(await product.applyAs(administrator, set, false)).toEqual(first));
  });

  test.each<[string, (set: ReturnType<typeof setOf>) => object]>([
    ["another value", ({ cells }) => ({ cells: [{ ...cells[0]!, value: "2" }, cells[1]!] })],
    ["another base", ({ cells }) => ({ cells: [{ ...cells[0]!, baseVersion: 1 }, cells[1]!] })],
    ["one cell less", ({ cells }) => ({ cells: cells.slice(1) })],
    ["a bad cell more", ({ cells }) => ({ cells: [...cells, cell({ period: "2020-13" })] })],
    ["another reason", () => ({ reason: "khác" })],
    ["another source", () => ({ source: "seed-2023" })],
  ])("with %s is refused", async (says, change) => {
    const indicator = `FIN_${{ "another value": "REV", "another base": "EXP", "one cell less": "OTHER", "a bad cell more": "DP1", "another reason": "KPCD2" }[says] ?? "BALANCE"}`;
    const set = setOf([cell({ period: "2020-03", indicator }), cell({ period: "2020-04", indicator })]);
    mustBeApplied(await product.applyAs(administrator, set, false));
    await leavesNothing(async () =>
      expect(namesOf(await product.applyAs(administrator, { ...set, ...change(set) }, false))).toEqual([
        "IDEMPOTENCY_KEY_REUSED",
      ]),
    );
  });

  test("from someone else is refused, and does not say what the first set was", async () => {
    const set = setOf([cell({ period: "2020-05" })]);
    mustBeApplied(await product.applyAs(administrator, set, false));
    expect(problemsOf(await product.applyAs(other, set, false))).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", params: {} },
    ]);
  });

  test("sent twice at the same moment is applied once, and both get the answer", async () => {
    const set = setOf([cell({ period: "2020-06" })]);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => product.applyAs(administrator, set, false)));
    for (const outcome of outcomes) expect(versionsOf(outcome)).toEqual([1]);
    expect((await figureAt("2020-06")).history).toHaveLength(1);
  });

  test("can be used again after the set was refused", async () => {
    const id = randomUUID();
    expect(namesOf(await apply(product, [cell({ period: "2020-07", baseVersion: 1 })], { id }))).toEqual([
      "VERSION_CONFLICT 0",
    ]);
    expect(versionsOf(await apply(product, [cell({ period: "2020-07" })], { id }))).toEqual([1]);
  });
});

describe("two people on one cell", () => {
  test("the second is told by whom it was changed, when, and what stands there, and nothing changes", async () => {
    const period = "2020-08";
    await apply(product, [cell({ period })]);
    await apply(product, [cell({ period, baseVersion: 1, value: "42000", qualifier: "ABOUT" })], {}, other);
    await leavesNothing(async () => {
      const [problem, ...more] = problemsOf(await apply(product, [cell({ period, baseVersion: 1, value: "43000" })]));
      expect(more).toEqual([]);
      expect(problem).toEqual({
        code: "VERSION_CONFLICT",
        index: 0,
        key: { unit: "SLA", indicator: "MEM_TOTAL", period, kind: "ACTUAL" },
        params: { base: "1", version: "2" },
        theirs: {
          version: 2,
          state: "VALUE",
          value: "42000",
          qualifier: "ABOUT",
          quality: "REPORTED",
          changedBy: "Lò Văn An",
          changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
        },
      });
    });
  });

  test("who wants what already stands there is told so, whatever version was read", async () => {
    const period = "2020-09";
    await apply(product, [cell({ period })]);
    await apply(product, [cell({ period, baseVersion: 1, value: "42000" })]);
    expect(versionsOf(await apply(product, [cell({ period, baseVersion: 1, value: "42000.00" })], {}, other))).toEqual([
      2,
    ]);
    expect((await figureAt(period)).changedBy).toBe("Quản trị viên");
  });

  test("on different cells both are applied", async () => {
    await apply(product, [cell({ period: "2020-10" }), cell({ period: "2020-11" })]);
    const outcomes = await Promise.all(
      ["2020-10", "2020-11"].map((period) => apply(product, [cell({ period, baseVersion: 1, value: "7" })])),
    );
    expect(outcomes.map(versionsOf)).toEqual([[2], [2]]);
  });

  test("creating it at the same moment, one wins and the other is told what stands there", async () => {
    const values = ["1", "2", "3", "4", "5", "6"];
    const outcomes = await Promise.all(values.map((value) => apply(product, [cell({ period: "2020-12", value })])));
    const winner = outcomes.findIndex(({ kind }) => kind === "applied");
    const losers = outcomes.filter(({ kind }) => kind === "rejected");
    expect(losers).toHaveLength(values.length - 1);
    for (const loser of losers)
      expect(problemsOf(loser)).toMatchObject([
        { code: "VERSION_CONFLICT", theirs: { version: 1, value: values[winner] } },
      ]);
  });

  test("changing it at the same moment, one wins and the other is told what stands there", async () => {
    await apply(product, [cell({ period: "2018-01" })]);
    const values = ["1", "2", "3", "4", "5", "6"];
    const outcomes = await Promise.all(
      values.map((value) => apply(product, [cell({ period: "2018-01", baseVersion: 1, value })])),
    );
    const winner = outcomes.findIndex(({ kind }) => kind === "applied");
    const losers = outcomes.filter(({ kind }) => kind === "rejected");
    expect(losers).toHaveLength(values.length - 1);
    for (const loser of losers) {
      expect(problemsOf(loser)).toMatchObject([
        { code: "VERSION_CONFLICT", params: { version: "2" }, theirs: { version: 2, value: values[winner] } },
      ]);
    }
  });

  test("wanting the same at the same moment, all are content and it changes once", async () => {
    await apply(product, [cell({ period: "2018-02" })]);
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => apply(product, [cell({ period: "2018-02", baseVersion: 1, value: "9" })])),
    );
    expect(outcomes.map(versionsOf)).toEqual([[2], [2], [2], [2]]);
    expect((await figureAt("2018-02")).history).toHaveLength(2);
  });
});

describe("a set that is refused", () => {
  test("names every bad cell and every conflict, in the order sent, and leaves no trace", async () => {
    await apply(product, [cell({ period: "2018-03" })]);
    await leavesNothing(async () => {
      const outcome = await apply(product, [
        cell({ period: "2018-04" }),
        cell({ period: "2018-03", value: "1" }),
        cell({ period: "2018-13" }),
        cell({ period: "2018-05", value: "-1" }),
        cell({ period: "2018-06", value: "1.5" }),
        cell({ period: "2018-07", baseVersion: 3 }),
        cell({ unit: "NOPE" }),
        cell({ period: "2018-08" }),
      ]);
      expect(namesOf(outcome)).toEqual([
        "VERSION_CONFLICT 1",
        "PERIOD_MALFORMED 2",
        "NEGATIVE 3",
        "NOT_WHOLE 4",
        "VERSION_CONFLICT 5",
        "UNIT_UNKNOWN 6",
      ]);
    });
  });

  test("by rights names what may be seen and what may not, and leaves no trace", async () => {
    const idOf = async (code: string): Promise<number> =>
      (await product.pool.query("select id from unit where code = $1", [code])).rows[0].id;
    const editor: Actor = {
      kind: "PERSON",
      personId: null,
      name: "An",
      grants: [{ role: "EDITOR", unitId: await idOf("SLA") }],
    };
    await leavesNothing(async () => {
      const outcome = await apply(
        product,
        [
          cell({ period: "2018-09" }),
          cell({ unit: "LSO", period: "2018-09" }),
          cell({ unit: "AGI", period: "2018-09" }),
        ],
        {},
        editor,
      );
      expect(namesOf(outcome)).toEqual(["FORBIDDEN 1", "UNIT_UNKNOWN 2"]);
    });
    expect(versionsOf(await apply(product, [cell({ period: "2018-09" })], {}, editor))).toEqual([1]);
  });

  test("because a token asked, names every cell", async () => {
    const token: Actor = { ...administrator, kind: "TOKEN" };
    expect(namesOf(await apply(product, [cell({ period: "2018-10" })], {}, token))).toEqual(["FORBIDDEN 0"]);
  });
});

describe("a dry run", () => {
  test("changes nothing, brings no period, and says the versions there would be", async () => {
    await apply(product, [cell({ period: "2018-11" })]);
    await leavesNothing(async () => {
      const set = setOf([
        cell({ period: "2018-11", baseVersion: 1, value: "1" }),
        cell({ period: "2017-Q1" }),
        cell({ period: "2017-Q2", ...cleared }),
      ]);
      const outcome = mustBeApplied(await product.applyAs(administrator, set, true));
      expect(outcome.dryRun).toBe(true);
      expect(versionsOf(outcome)).toEqual([2, 1, 0]);
    });
  });

  test("names problems like the real one, and its id can be used afterwards", async () => {
    const set = setOf([cell({ period: "2018-12", value: "x" }), cell({ period: "2018-11", value: "5" })]);
    await leavesNothing(async () =>
      expect(namesOf(await product.applyAs(administrator, set, true))).toEqual([
        "NOT_A_NUMBER 0",
        "VERSION_CONFLICT 1",
      ]),
    );
    const good = setOf([cell({ period: "2018-12" })]);
    expect((await product.applyAs(administrator, good, true)).kind).toBe("applied");
    expect(mustBeApplied(await product.applyAs(administrator, good, false))).toMatchObject({
      dryRun: false,
      cells: [{ version: 1 }],
    });
  });
});
