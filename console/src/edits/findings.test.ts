import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { firstOf, rulesAt } from "@bangvang/schema/rules/rule-book";
import { describe, expect, test } from "vitest";
import type { BaseCell, CellEdit } from "./cell-edit.ts";
import { CellMap } from "./cell-map.ts";
import { findingsIn } from "./findings.ts";
import { base, edit, key, rules } from "./test-cells.ts";

const book = rules(
  { code: "TOTAL", partsAddUp: true, bandHigh: "1000" },
  { code: "MEN", partOf: "TOTAL" },
  { code: "WOMEN", partOf: "TOTAL" },
  { code: "CASH", income: "IN", expenditure: "OUT" },
  { code: "IN" },
  { code: "OUT" },
);
const at = (indicator: string, period = "2023-05"): FigureKey => key(period, indicator);

/** What is found, by cell; `saved` is what the sheet shows. */
function found(edits: readonly CellEdit[], saved: Readonly<Record<string, BaseCell>> = {}) {
  const findings = findingsIn(
    new CellMap(edits.map((one) => [one.key, one])),
    (asked) => saved[keyText(asked)] ?? null,
    book,
  );
  return [...findings].flatMap(([{ key: of }, problems]) =>
    problems.map((problem) => `${of.indicator} ${of.period} ${problem.kind === "RULE" && problem.code}`),
  );
}
const saved = (...cells: readonly (readonly [FigureKey, string, Partial<BaseCell>?])[]) =>
  Object.fromEntries(cells.map(([of, value, part]) => [keyText(of), { ...base(value), ...part }]));

describe("rules over several cells", () => {
  test("an edit is held against what is saved, and against other edits first", () => {
    const women = edit(at("WOMEN"), "50", "90");
    expect(found([women], saved([at("TOTAL"), "80"]))).toEqual(["WOMEN 2023-05 PART_ABOVE_WHOLE"]);
    expect(found([women, edit(at("TOTAL"), "80", "95")], saved([at("TOTAL"), "80"]))).toEqual([]);
  });

  test("a cell that is not known keeps the rule silent, as does one that has a problem or was made up", () => {
    const women = edit(at("WOMEN"), "50", "90");
    expect(found([women])).toEqual([]);
    expect(found([women], saved([at("TOTAL"), "80", { quality: "SAMPLE" }]))).toEqual([]);
    const unread = edit(at("TOTAL"), "80", "81", { mine: null, text: "tám mốt" });
    expect(found([women, unread], saved([at("TOTAL"), "80"]))).toEqual([]);
    const refused = edit(at("TOTAL"), "80", "-1", {
      problems: [{ kind: "RULE", code: "NEGATIVE", severity: "HARD", params: {} }],
    });
    expect(found([women, refused], saved([at("TOTAL"), "80"]))).toEqual([]);
  });

  test("each is said once, of the first cell that is edited", () => {
    const all = [edit(at("WOMEN"), null, "50"), edit(at("MEN"), null, "40"), edit(at("TOTAL"), null, "100")];
    expect(found(all)).toEqual(["TOTAL 2023-05 PARTS_UNEQUAL_WHOLE"]);
    expect(found(all.slice(0, 2), saved([at("TOTAL"), "100"]))).toEqual(["MEN 2023-05 PARTS_UNEQUAL_WHOLE"]);
  });

  test("a rule speaks of the first of its cells that is asked about, or of none", () => {
    const [placed] = rulesAt(at("WOMEN"), book.book).filter(({ rule }) => rule.form === "ADDS_UP");
    const first = (...asked: readonly string[]) =>
      firstOf(
        placed!,
        ({ indicator }) => (indicator === "TOTAL" ? null : indicator),
        (code) => asked.includes(code),
      );
    expect(first("TOTAL", "WOMEN", "MEN")).toBe("MEN");
    expect(first("WOMEN")).toBe("WOMEN");
    expect(first("TOTAL")).toBeNull();
  });

  test("a closing balance is the opening of the month after it", () => {
    const known = saved([at("CASH", "2023-06"), "130"], [at("IN", "2023-06"), "50"], [at("OUT", "2023-06"), "20"]);
    expect(found([edit(at("CASH"), "100", "100")], known)).toEqual([]);
    expect(found([edit(at("CASH"), "100", "110")], known)).toEqual(["CASH 2023-05 BALANCE_BROKEN"]);
    expect(found([edit(at("CASH"), "100", "110"), edit(at("IN", "2023-06"), "50", "40")], known)).toEqual([]);
  });

  test("each is said of a figure that is another now, not of one that was given a note beside it", () => {
    const noted = edit(at("MEN"), "40", "40", { mine: { ...base("40"), note: "theo báo cáo" } });
    const known = saved([at("TOTAL"), "100"]);
    expect(found([noted, edit(at("WOMEN"), "60", "70")], known)).toEqual(["WOMEN 2023-05 PARTS_UNEQUAL_WHOLE"]);
  });

  test("a note on a figure nobody would believe is no reason to ask", () => {
    const noted = edit(at("WOMEN"), "90", "90", { mine: { ...base("90"), note: "theo báo cáo" } });
    expect(found([noted], saved([at("TOTAL"), "80"]))).toEqual([]);
  });
});

describe("out of the ordinary", () => {
  test("by its band", () => {
    expect(found([edit(at("TOTAL"), "900", "1001")])).toEqual(["TOTAL 2023-05 OUT_OF_BAND"]);
    expect(found([edit(at("TOTAL"), "900", "1000")])).toEqual([]);
  });

  test("by last year, where that is known and believed", () => {
    const thousandfold = edit(at("MEN"), null, "300000");
    const before = at("MEN", "2022-05");
    expect(found([thousandfold], saved([before, "300"]))).toEqual(["MEN 2023-05 FAR_FROM_LAST_YEAR"]);
    expect(found([thousandfold], saved([before, "300", { quality: "SUSPECT" }]))).toEqual([]);
    expect(found([thousandfold, edit(before, "300", "290000")], saved([before, "300"]))).toEqual([]);
  });
});
