import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CellChange } from "../../schema/src/change-set.ts";
import { administrator, ask } from "../support/ask.ts";
import { apply, cell, cleared, mustBeApplied, problemsOf, setOf, versionsOf } from "../support/cells.ts";
import { leavesNothing } from "../support/digest.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** Years no reference figure speaks of, one for each test; a reason is given only where a test gives one. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const figure = (indicator: string, period: string, value: string, rest: Partial<CellChange> = {}): CellChange =>
  cell({ indicator, period, value, ...rest });
const plainly = (cells: readonly CellChange[], because: string | null = null) => apply(product, cells, { because });
const found = async (cells: readonly CellChange[], because: string | null = null) =>
  problemsOf(await plainly(cells, because)).map((problem) =>
    "index" in problem ? `${problem.index} ${problem.code} ${problem.severity}` : problem.code,
  );

describe("figures beside one another", () => {
  test("a part above its whole is refused, whether the whole stands there or comes with it", async () => {
    mustBeApplied(await plainly([figure("MEM_TOTAL", "2001", "41000")]));
    await leavesNothing(product.pool, async () => {
      expect(await found([figure("MEM_FEMALE", "2001", "41001")])).toEqual(["0 PART_ABOVE_WHOLE HARD"]);
      expect(await found([figure("MEM_FEMALE", "2001", "41001")], "vì báo cáo ghi như vậy")).toHaveLength(1);
      expect(await found([figure("MEM_TOTAL", "2013", "5"), figure("MEM_FEMALE", "2013", "6")])).toEqual([
        "1 PART_ABOVE_WHOLE HARD",
      ]);
    });
    mustBeApplied(await plainly([figure("MEM_FEMALE", "2001", "41000")]));
  });

  test("a whole below its part is refused, and named where it was changed", async () => {
    mustBeApplied(await plainly([figure("MEM_TOTAL", "2003", "41000"), figure("MEM_FEMALE", "2003", "20000")]));
    expect(await found([figure("MEM_TOTAL", "2003", "19999", { baseVersion: 1 })])).toEqual([
      "0 PART_ABOVE_WHOLE HARD",
    ]);
    mustBeApplied(
      await plainly([
        figure("MEM_TOTAL", "2003", "19999", { baseVersion: 1 }),
        figure("MEM_FEMALE", "2003", "9999", { baseVersion: 1 }),
      ]),
    );
  });

  test("members are at most the workers", async () => {
    mustBeApplied(await plainly([figure("LAB_TOTAL", "2004", "50000")]));
    expect(await found([figure("MEM_TOTAL", "2004", "50001")])).toEqual(["0 PART_ABOVE_WHOLE HARD"]);
  });

  test("another unit, period or kind says nothing", async () => {
    mustBeApplied(await plainly([figure("MEM_TOTAL", "2005", "100")]));
    mustBeApplied(
      await plainly([
        figure("MEM_FEMALE", "2005", "200", { unit: "DBI" }),
        figure("MEM_FEMALE", "2005-05", "200"),
        figure("MEM_FEMALE", "2005", "200", { kind: "TARGET" }),
      ]),
    );
  });

  test("parts that do not come to their whole want a reason", async () => {
    const parts = [
      figure("FIN_KPCD2", "2006", "6000000"),
      figure("FIN_DP1", "2006", "3000000"),
      figure("FIN_OTHER", "2006", "500000"),
      figure("FIN_REV", "2006", "10000000"),
    ];
    expect(await found(parts)).toEqual(["3 PARTS_UNEQUAL_WHOLE SOFT"]);
    mustBeApplied(await plainly(parts.with(3, figure("FIN_REV", "2006", "9500000"))));
  });

  test("a closing balance follows from the one before it", async () => {
    mustBeApplied(await plainly([figure("FIN_BALANCE", "2007", "-5")]));
    const year = (closing: string) => [
      figure("FIN_REV", "2008", "100"),
      figure("FIN_EXP", "2008", "70"),
      figure("FIN_BALANCE", "2008", closing),
    ];
    expect(await found(year("26"))).toEqual(["2 BALANCE_BROKEN SOFT"]);
    mustBeApplied(await plainly(year("25")));
    expect(await found([figure("FIN_BALANCE", "2007", "5", { baseVersion: 1 })])).toEqual(["0 BALANCE_BROKEN SOFT"]);
  });

  test("money a gift that no gift is worth wants a reason", async () => {
    mustBeApplied(await plainly([figure("CARE_TET_GIFTS", "2011-TET", "113912")]));
    expect(await found([figure("CARE_TET_VALUE", "2011-TET", "62500000000000")])).toEqual(["0 RATIO_OUT_OF_BAND SOFT"]);
    mustBeApplied(await plainly([figure("CARE_TET_VALUE", "2011-TET", "62500000000")]));
  });
});

describe("figures out of the ordinary", () => {
  test("a thousand times last year wants a reason; a figure that is suspect or a sample is no measure", async () => {
    mustBeApplied(
      await plainly([
        figure("EMU_INIT", "2001", "40780"),
        figure("EMU_WORKS", "2001", "40780", { quality: "SUSPECT" }),
      ]),
    );
    expect(await found([figure("EMU_INIT", "2002", "40780000")])).toEqual(["0 FAR_FROM_LAST_YEAR SOFT"]);
    mustBeApplied(await plainly([figure("EMU_WORKS", "2002", "40780000")]));
  });

  test("last year may come in the same set", async () => {
    expect(await found([figure("EMU_INIT", "2015", "40780"), figure("EMU_INIT", "2016", "4")])).toEqual([
      "1 FAR_FROM_LAST_YEAR SOFT",
    ]);
  });

  test("with nothing last year the middle of its cluster is asked, three figures at least", async () => {
    const peers = (units: readonly string[], period: string) =>
      units.map((unit, n) => figure("PTY_INTRO", period, String(500 + n), { unit }));
    mustBeApplied(await plainly(peers(["DBI", "LCH"], "2023-03")));
    mustBeApplied(await plainly([figure("PTY_INTRO", "2023-03", "500000")]));
    mustBeApplied(await plainly(peers(["DBI", "LCH", "LSO"], "2023-04")));
    const [problem] = problemsOf(await plainly([figure("PTY_INTRO", "2023-04", "500000")]));
    expect(problem).toMatchObject({
      code: "FAR_FROM_PEERS",
      severity: "SOFT",
      params: { peers: "501", value: "500000" },
    });
  });

  test("a note or a document may be added to an odd figure without a word", async () => {
    mustBeApplied(await plainly([figure("LEG_ADVICE", "2001", "500")]));
    mustBeApplied(await plainly([figure("LEG_ADVICE", "2002", "900000")], "đã hỏi lại"));
    mustBeApplied(await plainly([figure("LEG_ADVICE", "2002", "900000", { baseVersion: 1, note: "đã đối chiếu" })]));
  });

  test("what was let pass while it was provisional or about is asked again when it becomes exact", async () => {
    mustBeApplied(await plainly([figure("MEM_TOTAL", "1980", "40000"), figure("MEM_TOTAL", "1981", "40000")]));
    const odd = (rest: Partial<CellChange>) => figure("MEM_FEMALE", "1980", "50000", rest);
    const about = (rest: Partial<CellChange>) => figure("MEM_FEMALE", "1981", "50000", rest);
    mustBeApplied(await plainly([odd({ quality: "PROVISIONAL" }), about({ qualifier: "ABOUT" })], "báo cáo nhanh"));
    expect(await found([odd({ baseVersion: 1 }), about({ baseVersion: 1 })], "vì báo cáo ghi như vậy")).toEqual([
      "0 PART_ABOVE_WHOLE HARD",
      "1 PART_ABOVE_WHOLE HARD",
    ]);
    // to doubt it more asks nobody for a reason
    mustBeApplied(await plainly([odd({ baseVersion: 1, quality: "SUSPECT" })]));
  });

  test("with a reason it stands, and history keeps what was doubted and why it stands", async () => {
    mustBeApplied(await plainly([figure("LEG_COURT", "2001", "200")]));
    mustBeApplied(
      await plainly([figure("LEG_COURT", "2002", "90000"), figure("LEG_DIALOG", "2002", "7")], "năm cao điểm"),
    );
    const { history } = await historyOf("LEG_COURT", "2002");
    expect(history).toEqual([
      {
        because: "năm cao điểm",
        doubts: [
          {
            code: "FAR_FROM_LAST_YEAR",
            params: [
              { name: "lastYear", value: "200" },
              { name: "times", value: "10" },
              { name: "value", value: "90000" },
            ],
          },
        ],
      },
    ]);
    expect((await historyOf("LEG_DIALOG", "2002")).history).toEqual([{ because: null, doubts: [] }]);
  });

  test("all problems come together, each with its cell", async () => {
    mustBeApplied(await plainly([figure("MEM_TOTAL", "2017", "41000"), figure("CARE_HOUSE", "2017", "300")]));
    expect(
      await found([
        figure("MEM_TOTAL", "2018", "41000000"),
        figure("MEM_FEMALE", "2017", "41001"),
        figure("MEM_NEW", "2018", "1.5"),
        figure("CARE_HOUSE", "2017", "301"),
        figure("COVER_RATE", "2018", "101"),
      ]),
    ).toEqual([
      "0 FAR_FROM_LAST_YEAR SOFT",
      "1 PART_ABOVE_WHOLE HARD",
      "2 NOT_WHOLE HARD",
      "3 VERSION_CONFLICT HARD",
      "4 OUT_OF_BAND SOFT",
    ]);
  });
});

async function historyOf(indicator: string, period: string) {
  const { data } = await ask(
    product,
    `{ figure(unit: "SLA", indicator: "${indicator}", period: "${period}") { history { because doubts { code params { name value } } } } }`,
  );
  return data!["figure"] as { readonly history: readonly object[] };
}

test("two who each keep a rule, and break it together: one of them is told", async () => {
  const rounds = 12;
  let refused = 0;
  for (let n = 0; n < rounds; n++) {
    const period = `1990-${String(n + 1).padStart(2, "0")}`;
    mustBeApplied(await plainly([figure("MEM_TOTAL", period, "1000"), figure("MEM_FEMALE", period, "500")]));
    // the whole comes down to 700 while the part goes up to 900: both are right by what stands there now
    const outcomes = await Promise.all([
      plainly([figure("MEM_TOTAL", period, "700", { baseVersion: 1 })]),
      plainly([figure("MEM_FEMALE", period, "900", { baseVersion: 1 })]),
    ]);
    refused += outcomes.filter(({ kind }) => kind === "rejected").length;
    for (const outcome of outcomes)
      if (outcome.kind === "rejected") expect(outcome.problems).toMatchObject([{ code: "PART_ABOVE_WHOLE" }]);
  }
  expect(refused).toBe(rounds);
});

test("and so is whoever leaves out the whole that somebody else writes", async () => {
  for (let n = 0; n < 12; n++) {
    const [before, period] = [`1984-${String(n + 1).padStart(2, "0")}`, `1985-${String(n + 1).padStart(2, "0")}`];
    mustBeApplied(await plainly([figure("MEM_TOTAL", before, "1000")]));
    // the whole of the first set is odd and stays behind, so its part has none; the second brings one that is too small
    const both = await Promise.all([
      apply(product, [figure("MEM_TOTAL", period, "90000"), figure("MEM_FEMALE", period, "900")], {
        mode: "CLEAN_CELLS",
        because: null,
      }),
      plainly([figure("MEM_TOTAL", period, "700")]),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["applied", "rejected"]);
  }
});

describe("clean cells", () => {
  const clean = (cells: readonly CellChange[], because: string | null = null) =>
    apply(product, cells, { mode: "CLEAN_CELLS", because });

  test("are applied, and the others come back with what is wrong", async () => {
    const outcome = mustBeApplied(
      await clean([
        figure("MEM_NEW", "1991-01", "10"),
        figure("MEM_NEW", "1991-02", "10.5"),
        figure("NO_SUCH", "1991-03", "10"),
        figure("MEM_NEW", "1991-04", "10", { baseVersion: 3 }),
        figure("MEM_NEW", "1991-05", "11"),
      ]),
    );
    expect(outcome.cells.map(({ index, version, became }) => [index, version, became])).toEqual([
      [0, 1, "WRITTEN"],
      [4, 1, "WRITTEN"],
    ]);
    expect(outcome.left.map((problem) => ("index" in problem ? `${problem.index} ${problem.code}` : ""))).toEqual([
      "1 NOT_WHOLE",
      "2 INDICATOR_UNKNOWN",
      "3 VERSION_CONFLICT",
    ]);
  });

  test("what stays behind is what its neighbours are held against", async () => {
    // the whole is odd, so it stays; the part was right beside the new whole and is not beside the old one
    mustBeApplied(await plainly([figure("MEM_TOTAL", "1992", "1000"), figure("MEM_TOTAL", "1993", "1000")]));
    const outcome = mustBeApplied(
      await clean([
        figure("MEM_TOTAL", "1993", "90000", { baseVersion: 1 }),
        figure("MEM_FEMALE", "1993", "2000"),
        figure("MEM_IZ_FEMALE", "1993", "5"),
      ]),
    );
    expect(outcome.cells.map(({ index }) => index)).toEqual([2]);
    expect(outcome.left.map(({ code }) => code)).toEqual(["FAR_FROM_LAST_YEAR", "PART_ABOVE_WHOLE"]);
  });

  test("a rule speaks of the cell whose figure is another one, not of one that only got a note", async () => {
    const parts = [figure("FIN_KPCD2", "1982", "6"), figure("FIN_DP1", "1982", "3"), figure("FIN_OTHER", "1982", "1")];
    mustBeApplied(await plainly([figure("FIN_REV", "1982", "10"), ...parts]));
    const outcome = mustBeApplied(
      await clean([
        figure("FIN_REV", "1982", "10", { baseVersion: 1, note: "đã đối chiếu" }),
        figure("FIN_OTHER", "1982", "2", { baseVersion: 1 }),
      ]),
    );
    expect(outcome.cells).toMatchObject([{ index: 0, version: 2 }]);
    expect(outcome.left).toMatchObject([{ code: "PARTS_UNEQUAL_WHOLE", index: 1 }]);
  });

  test("a chain of balances comes back from the first that breaks on, each for its own reason", async () => {
    mustBeApplied(await plainly([figure("FIN_BALANCE", "1971-12", "5")]));
    const months = Array.from({ length: 12 }, (_, n) => `1972-${String(n + 1).padStart(2, "0")}`);
    const outcome = mustBeApplied(
      await clean(
        months.flatMap((month, n) => [
          figure("FIN_REV", month, "10"),
          figure("FIN_EXP", month, "4"),
          figure("FIN_BALANCE", month, n === 0 ? "11.5" : String(5 + 6 * (n + 1))),
        ]),
      ),
    );
    expect(outcome.left.map((problem) => ("index" in problem ? `${problem.index} ${problem.code}` : ""))).toEqual([
      "2 NOT_WHOLE",
    ]);
    expect(outcome.cells).toHaveLength(35);
  });

  test("with none of them, nothing is applied and the id is not used up", async () => {
    const set = setOf([figure("MEM_NEW", "1994-01", "x")], { mode: "CLEAN_CELLS" });
    await leavesNothing(product.pool, async () =>
      expect(problemsOf(await product.applyAs(administrator, set, false))).toMatchObject([{ code: "NOT_A_NUMBER" }]),
    );
    expect(versionsOf(await apply(product, [figure("MEM_NEW", "1994-01", "1")], { id: set.id }))).toEqual([1]);
  });

  test("sent again get the same answer, whatever happened since; the same cells for all or nothing are another set", async () => {
    const set = setOf([figure("MEM_NEW", "1995-01", "1"), figure("MEM_NEW", "1995-02", "1", { baseVersion: 1 })], {
      mode: "CLEAN_CELLS",
    });
    const first = await product.applyAs(administrator, set, false);
    mustBeApplied(await apply(product, [figure("MEM_NEW", "1995-02", "7")]));
    expect(await product.applyAs(administrator, set, false)).toEqual(first);
    expect(problemsOf(await product.applyAs(administrator, { ...set, mode: "ALL_OR_NOTHING" }, false))).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", params: {} },
    ]);
  });

  test("a dry run says the same and changes nothing", async () => {
    const set = setOf([figure("MEM_NEW", "1996-01", "1"), figure("MEM_NEW", "1996-02", "-1")], { mode: "CLEAN_CELLS" });
    await leavesNothing(product.pool, async () => {
      const { left } = mustBeApplied(await product.applyAs(administrator, set, true));
      expect(left).toMatchObject([{ code: "NEGATIVE", index: 1 }]);
    });
  });

  test("a set that is wrong as a whole is refused as a whole", async () => {
    expect(
      problemsOf(await apply(product, [figure("MEM_NEW", "1997-01", "1")], { mode: "CLEAN_CELLS", source: "none" })),
    ).toMatchObject([{ code: "SET_SOURCE_UNKNOWN" }]);
  });
});

describe("a cell nobody edited keeps what others wrote", () => {
  test("sent as it was read, after somebody else changed it", async () => {
    const [early, late] = ["1998-01", "1998-02"];
    mustBeApplied(await apply(product, [figure("MEM_NEW", early!, "1"), figure("MEM_NEW", late!, "1")]));
    mustBeApplied(await apply(product, [figure("MEM_NEW", early!, "2", { baseVersion: 1 })]));
    const outcome = mustBeApplied(
      await apply(product, [
        figure("MEM_NEW", early!, "1", { baseVersion: 1 }),
        figure("MEM_NEW", late!, "3", { baseVersion: 1 }),
      ]),
    );
    expect(outcome.cells.map(({ version, became }) => [version, became])).toEqual([
      [2, "KEPT"],
      [2, "WRITTEN"],
    ]);
  });

  test("cleared, and sent as nothing where nothing was", async () => {
    mustBeApplied(await apply(product, [figure("MEM_NEW", "1999-01", "1")]));
    const [kept] = mustBeApplied(await apply(product, [figure("MEM_NEW", "1999-01", "1", cleared)])).cells;
    expect(kept).toMatchObject({ version: 1, became: "KEPT" });
  });
});

test("a version that names another content than its editor saw is a conflict", async () => {
  mustBeApplied(await apply(product, [figure("MEM_NEW", "1989-01", "5")]));
  expect(
    problemsOf(await apply(product, [figure("MEM_NEW", "1989-01", "6", { baseVersion: 1, baseValue: "4" })])),
  ).toMatchObject([{ code: "VERSION_CONFLICT", theirs: { value: "5", version: 1 } }]);
  expect(
    problemsOf(await apply(product, [figure("MEM_NEW", "1989-01", "6", { baseVersion: 1, baseValue: "năm" })])),
  ).toMatchObject([{ code: "BASE_VALUE_INVALID" }]);
  mustBeApplied(await apply(product, [figure("MEM_NEW", "1989-01", "6", { baseVersion: 1, baseValue: "5.0" })]));
});

test("a set that writes nothing in a period brings no period", async () => {
  const periods = () =>
    product.pool.query("select from period where key like '1975-03-%'").then(({ rowCount }) => rowCount);
  mustBeApplied(await apply(product, [figure("MEM_NEW", "1975-03-01/1975-03-09", "1", cleared)]));
  mustBeApplied(
    await apply(product, [figure("MEM_NEW", "1975-03-02/1975-03-09", "1.5"), figure("MEM_NEW", "1976-03", "1")], {
      mode: "CLEAN_CELLS",
    }),
  );
  expect(await periods()).toBe(0);
  mustBeApplied(await apply(product, [figure("MEM_NEW", "1975-03-01/1975-03-09", "1")]));
  expect(await periods()).toBe(1);
});
