import { describe, expect, test } from "vitest";
import { drawnTo } from "./fill.ts";

const range = { top: 2, bottom: 3, left: 1, right: 2 };

describe("where a handle is drawn to", () => {
  test.each<[string, number, number, object | null]>([
    ["down", 6, 2, { kind: "FILL", axis: "ROWS", isBefore: false, over: { top: 4, bottom: 6, left: 1, right: 2 } }],
    ["up", 0, 1, { kind: "FILL", axis: "ROWS", isBefore: true, over: { top: 0, bottom: 1, left: 1, right: 2 } }],
    ["right", 3, 5, { kind: "FILL", axis: "COLUMNS", isBefore: false, over: { top: 2, bottom: 3, left: 3, right: 5 } }],
    ["left", 2, 0, { kind: "FILL", axis: "COLUMNS", isBefore: true, over: { top: 2, bottom: 3, left: 0, right: 0 } }],
    ["more down than right", 6, 4, { axis: "ROWS" }],
    ["more right than down", 4, 6, { axis: "COLUMNS" }],
    ["back into it by a row", 2, 2, { kind: "CLEAR", over: { top: 3, bottom: 3, left: 1, right: 2 } }],
    ["back into it by a column", 3, 1, { kind: "CLEAR", over: { top: 2, bottom: 3, left: 2, right: 2 } }],
    ["nowhere", 3, 2, null],
  ])("%s", (_, row, column, expected) => {
    const drawn = drawnTo(range, { row, column });
    if (expected === null) expect(drawn).toBeNull();
    else expect(drawn).toMatchObject(expected);
  });
});
