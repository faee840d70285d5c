import { expect, test } from "vitest";
import { blockOf } from "./block.ts";
import { base, block, key } from "./test-cells.ts";

test("a cell has one key in every view", () => {
  const turned = blockOf(
    { rows: "PERIODS", columns: "UNITS", fixed: "EMU_INIT", kind: "ACTUAL" },
    {
      rowKeys: ["2023-01", "2023-02"],
      columnKeys: ["SLA", "LCA"],
      values: [1, 2, 3, 0.1],
      versions: [1, 1, 1, 1],
      states: ["VALUE", "VALUE", "VALUE", "VALUE"],
      qualifiers: ["EXACT", "EXACT", "EXACT", "OVER"],
      qualities: ["REPORTED", "SAMPLE", "REPORTED", "REPORTED"],
      sources: [null, null, null, null],
      notes: [null, null, null, null],
      locks: [{ reason: "FORBIDDEN", round: null }],
      lockOf: [-1, -1, -1, 0],
    },
  );
  expect(turned.keyAt(1, 1)).toEqual(key("2023-02"));
  expect(turned.find(key("2023-02"))).toEqual({ row: 1, column: 1 });
  expect(turned.find({ ...key("2023-02"), kind: "TARGET" })).toBeNull();
  expect(turned.find(key("2023-02", "CARE_HOUSE"))).toBeNull();
  expect(turned.baseAt(1, 1)).toMatchObject({ value: "0.1", qualifier: "OVER" });
  expect(turned.isEditable(1, 1)).toBe(false);
  expect(turned.countOfQuality("SAMPLE")).toBe(1);
});

test("an older version never overwrites a newer one", () => {
  const sheet = block([10], [3]);
  sheet.write(key("2023-01"), base("7"), 2);
  expect(sheet.baseAt(0, 0).value).toBe("10");
  sheet.write(key("2023-01"), base("999999999999999"), 4);
  expect(sheet.baseAt(0, 0)).toMatchObject({ value: "999999999999999", version: 4 });
});
