import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, ask } from "../support/ask.ts";
import { apply, cell, cleared, months, mustBeApplied, namesOf, setOf, versionsOf } from "../support/cells.ts";
import { leavesNothing } from "../support/digest.ts";
import { figureAt } from "../support/figure-at.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

const other: Actor = { ...administrator, name: "Lò Văn An" };
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

describe("a set that is applied", () => {
  test("is read back with its history, the newest change first", async () => {
    const period = "2021-01";
    await apply(product, [cell({ period, value: "41000", qualifier: "ABOUT", note: "lần đầu", source: "seed-2023" })], {
      reason: "Nhập",
    });
    expect(
      versionsOf(await apply(product, [cell({ period, baseVersion: 1, value: "41250.00" })], { reason: "Sửa" }, other)),
    ).toEqual([2]);
    expect(await figureAt(product, period)).toEqual({
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
    expect(outcome.cells.map(({ period }) => period)).toEqual(["2021-09", "2021-02", "2021-05"]);
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
    expect((await figureAt(product, "2021-01", "SLA", "FIN_REV")).value).toBe(999_999_999_999_999);
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
    expect(await figureAt(product, period)).toMatchObject({ state: "NOT_REPORTED", value: null, version: 2 });
    const { data } = await ask(
      product,
      '{ figures(where: { unit: { code: { eq: "SLA" } }, period: { key: { eq: "2021-03" } } }) { totalCount } }',
    );
    expect(data.figures.totalCount).toBe(0);
    expect(namesOf(await apply(product, [cell({ period, value: "1" })]))).toEqual(["VERSION_CONFLICT 0"]);
    expect(versionsOf(await apply(product, [cell({ period, baseVersion: 2, value: "1" })]))).toEqual([3]);
    expect(
      (await figureAt(product, period)).history.map(({ state, value }: { state: string; value: number }) => [
        state,
        value,
      ]),
    ).toEqual([
      ["VALUE", 1],
      ["NOT_REPORTED", null],
      ["VALUE", 41_000],
    ]);
  });

  test("marks a cell as not applicable", async () => {
    await apply(product, [cell({ period: "2021-04", state: "NOT_APPLICABLE", value: null })]);
    expect(await figureAt(product, "2021-04")).toMatchObject({ state: "NOT_APPLICABLE", value: null, version: 1 });
  });

  test("that changes nothing is applied, takes a number, and leaves no line in the history of a cell", async () => {
    const period = "2021-06";
    await apply(product, [cell({ period })]);
    expect(
      versionsOf(await apply(product, [cell({ period, baseVersion: 1 }), cell({ period: "2021-07", ...cleared })])),
    ).toEqual([1, 0]);
    expect((await figureAt(product, period)).history).toHaveLength(1);
    expect(await figureAt(product, "2021-07")).toBeNull();
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

describe("a dry run", () => {
  test("changes nothing, brings no period, and says the versions there would be", async () => {
    await apply(product, [cell({ period: "2018-11" })]);
    await leavesNothing(product.pool, async () => {
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
    await leavesNothing(product.pool, async () =>
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
