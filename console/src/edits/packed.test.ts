import { expect, test } from "vitest";
import { pack, unpack } from "./packed.ts";
import { edit, key } from "./test-cells.ts";

test("what was packed comes out as it went in, in few texts", async () => {
  const edits = Array.from({ length: 1_001 }, (_, at) => edit(key("2023-01"), null, String(at)));
  const packed = await pack(edits);
  expect(packed.length).toBe(6);
  expect(unpack(packed)).toEqual(edits);
  expect(unpack(await pack([]))).toEqual([]);
});

test("what was put away as it was, before texts were made of it, is there as well", () => {
  const edits = [edit(key("2023-01"), null, "1"), edit(key("2023-02"), null, "2")];
  expect(unpack(edits)).toEqual(edits);
});
