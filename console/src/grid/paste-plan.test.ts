import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { blockOf } from "../edits/block.ts";
import { markOf } from "../edits/cell-mark.ts";
import { EditStore } from "../edits/store.ts";
import { rules } from "../edits/test-cells.ts";
import { vi } from "../ui/words/vi.ts";
import { write } from "./actions.ts";
import { carryOut } from "./paste.ts";
import { chooseWay, noChoices, questionAt, waysOf, type Choices } from "./paste-choices.ts";
import { isToBeSeen, planClasses, planPaste, type PastedTable, type PastePlan } from "./paste-plan.ts";
import { SheetCells } from "./sheet-cells.ts";
import { initiatives } from "./test-sheet.ts";

const wage = { ...initiatives, code: "WAGE", measure: "%", wholeNumber: false };
const columns = ["2023-01", "2023-02", "2023-03", "2023-04", "2023-05", "2023-06", "2023-07", "2023-08"];
let store: EditStore;
let cells: SheetCells;

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi });
  i18n.activate("vi");
});

/** Two indicators by eight months; the last month is locked. */
beforeEach(() => {
  const all = <Value>(value: Value): Value[] => Array.from({ length: 16 }, () => value);
  store = new EditStore();
  store.show(
    blockOf(
      { rows: "INDICATORS", columns: "PERIODS", fixed: "LCA", kind: "ACTUAL" },
      {
        rowKeys: ["EMU_INIT", "WAGE"],
        columnKeys: columns,
        values: all(5),
        versions: all(1),
        states: all("VALUE"),
        qualifiers: all("EXACT"),
        qualities: all("REPORTED"),
        sources: all(null),
        notes: all(null),
        locks: [{ reason: "FORBIDDEN", round: null }],
        lockOf: all(0).map((_, at) => (at % 8 === 7 ? 0 : -1)),
      },
    ),
  );
  cells = new SheetCells(store, (code) => (code === "WAGE" ? wage : initiatives));
});

function plan(table: PastedTable["table"], part: Partial<PastedTable> = {}): PastePlan {
  return planPaste(
    cells,
    store.block!,
    { top: 0, left: 0, bottom: 0, right: 0 },
    {
      table,
      declared: null,
      contents: null,
      ...part,
    },
  );
}

const kinds = ({ classes }: PastePlan): string => Array.from(classes, (kind) => planClasses[kind]!).join(" ");

describe("a plan", () => {
  test("tells every cell what becomes of it, and touches none", () => {
    const planned = plan([
      ["6", "5", "gần 7", "7 sáng kiến", "", "n/a", "abc", "8"],
      ["1.500", "62,5", "-3"],
    ]);
    expect(kinds(planned)).toBe(
      "FINE UNCHANGED ADJUSTED ADJUSTED FINE ADJUSTED WRONG LOCKED AMBIGUOUS FINE WRONG FINE FINE FINE FINE LOCKED",
    );
    expect(planned.counts).toEqual({ AMBIGUOUS: 1, WRONG: 2, ADJUSTED: 3, FINE: 7, UNCHANGED: 1, LOCKED: 2 });
    expect(store.size).toBe(0);
  });

  test("a fraction in a cell of whole numbers is wrong, whoever wrote it", () => {
    expect(kinds(plan([["62,5", "62.5", "1.2345"]]))).toBe("WRONG WRONG WRONG");
    const contents = [[{ state: "VALUE", value: "62.5", qualifier: "EXACT", quality: "REPORTED" }]] as const;
    expect(kinds(plan([["62,5"]], { contents }))).toBe("WRONG");
  });

  test.each<readonly [string, PastedTable["table"], Partial<PastedTable>, boolean]>([
    ["plain numbers", [["6", "7"]], {}, false],
    ["one number that has two readings", [["1,500"]], {}, true],
    ["one that cannot be read", [["abc"]], {}, true],
    ["a few words beside numbers", [["gần 7", "8 sáng kiến"]], {}, false],
    ["an English block by its looks", [["1,234,567", "2,345,678"]], {}, true],
    ["an English block that says so", [["1,234", "2,345"]], { declared: "ENGLISH" }, false],
  ])("%s: seen first is %s", (_, table, part, isSeen) => {
    expect(isToBeSeen(plan(table, part))).toBe(isSeen);
  });

  test("words beside many numbers are looked at first", () => {
    store.show(
      blockOf(store.block!.shape, {
        rowKeys: ["EMU_INIT"],
        columnKeys: Array.from({ length: 100 }, (_, at) => `C${at}`),
        values: Array.from({ length: 100 }, () => null),
        versions: Array.from({ length: 100 }, () => 0),
        states: Array.from({ length: 100 }, () => "NOT_REPORTED"),
        qualifiers: Array.from({ length: 100 }, () => "EXACT"),
        qualities: Array.from({ length: 100 }, () => "REPORTED"),
        sources: Array.from({ length: 100 }, () => null),
        notes: Array.from({ length: 100 }, () => null),
        locks: [],
        lockOf: Array.from({ length: 100 }, () => -1),
      }),
    );
    const row = Array.from({ length: 100 }, (_, at) => `${at + 1}`);
    expect(isToBeSeen(plan([row]))).toBe(false);
    expect(isToBeSeen(plan([["gần 1", ...row.slice(1)]]))).toBe(true);
  });

  test("ragged rows, and a block over the edge", () => {
    const planned = plan([["1"], ["2", "3"], ["4"]]);
    expect(planned.texts).toEqual([
      ["1", ""],
      ["2", "3"],
    ]);
    expect(planned.spread).toEqual({ height: 2, width: 2, cutRows: 1, cutColumns: 0 });
  });
});

describe("choices", () => {
  const table = [
    ["1,500", "2,500", "abc"],
    ["1.500", "2.500", "3"],
  ];
  const values = (choices: Choices): readonly (string | null)[] => {
    const planned = plan(table);
    store.apply(carryOut(cells, planned, choices).command);
    const seen = ["EMU_INIT", "WAGE"].flatMap((row) =>
      columns.slice(0, 3).map((column) => cells.content(row, column)?.value ?? cells.copyText(row, column)),
    );
    store.undo();
    return seen;
  };

  test("nothing chosen: what is open stays in its cell as it was written, and none of it can be saved", () => {
    const planned = plan(table);
    store.apply(carryOut(cells, planned, noChoices).command);
    expect(store.counts()).toMatchObject({ pending: 1, invalid: 5 });
    const left = store.all().map(({ text, mine }) => text ?? mine?.value);
    expect(left).toEqual(["1,500", "2,500", "abc", "1.500", "2.500", "3"]);
  });

  test("one way for a column, or for all, is one step of undo", () => {
    const planned = plan(table);
    const all = waysOf(planned, noChoices);
    expect(all.map(({ column, ways }) => [column, ...ways.map(({ reason, count }) => `${reason} ${count}`)])).toEqual([
      [null, "COMMA_THOUSANDS 2", "DOT_THOUSANDS 2", "DOT_DECIMAL 2"],
      [0, "COMMA_THOUSANDS 1", "DOT_THOUSANDS 1", "DOT_DECIMAL 1"],
      [1, "COMMA_THOUSANDS 1", "DOT_THOUSANDS 1", "DOT_DECIMAL 1"],
    ]);
    const first = chooseWay(planned, noChoices, 0, "DOT_DECIMAL");
    expect(values(first)).toEqual(["1,500", "2,500", "abc", "1.5", "2.500", "3"]);
    const both = chooseWay(planned, chooseWay(planned, first, null, "COMMA_THOUSANDS"), 1, "DOT_THOUSANDS");
    expect(values(both)).toEqual(["1500", "2500", "abc", "1.5", "2500", "3"]);
    expect(waysOf(planned, both)[0]!.ways.map(({ chosen }) => chosen)).toEqual([2, 1, 1]);
    expect(store.size).toBe(0);
  });

  test("a cell with two readings of that kind is not chosen for", () => {
    const planned = plan([["3"], ["(1.500)"]]);
    expect(questionAt(planned, 1)?.readings.length).toBe(2);
    expect(waysOf(planned, noChoices)).toEqual([]);
  });
});

test("what one of many things costs puts the likely sum first, by the count in the same sheet", () => {
  const sum = { ...initiatives, code: "HOUSE_VALUE", measure: "đồng" };
  cells = new SheetCells(store, (code) => (code === "HOUSE_VALUE" ? sum : initiatives));
  const two = <Value>(...values: readonly Value[]): readonly Value[] => values;
  store.show(
    blockOf(
      { rows: "INDICATORS", columns: "PERIODS", fixed: "LCA", kind: "ACTUAL" },
      {
        rowKeys: ["HOUSE_VALUE", "HOUSES"],
        columnKeys: ["2023"],
        values: two(null, 304),
        versions: two(0, 1),
        states: two("NOT_REPORTED", "VALUE"),
        qualifiers: two("EXACT", "EXACT"),
        qualities: two("REPORTED", "REPORTED"),
        sources: two(null, null),
        notes: two(null, null),
        locks: [],
        lockOf: two(-1, -1),
      },
    ),
  );
  const readings = () => questionAt(plan([["9.224 tỷ"]]), 0)?.readings.map(({ value, fits }) => [value, fits]);
  expect(readings()).toEqual([
    ["9224000000000", []],
    ["9224000000", []],
  ]);
  const ratio = { code: "HOUSE_UNIT", measure: "đồng/nhà", numerator: "HOUSE_VALUE", denominator: "HOUSES" };
  store.holdAgainst(rules({ code: "HOUSE_VALUE" }, { ...ratio, bandLow: "25000000", bandHigh: "70000000" }));
  expect(readings()).toEqual([
    ["9224000000", ["UNIT_PRICE"]],
    ["9224000000000", []],
  ]);
  // An edit of the count counts as well; one that nobody can read is no witness.
  const count = { top: 1, bottom: 1, left: 0, right: 0 };
  store.apply(write(cells, store.block!, count, "304.000").command);
  expect(readings()![0]).toEqual(["9224000000000", ["UNIT_PRICE"]]);
  store.apply(write(cells, store.block!, count, "abc").command);
  expect(readings()![0]).toEqual(["9224000000000", []]);
});

test("what other units report, and this one a year ago, puts the likely reading first", () => {
  const three = <Value>(...values: readonly Value[]): readonly Value[] => values;
  const sheet = blockOf(
    { rows: "UNITS", columns: "PERIODS", fixed: "WAGE", kind: "ACTUAL" },
    {
      rowKeys: ["LCA", "SLA", "DBI"],
      columnKeys: ["2023"],
      values: three(null, 84.1, 90_000),
      versions: three(0, 1, 1),
      states: three("NOT_REPORTED", "VALUE", "VALUE"),
      qualifiers: three("EXACT", "EXACT", "EXACT"),
      qualities: three("REPORTED", "REPORTED", "SAMPLE"),
      sources: three(null, null, null),
      notes: three(null, null, null),
      locks: [],
      lockOf: three(-1, -1, -1),
    },
  );
  store.show(sheet);
  const first = () => questionAt(plan([["84.590"]]), 0)?.readings[0];
  expect(first()).toMatchObject({ value: "84.59", fits: ["PEERS"] });
  const lastYear = (value: number, quality: "REPORTED" | "SAMPLE") => ({
    kinds: [],
    targets: null,
    lastYear: {
      values: Float64Array.of(value, Number.NaN, Number.NaN),
      marks: new Uint16Array(3).fill(markOf({ state: "VALUE", qualifier: "EXACT", quality }, true)),
    },
    brokenOn: () => null,
  });
  cells.standBeside(lastYear(80_000, "REPORTED"));
  expect(first()).toMatchObject({ value: "84590", fits: ["LAST_YEAR"] });
  cells.standBeside(lastYear(80_000, "SAMPLE"));
  expect(first()).toMatchObject({ value: "84.59", fits: ["PEERS"] });
});
