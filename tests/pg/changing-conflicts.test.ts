import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator } from "../support/ask.ts";
import { apply, cell, mustBeApplied, namesOf, problemsOf, setOf, versionsOf } from "../support/cells.ts";
import { leavesNothing } from "../support/digest.ts";
import { figureAt } from "../support/figure-at.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { idOf } from "../support/units.ts";

const other: Actor = { ...administrator, name: "Lò Văn An" };
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

describe("the same id", () => {
  test("with the same set gets the stored answer, and nothing is written again", async () => {
    const set = setOf([cell({ period: "2020-02" }), cell({ period: "2020-01", value: "2" })], { reason: "Nhập" });
    const first = await product.applyAs(administrator, set, false);
    await apply(product, [cell({ period: "2020-01", baseVersion: 1, value: "3" })]);
    await leavesNothing(product.pool, async () =>
      expect(await product.applyAs(administrator, set, false)).toEqual(first),
    );
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
    await leavesNothing(product.pool, async () =>
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
    expect((await figureAt(product, "2020-06")).history).toHaveLength(1);
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
    const reported = { state: "VALUE", qualifier: "EXACT", quality: "REPORTED", note: null, source: null };
    await apply(product, [cell({ period })]);
    await apply(product, [cell({ period, baseVersion: 1, value: "42000", qualifier: "ABOUT" })], {}, other);
    await leavesNothing(product.pool, async () => {
      const [problem, ...more] = problemsOf(await apply(product, [cell({ period, baseVersion: 1, value: "43000" })]));
      expect(more).toEqual([]);
      expect(problem).toEqual({
        code: "VERSION_CONFLICT",
        severity: "HARD",
        base: { ...reported, value: "41000" },
        mine: { ...reported, value: "43000" },
        index: 0,
        key: { unit: "SLA", indicator: "MEM_TOTAL", period, kind: "ACTUAL" },
        params: { base: "1", version: "2" },
        theirs: {
          version: 2,
          state: "VALUE",
          value: "42000",
          qualifier: "ABOUT",
          quality: "REPORTED",
          note: null,
          source: null,
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
    expect((await figureAt(product, period)).changedBy).toBe("Quản trị viên");
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
    expect((await figureAt(product, "2018-02")).history).toHaveLength(2);
  });
});

describe("a set that is refused", () => {
  test("names every bad cell and every conflict, in the order sent, and leaves no trace", async () => {
    await apply(product, [cell({ period: "2018-03" })]);
    await leavesNothing(product.pool, async () => {
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
    const editor: Actor = {
      kind: "PERSON",
      personId: null,
      name: "An",
      grants: [{ role: "EDITOR", unitId: await idOf(product, "SLA") }],
    };
    await leavesNothing(product.pool, async () => {
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
