import { i18n } from "@lingui/core";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyContent } from "@bangvang/schema/figure";
import { settle } from "../edits/outcomes.ts";
import { valued } from "../edits/commands.ts";
import { allWritten } from "../edits/test-cells.ts";
import { toChangeSet } from "../edits/to-change-set.ts";
import { write } from "./actions.ts";
import { readOperation } from "./arithmetic.ts";
import { arrange } from "./arrangement.ts";
import { doPlanned, planReplace, planOperation } from "./bulk.ts";
import { find, replaced, type Sought } from "./find.ts";
import { Found } from "./found.ts";
import { SheetCells } from "./sheet-cells.ts";
import { plainView, type SheetView } from "./sheet-view.ts";
import { sheetOf } from "./test-sheet.ts";

beforeAll(() => i18n.activate("vi"));

const sought = (text: string, isAlone = false): Sought => ({ text, isAlone });

function opened(view: Partial<SheetView> = {}) {
  const sheet = sheetOf({ a: [1234.5, 12, null], b: [34, 1234, 5], c: [null, 340, 12345] });
  const grid = arrange(sheet.cells, sheet, { ...plainView, ...view });
  const all = { top: 0, left: 0, bottom: grid.rowKeys.length - 1, right: 2 };
  const look = (what: Sought, rects = [all]) => {
    const search = find(sheet.cells, grid, rects, what);
    let step = search.next();
    while (!step.done) step = search.next();
    return step.value;
  };
  return { ...sheet, grid, look, all };
}
const names = (places: readonly { readonly row: string; readonly column: string }[]) =>
  places.map(({ row, column }) => `${row}${Number(column.slice(-2))}`);

describe("finding", () => {
  test("a figure is found as it is typed and as it is shown", () => {
    const { look } = opened();
    expect(names(look(sought("1234")))).toEqual(["a1", "b2", "c3"]);
    expect(names(look(sought("1.234")))).toEqual(["a1", "b2"]);
    expect(names(look(sought("34", true)))).toEqual(["b1"]);
    expect(names(look(sought("")))).toEqual([]);
  });

  test("hidden rows are not looked at, and a cell in two ranges is found once", () => {
    const filters = [{ column: "row-name", is: "in", than: ["a", "c"] }] as const;
    expect(names(opened({ filters }).look(sought("34")))).toEqual(["a1", "c2", "c3"]);
    const { look, all } = opened();
    expect(names(look(sought("34"), [{ ...all, right: 0 }, all]))).toEqual(["a1", "b1", "b2", "c2", "c3"]);
  });

  test("one goes round, and stays at a hit that is one still", () => {
    const { look } = opened();
    const found = new Found();
    expect(found.step(1)).toBeNull();
    found.show(look(sought("34")));
    expect(names([found.step(1)!, found.step(1)!, found.step(-1)!, found.step(-1)!])).toEqual(["a1", "b1", "a1", "c3"]);
    found.show(look(sought("345")));
    expect(found.state.current).toBe(0);
    found.show(look(sought("12")));
    expect([found.state.current, found.columnsIn("a")]).toEqual([3, ["2023-01", "2023-02"]]);
    found.show(look(sought("5", true)));
    expect(found.state.current).toBe(-1);
  });
});

describe("replacing", () => {
  test("every occurrence, in the way of writing it was found in, without marks", () => {
    const typed = (text: string) => ({ text, format: null });
    const shown = { text: "1.234,5", format: "VIETNAMESE" } as const;
    expect(replaced([typed("1234,5"), shown], sought("1.2"), "9.9")).toEqual({ ...shown, text: "9.934,5" });
    expect(replaced([typed("gần 40")], sought("gan"), "hơn")).toEqual(typed("hơn 40"));
    expect(replaced([typed("1212")], sought("12"), "3")).toEqual(typed("33"));
    expect(replaced([typed("1212")], sought("12", true), "3")).toBeNull();
    expect(replaced([typed("12")], sought("7"), "3")).toBeNull();
  });

  test("is shown first, then one command; what cannot be read is kept as it would be typed", () => {
    const { cells, store, look } = opened();
    const plan = planReplace(cells, look(sought("34")), sought("34"), "x");
    expect(plan.cells.map(({ change }) => change.after?.text ?? change.after?.mine?.value)).toContain("x");
    const good = planReplace(cells, look(sought("34")), sought("34"), "77");
    expect(cells.copyText("b", "2023-01")).toBe("34");
    store.apply(doPlanned(cells, good).command);
    expect(["a", "b", "c"].map((row) => cells.copyText(row, "2023-02"))).toEqual(["12", "1277", "770"]);
    store.undo();
    expect(cells.copyText("c", "2023-02")).toBe("340");
  });
});

describe("what is found as it is shown is read as it is shown", () => {
  const becomes = (value: number, [what, by]: readonly [string, string], language: string, part: object = {}) => {
    const { cells, store, look, grid } = opened();
    store.apply(write(cells, grid, { top: 0, bottom: 2, left: 0, right: 2 }, "").command);
    const of = { ...cells.indicatorOf("a")!, ...part };
    const own = new SheetCells(store, () => of);
    const target = own.target("a", "2023-01")!;
    store.apply({ label: "command.type", changes: [valued(target, { value: String(value), qualifier: "NEARLY" })] });
    i18n.activate(language);
    const plan = planReplace(own, look(sought(what)), sought(what), by);
    i18n.activate("vi");
    return plan.cells.map(({ change }) => change.after?.mine ?? change.after?.text);
  };

  test("with the marks of either language, and with its word", () => {
    expect(becomes(1234, ["1,2", "1,3"], "en")).toMatchObject([{ value: "1334", qualifier: "NEARLY" }]);
    expect(becomes(1234, ["1.2", "1.3"], "vi")).toMatchObject([{ value: "1334", qualifier: "NEARLY" }]);
    expect(becomes(12345.5, ["5.5", "6.5"], "en")).toMatchObject([{ value: "12346.5" }]);
  });

  test("where the marks alone settle nothing it is asked, as of what is typed", () => {
    expect(becomes(1.234, ["1.2", "1.3"], "en", { measure: "đồng" })).toEqual(["gần 1.334"]);
  });
});

describe("a plan that is carried out later", () => {
  const january = { unit: "LCA", indicator: "a", period: "2023-01", kind: "ACTUAL" } as const;
  const tenTyped = () => {
    const sheet = opened();
    sheet.store.apply(write(sheet.cells, sheet.grid, { top: 0, bottom: 0, left: 0, right: 0 }, "10").command);
    const plan = planOperation(sheet.cells, [{ row: "a", column: "2023-01" }], readOperation("+5")!);
    return { ...sheet, plan };
  };

  test("stands on what was saved since, and is no conflict with oneself", () => {
    const { cells, store, plan } = tenTyped();
    const sent = toChangeSet(store.sendable(), { id: "set", reason: null });
    settle(store, sent, allWritten(sent));
    store.apply(doPlanned(cells, plan).command);
    expect(store.edit(january)).toMatchObject({ mine: { value: "15" }, base: { value: "10", version: 2 } });
  });

  test("does what was seen: what somebody else has changed since is asked about, on what stood there then", () => {
    const { cells, store, grid } = opened();
    const plan = planOperation(
      cells,
      grid.columnKeys.map((column) => ({ row: "a", column })),
      readOperation("+5")!,
    );
    const told = { ...emptyContent, version: 2, changedBy: "Bình", changedAt: "2023-02-01T00:00:00Z" };
    store.hear([
      { ...told, key: january, state: "VALUE", value: "100" },
      { ...told, key: { ...january, period: "2023-02" } },
      { ...told, key: { ...january, period: "2023-03" }, state: "VALUE", value: "7" },
    ]);
    store.apply(doPlanned(cells, plan).command);
    expect(store.all()).toMatchObject([
      { key: january, mine: { value: "1239.5" }, base: { value: "1234.5", version: 1 } },
      { key: { period: "2023-02" }, mine: { value: "17" }, base: { value: "12", version: 1 } },
    ]);
  });
});

test("what is made of generated figures is counted", () => {
  const { store, cells, grid } = opened();
  const sample = {
    ...emptyContent,
    state: "VALUE",
    quality: "SAMPLE",
    value: "34",
    changedBy: "",
    changedAt: "",
  } as const;
  store.hear([{ ...sample, key: { unit: "LCA", indicator: "a", period: "2023-02", kind: "ACTUAL" }, version: 2 }]);
  const places = grid.columnKeys.map((column) => ({ row: "a", column }));
  const plan = planOperation(cells, places, readOperation("+1")!);
  expect(plan.cells.map(({ isOfSample }) => isOfSample)).toEqual([false, true]);
  expect(doPlanned(cells, plan)).toMatchObject({ samples: 1 });
  expect(doPlanned(cells, planReplace(cells, places, sought("34"), "35"))).toMatchObject({ samples: 1 });
  expect(doPlanned(cells, planReplace(cells, places, sought("34", true), ""))).toMatchObject({ samples: 0 });
});

test("an operation goes over the figures and leaves what is empty; an edit that cannot be read is left as well", () => {
  const { cells, store, grid } = opened();
  store.apply(write(cells, grid, { top: 2, bottom: 2, left: 2, right: 2 }, "abc").command);
  const places = [0, 1, 2].flatMap((row) =>
    [0, 1, 2].map((x) => ({ row: grid.rowKeys[row]!, column: grid.columnKeys[x]! })),
  );
  const plan = planOperation(cells, places, readOperation("/1000")!);
  store.apply(doPlanned(cells, plan).command);
  expect(plan.cells.some(({ isRounded }) => isRounded)).toBe(false);
  expect(["a", "b", "c"].map((row) => grid.columnKeys.map((column) => cells.copyText(row, column)))).toEqual([
    ["1,2345", "0,012", ""],
    ["0,034", "1,234", "0,005"],
    ["", "0,34", "abc"],
  ]);
});
