import { expect, test } from "vitest";
import { fitting, plainView, sortedNext, type SheetView } from "./sheet-view.ts";
import { readView, writeView } from "./view-text.ts";

const view: SheetView = {
  sort: { column: "2021-09-01/2023-09-01", way: "down" },
  filters: [
    { column: "row-name", is: "has", than: ["50% đoàn; viên | cũ"] },
    { column: "2023-05", is: "between", than: ["1", "2.5"] },
    { column: "2023-06", is: "in", than: ["", "7"] },
    { column: "any", is: "changed", than: [] },
  ],
  hidden: ["2023-Q1", "2023"],
  frozen: { rows: 2, columns: 3 },
  grouping: "quarter",
};

test("a view goes into an address and comes back whole", () => {
  expect(readView(writeView(view))).toEqual(view);
  expect(writeView(view)).toMatchObject({ sort: "2021-09-01/2023-09-01 down", freeze: "2x3", group: "quarter" });
  expect(readView(writeView(plainView))).toEqual(plainView);
  expect(Object.values(writeView(plainView)).every((part) => part === undefined)).toBe(true);
});

test("what cannot be read is left out, and the rest stands", () => {
  const read = readView({
    sort: "2023-05 sideways",
    filter: "2023-05 gt;2023-05 gt x;2023-06 lt 4;%;a is %E0",
    freeze: "x",
  });
  expect(read).toEqual({ ...plainView, filters: [{ column: "2023-06", is: "lt", than: ["4"] }] });
});

test("a list of nothing but the empty value is not a list of nothing", () => {
  const filters = [{ column: "2023-06", is: "in", than: [""] }] as const;
  expect(readView(writeView({ ...plainView, filters })).filters).toEqual(filters);
});

test("clicked, a column goes up, down, and as it was", () => {
  const up = sortedNext(plainView, "2023-05");
  const down = sortedNext(up, "2023-05");
  expect([up.sort, down.sort, sortedNext(down, "2023-05").sort]).toEqual([
    { column: "2023-05", way: "up" },
    { column: "2023-05", way: "down" },
    null,
  ]);
  expect(sortedNext(down, "2023-06").sort).toEqual({ column: "2023-06", way: "up" });
});

test("what speaks of other columns does not count", () => {
  expect(fitting(view, [{ key: "2023-05" }])).toEqual({
    ...view,
    sort: null,
    filters: [view.filters[0], view.filters[1], view.filters[3]],
    hidden: [],
  });
});
