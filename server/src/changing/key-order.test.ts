import { expect, test } from "vitest";
import { cellOf } from "./harness.ts";
import { inKeyOrder } from "./key-order.ts";

test("cells come in the order of their ids, whatever order they were sent in; new periods before the others", () => {
  const ids = new Map([
    ["2023-01", 50],
    ["2023-02", 40],
  ]);
  const february = cellOf({ periodKey: "2023-02" });
  const target = { ...february, key: { ...february.key, kind: "TARGET" as const } };
  const cells = [
    cellOf({ periodKey: "2023-09" }),
    february,
    target,
    cellOf({ periodKey: "2023-01" }),
    cellOf({ unit: "LCA", periodKey: "2023-01" }),
  ];
  expect(inKeyOrder(cells, ids)).toEqual(cells);
  expect(inKeyOrder(cells.toReversed(), ids)).toEqual(cells);
});
