import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { everyFigure } from "../../server/src/exchange/export-figures.ts";
import { unguarded } from "../../schema/src/guarded-text.ts";
import { readCsv } from "../../server/src/csv.ts";
import { apply, cell, cleared, months, mustBeApplied } from "../support/cells.ts";
import { csvOf, exported, fileRow, imported, placesOf } from "../support/files.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

// A process for each file is most of the time; what it reads is the same here.
vi.mock("../../server/src/exchange/read-apart.ts", () => import("../support/read-here.ts"));

let product: FreshProduct;
let sonLa: number;
beforeAll(async () => {
  product = await freshProduct({ sample: true });
  const { rows } = await product.pool.query<{ id: number }>("select id from unit where code = 'SLA'");
  sonLa = rows[0]!.id;
});
afterAll(() => product.close());

const formats = ["csv", "xlsx"] as const;
const editor = (): Actor => ({
  kind: "PERSON",
  personId: null,
  name: "Lò Văn An",
  grants: [{ role: "EDITOR", unitId: sonLa }],
});
const other: Actor = {
  kind: "PERSON",
  personId: null,
  name: "Giàng A Của",
  grants: [{ role: "ADMINISTRATOR", unitId: null }],
};

const ofSonLa = { filter: { ...everyFigure, units: ["SLA"] } };

/** What stands in a cell, as an export writes it. */
async function standing(unit: string, indicator: string, period: string): Promise<Record<string, string> | undefined> {
  const file = await exported(product, "csv", {
    filter: { ...everyFigure, units: [unit], indicators: [indicator], periods: [period] },
  });
  return readCsv(file.toString())[0];
}

/** The file with one text in place of another, which must be there. */
function edited(file: Buffer | string, from: string | RegExp, to: string): string {
  const text = file.toString();
  const next = text.replace(from, to);
  if (next === text) throw new Error(`${from} is not in the file`);
  return next;
}

describe("what is exported and imported unchanged changes nothing", () => {
  test.each(formats)("%s, every figure of the sample", async (format) => {
    const file = await exported(product, format);
    const outcome = await imported(product, file, { format });
    expect(outcome).toMatchObject({
      result: "APPLIED",
      changeSet: null,
      problems: [],
      differences: [],
      ignoredColumns: [],
    });
    expect(outcome.counts).toMatchObject({ new: 0, changed: 0, cleared: 0 });
    expect(outcome.counts.rows).toBeGreaterThan(2_000);
    expect(outcome.counts.unchanged).toBe(outcome.counts.rows);
  });

  test.each(formats)("%s, texts and numbers that look like something else", async (format) => {
    const notes = [
      "=1+1",
      "'=1",
      "''",
      "+84 912",
      "-",
      "@a",
      "_x0041_",
      "a\nb",
      'say "hi", then; go',
      "＝1",
      "2023-05",
      "1.234",
      "\u{1f600} á",
    ];
    const values = ["0", "1", "999999999999999", "0.0001", "12345678901.2345", "1.234", "12.5", "0.8459", "100.001"];
    const cells = [
      ...notes.map((note, n) => cell({ period: months(1990, 1995)[n]!, note })),
      ...values.map((value, n) => cell({ indicator: "COVER_RATE", period: months(1990, 1995)[n]!, value })),
      ...values
        .filter((value) => !value.includes("."))
        .map((value, n) => cell({ indicator: "FIN_REV", period: months(1990, 1995)[n]!, value })),
      cell({ indicator: "FIN_BALANCE", period: "1990", value: "-1234" }),
      cell({ period: "1999-01", state: "NOT_APPLICABLE", value: null }),
      cell({ period: "1999-02", quality: "DISPUTED", value: null }),
    ].map((one) => ({ ...one, period: format === "csv" ? one.period : one.period.replace("199", "197") }));
    mustBeApplied(await apply(product, cells));
    const file = await exported(product, format, ofSonLa);
    const outcome = await imported(product, file, { format });
    expect(outcome).toMatchObject({ result: "APPLIED", changeSet: null, problems: [], differences: [] });
  });

  test.each(formats)("%s, later, when others have changed some of it", async (format) => {
    const period = format === "csv" ? "2003-01" : "2003-02";
    mustBeApplied(await apply(product, [cell({ period })]));
    const file = await exported(product, format, ofSonLa);
    mustBeApplied(await apply(product, [cell({ period, value: "42000", baseVersion: 1 })], {}, other));
    const outcome = await imported(product, file, { format });
    expect(outcome).toMatchObject({ result: "APPLIED", changeSet: null, problems: [] });
    expect((await standing("SLA", "MEM_TOTAL", period))?.["value"]).toBe("42000");
  });

  test("by somebody who may see more than they may change", async () => {
    const filter = { ...everyFigure, units: ["SLA", "LSO", "DBI"] };
    const file = await exported(product, "csv", { filter, actor: editor() });
    const units = new Set(readCsv(file.toString()).map((row) => row["unit_code"]));
    expect(units.size).toBe(3);
    expect(await imported(product, file, { actor: editor() })).toMatchObject({
      result: "APPLIED",
      problems: [],
      changeSet: null,
    });
  });
});

describe("an old export", () => {
  test("never overwrites newer figures: the edit is a conflict with base, mine and theirs", async () => {
    mustBeApplied(await apply(product, [cell({ period: "2004-01" }), cell({ period: "2004-02" })]));
    const file = await exported(product, "csv", ofSonLa);
    mustBeApplied(await apply(product, [cell({ period: "2004-01", value: "42000", baseVersion: 1 })], {}, other));
    const mine = edited(file, /^(SLA,MEM_TOTAL,2004-01,ACTUAL,VALUE,)41000/m, "$143000");
    const outcome = await imported(product, edited(mine, /^(SLA,MEM_TOTAL,2004-02,ACTUAL,VALUE,)41000/m, "$144000"));
    expect(outcome.result).toBe("REFUSED");
    expect(outcome.problems).toMatchObject([
      {
        code: "VERSION_CONFLICT",
        column: "version",
        key: { period: "2004-01" },
        conflict: {
          base: { value: "41000" },
          mine: { value: "43000" },
          theirs: { value: "42000", version: 2, changedBy: other.name },
        },
      },
    ]);
    expect((await standing("SLA", "MEM_TOTAL", "2004-01"))?.["value"]).toBe("42000");
    expect((await standing("SLA", "MEM_TOTAL", "2004-02"))?.["value"]).toBe("41000");
  });

  test("whose edit is what others have written merges", async () => {
    mustBeApplied(await apply(product, [cell({ period: "2004-03" })]));
    const file = await exported(product, "csv", ofSonLa);
    mustBeApplied(await apply(product, [cell({ period: "2004-03", value: "42000", baseVersion: 1 })], {}, other));
    const outcome = await imported(product, edited(file, /^(SLA,MEM_TOTAL,2004-03,ACTUAL,VALUE,)41000/m, "$142000"));
    expect(outcome).toMatchObject({ result: "APPLIED", counts: { changed: 0 } });
  });
});

describe("a file", () => {
  test("says beforehand what it would change, and changes it", async () => {
    mustBeApplied(
      await apply(product, [
        cell({ period: "2005-01", note: "cũ" }),
        cell({ period: "2005-02" }),
        cell({ period: "2005-03" }),
      ]),
    );
    const rows = [
      fileRow({ period: "2005-01", value: '"41.500"', note: "mới", version: "1" }),
      fileRow({ period: "2005-02", state: "NOT_REPORTED", value: "", version: "1" }),
      fileRow({ period: "2005-03", version: "1" }),
      fileRow({ period: "2005-04", value: "gần 5.000" }),
    ];
    const wanted = {
      counts: { rows: 4, new: 1, changed: 1, cleared: 1, unchanged: 1, blank: 0, problems: 0 },
      differences: [
        {
          row: 2,
          key: { period: "2005-01" },
          before: { value: "41000", note: "cũ" },
          after: { value: "41500", note: "mới" },
        },
        {
          row: 3,
          key: { period: "2005-02" },
          before: { value: "41000" },
          after: { state: "NOT_REPORTED", value: null },
        },
        { row: 5, key: { period: "2005-04" }, before: null, after: { value: "5000", qualifier: "NEARLY" } },
      ],
    };
    const tried = await imported(product, csvOf(...rows), { dryRun: true });
    expect(tried).toMatchObject({ result: "CHECKED", changeSet: null, ...wanted });
    expect((await standing("SLA", "MEM_TOTAL", "2005-01"))?.["value"]).toBe("41000");
    const done = await imported(product, csvOf(...rows));
    expect(done).toMatchObject({ result: "APPLIED", changeSet: done.id, ...wanted });
    expect(await standing("SLA", "MEM_TOTAL", "2005-01")).toMatchObject({ value: "41500", version: "2" });
    expect(await standing("SLA", "MEM_TOTAL", "2005-02")).toBeUndefined();
  });

  test("without columns for them leaves notes, and a new number loses its document as it does in the console", async () => {
    const old = { note: "giữ lại", source: "seed-2023", quality: "PROVISIONAL", qualifier: "ABOUT" } as const;
    mustBeApplied(await apply(product, [cell({ period: "2006-01", ...old }), cell({ period: "2006-02", ...old })]));
    const head = "unit_code,indicator_code,period,value,version";
    const outcome = await imported(product, `${head}\nSLA,MEM_TOTAL,2006-01,41000,1\nSLA,MEM_TOTAL,2006-02,42000,1\n`);
    expect(outcome).toMatchObject({ result: "APPLIED", counts: { unchanged: 1, changed: 1 } });
    expect(outcome.differences).toMatchObject([
      { row: 3, after: { value: "42000", note: "giữ lại", source: null, quality: "REPORTED", qualifier: "EXACT" } },
    ]);
  });

  test("without versions touches no figure that stands, unless it is asked to", async () => {
    mustBeApplied(await apply(product, [cell({ period: "2006-03" })]));
    const file = "unit_code,indicator_code,period,value\nSLA,MEM_TOTAL,2006-03,42000\nSLA,MEM_TOTAL,2006-04,5\n";
    expect(placesOf(await imported(product, file))).toEqual(["VERSION_CONFLICT 2 version"]);
    const outcome = await imported(product, file, { withoutBase: true });
    expect(outcome).toMatchObject({ result: "APPLIED", counts: { changed: 1, new: 1 } });
    expect(await standing("SLA", "MEM_TOTAL", "2006-03")).toMatchObject({ value: "42000", version: "2" });
  });

  test("asked to take what stands there still minds the versions it has", async () => {
    mustBeApplied(await apply(product, [cell({ period: "2006-05" })]));
    mustBeApplied(await apply(product, [cell({ period: "2006-05", value: "42000", baseVersion: 1 })]));
    const file = csvOf(fileRow({ period: "2006-05", value: "43000", version: "1" }));
    expect(placesOf(await imported(product, file, { withoutBase: true }))).toEqual(["VERSION_CONFLICT 2 version"]);
  });

  test("in which a generated figure was typed over reports it, and can be taken back", async () => {
    const filter = { ...everyFigure, units: ["SLA"], indicators: ["MEM_TOTAL"], periods: ["2024-03"] };
    const file = await exported(product, "csv", { filter });
    const [row] = readCsv(file.toString());
    expect(row).toMatchObject({ quality: "SAMPLE" });
    const outcome = await imported(product, edited(file, `,VALUE,${row!["value"]},`, ",VALUE,43210,"));
    expect(outcome).toMatchObject({ result: "APPLIED", counts: { changed: 1 } });
    expect(await standing("SLA", "MEM_TOTAL", "2024-03")).toMatchObject({
      value: "43210",
      quality: "REPORTED",
      source_id: "",
    });
    const taken = { undone: outcome.changeSet!, id: randomUUID(), reason: null };
    mustBeApplied(await product.undoAs(other, taken, false));
    expect(await standing("SLA", "MEM_TOTAL", "2024-03")).toMatchObject({ value: row!["value"], quality: "SAMPLE" });
  });

  test("cannot change what its sender may not, and does not say more of it", async () => {
    const rows = [
      fileRow({ period: "2007-01" }),
      fileRow({ unit_code: "LSO", period: "2007-01" }),
      fileRow({ unit_code: "HTI", period: "2007-01" }),
      fileRow({ unit_code: "XXX", period: "2007-01" }),
    ];
    const outcome = await imported(product, csvOf(...rows), { actor: editor() });
    expect(placesOf(outcome)).toEqual([
      "FORBIDDEN 3 unit_code",
      "UNIT_UNKNOWN 4 unit_code",
      "UNIT_UNKNOWN 5 unit_code",
    ]);
    const reader: Actor = { kind: "TOKEN", personId: null, name: "bi", grants: [{ role: "ANALYST", unitId: null }] };
    expect(placesOf(await imported(product, csvOf(rows[0]!), { actor: reader }))).toEqual(["FORBIDDEN 2 unit_code"]);
  });

  test("lists a thousand problems with row and column, and counts all", async () => {
    const rows = months(1946, 2020).map((period, n) => fileRow({ period, value: n % 2 ? "x" : "12.5.1" }));
    const more = months(1946, 1990).map((period) =>
      fileRow({ indicator_code: "MEM_FEMALE", period, value: "-" + period.slice(0, 4) }),
    );
    const outcome = await imported(product, csvOf(...rows, ...more));
    expect(outcome.counts.problems).toBe(rows.length + more.length);
    expect(outcome.problems.length).toBe(1_000);
    expect(
      outcome.problems.every(({ row, column, key }, n) => row === n + 2 && column === "value" && key?.unit === "SLA"),
    ).toBe(true);
  });

  test("says all that is wrong at once, whoever finds it", async () => {
    const outcome = await imported(
      product,
      csvOf(
        fileRow({ period: "2008-01", value: "một" }),
        fileRow({ unit_code: "XXX" }),
        `${fileRow({ period: "2008-02" })},`,
        fileRow({ period: "2008-03", value: "1" }),
      ),
    );
    expect(placesOf(outcome)).toEqual(["VALUE_UNREADABLE 2 value", "UNIT_UNKNOWN 3 unit_code", "ROW_RAGGED 4"]);
    expect(outcome.counts).toMatchObject({ rows: 4, new: 1, problems: 3 });
    expect(await standing("SLA", "MEM_TOTAL", "2008-03")).toBeUndefined();
  });

  test("is one change set, which can be taken back", async () => {
    const outcome = await imported(product, csvOf(fileRow({ period: "2009-01" }), fileRow({ period: "2009-02" })));
    mustBeApplied(await product.undoAs(other, { undone: outcome.changeSet!, id: randomUUID(), reason: null }, false));
    expect(await standing("SLA", "MEM_TOTAL", "2009-01")).toBeUndefined();
    expect(await standing("SLA", "MEM_TOTAL", "2009-02")).toBeUndefined();
  });
});

describe("of a file with problems", () => {
  const rows = (year: number, unread: string): readonly string[] => [
    fileRow({ period: `${year}-01` }),
    fileRow({ period: `${year}-02`, value: unread }),
    fileRow({ period: `${year}-03`, value: '"1,5"' }),
  ];

  test("the clean rows are applied when that is asked, and the others come back", async () => {
    const file = csvOf(...rows(2012, "x"));
    const tried = await imported(product, file, { mode: "CLEAN_CELLS", dryRun: true });
    expect(tried).toMatchObject({ result: "CHECKED", counts: { new: 1, problems: 2 } });
    const outcome = await imported(product, file, { mode: "CLEAN_CELLS" });
    expect(outcome).toMatchObject({ result: "APPLIED", changeSet: outcome.id, counts: { new: 1, problems: 2 } });
    expect(placesOf(outcome)).toEqual(["VALUE_UNREADABLE 3 value", "NOT_WHOLE 4 value"]);
    expect((await standing("SLA", "MEM_TOTAL", "2012-01"))?.["value"]).toBe("41000");
    expect(await standing("SLA", "MEM_TOTAL", "2012-02")).toBeUndefined();
  });

  test("with none that is clean nothing is applied", async () => {
    const outcome = await imported(product, csvOf(...rows(2013, "x").slice(1)), { mode: "CLEAN_CELLS" });
    expect(outcome).toMatchObject({ result: "REFUSED", changeSet: null, counts: { new: 0, problems: 2 } });
  });

  test("what is out of the ordinary stands when somebody says why", async () => {
    const file = csvOf(fileRow({ indicator_code: "COVER_RATE", period: "2014", value: '"312,5"' }));
    const doubted = await imported(product, file, { because: null });
    expect(doubted).toMatchObject({ result: "REFUSED", problems: [{ severity: "SOFT", row: 2, column: "value" }] });
    const outcome = await imported(product, file, { because: "số của báo cáo, đã hỏi lại" });
    expect(outcome).toMatchObject({ result: "APPLIED", problems: [] });
    const { rows: sets } = await product.pool.query("select because from change_set where id = $1", [
      outcome.changeSet,
    ]);
    expect(sets).toEqual([{ because: "số của báo cáo, đã hỏi lại" }]);
  });

  test("a closed round refuses its rows, and lets those pass that were not edited", async () => {
    mustBeApplied(await apply(product, [cell({ period: "2015-01" }), cell({ period: "2015-02" })]));
    await product.pool.query(
      `insert into period (key, type, starts_on, ends_on, year) values ('2015', 'YEAR', '2015-01-01', '2015-12-31', 2015) on conflict do nothing`,
    );
    await product.pool.query(
      "insert into reporting_round (unit_id, period_id, kind, state, changed_by) select $1, id, 'ACTUAL', 'LOCKED', 'Test' from period where key = '2015'",
      [sonLa],
    );
    const file = csvOf(
      fileRow({ period: "2015-01", version: "1" }),
      fileRow({ period: "2015-02", value: "5", version: "1" }),
    );
    expect(placesOf(await imported(product, file))).toEqual(["ROUND_CLOSED 3 period"]);
  });
});

describe("the same import again", () => {
  const versionsOf = async (period: string): Promise<string | undefined> =>
    (await standing("SLA", "MEM_TOTAL", period))?.["version"];

  test.each([
    ["with versions", false, fileRow({ period: "2010-01", version: "1", value: "42000" })],
    ["without", true, fileRow({ period: "2010-02", value: "42000" })],
  ])("%s is answered as before and applied once", async (_, withoutBase, row) => {
    const period = row.split(",")[2]!;
    mustBeApplied(await apply(product, [cell({ period })]));
    const id = randomUUID();
    const first = await imported(product, csvOf(row), { id, withoutBase });
    mustBeApplied(await apply(product, [cell({ period, value: "5", baseVersion: 2 })], {}, other));
    expect(await imported(product, csvOf(row), { id, withoutBase })).toEqual(first);
    expect(first).toMatchObject({ result: "APPLIED", changeSet: id });
    expect(await versionsOf(period)).toBe("3");
  });

  test("at the same moment is applied once, and both are told", async () => {
    const id = randomUUID();
    const file = csvOf(fileRow({ period: "2010-03" }));
    const both = await Promise.all([imported(product, file, { id }), imported(product, file, { id })]);
    expect(both[0]).toEqual(both[1]);
    expect(await versionsOf("2010-03")).toBe("1");
  });

  test("with another file, or from another person, is refused", async () => {
    const id = randomUUID();
    const file = csvOf(fileRow({ period: "2010-04" }));
    expect(await imported(product, file, { id })).toMatchObject({ result: "APPLIED" });
    expect(placesOf(await imported(product, csvOf(fileRow({ period: "2010-05" })), { id }))).toEqual([
      "IDEMPOTENCY_KEY_REUSED",
    ]);
    expect(placesOf(await imported(product, file, { id, actor: other }))).toEqual(["IDEMPOTENCY_KEY_REUSED"]);
    expect(await versionsOf("2010-05")).toBeUndefined();
  });

  test("that was refused or tried only is a new one", async () => {
    const id = randomUUID();
    expect(await imported(product, csvOf(fileRow({ period: "2010-06", value: "x" })), { id })).toMatchObject({
      result: "REFUSED",
    });
    expect(await imported(product, csvOf(fileRow({ period: "2010-06" })), { id, dryRun: true })).toMatchObject({
      result: "CHECKED",
    });
    expect(await imported(product, csvOf(fileRow({ period: "2010-06" })), { id })).toMatchObject({ result: "APPLIED" });
  });

  test("under the id of another change set is refused", async () => {
    const set = mustBeApplied(await apply(product, [cell({ period: "2010-07" })]));
    expect(placesOf(await imported(product, csvOf(fileRow({ period: "2010-08" })), { id: set.id }))).toEqual([
      "IDEMPOTENCY_KEY_REUSED",
    ]);
  });
});

test("a cleared figure is a new one when it comes back, on the version it left", async () => {
  mustBeApplied(await apply(product, [cell({ period: "2011-01" })]));
  mustBeApplied(await apply(product, [cell({ period: "2011-01", ...cleared, baseVersion: 1 })]));
  expect(await imported(product, csvOf(fileRow({ period: "2011-01", version: "2" })))).toMatchObject({
    counts: { new: 1 },
  });
  expect(await standing("SLA", "MEM_TOTAL", "2011-01")).toMatchObject({ version: "3" });
});

test("a note that begins like a formula comes out guarded and goes in as it was", async () => {
  mustBeApplied(await apply(product, [cell({ period: "2011-02", note: "=cmd|' /C calc'!A0" })]));
  const row = await standing("SLA", "MEM_TOTAL", "2011-02");
  expect(row?.["note"]).toBe("'=cmd|' /C calc'!A0");
  expect(unguarded(row!["note"]!)).toBe("=cmd|' /C calc'!A0");
});
