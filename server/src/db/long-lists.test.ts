import { describe, expect, test } from "vitest";
import { isLongList, withoutEnd, writtenList } from "./long-lists.ts";

describe("a long list as PostgreSQL reads it", () => {
  test.each<[string, Parameters<typeof writtenList>[0], string]>([
    ["numbers and nulls", [1, -2, null, 3.5], "{1,-2,NULL,3.5}"],
    ["decimals of any length", ["999999999999999.9999", "-0.1"], "{999999999999999.9999,-0.1}"],
    ["flags", [true, false], "{true,false}"],
    ["codes", ["MEM_TOTAL", "CUM-BGPB"], "{MEM_TOTAL,CUM-BGPB}"],
    ["the word for nothing is a text", ["null", "NULL"], '{"null","NULL"}'],
    ["nothing written is a text as well", [""], '{""}'],
    ["what people write", ['a "b", c', "d\\e", "{f}", " g"], String.raw`{"a \"b\", c","d\\e","{f}"," g"}`],
    ["none", [], "{}"],
  ])("%s", (_, entries, text) => {
    expect(writtenList(entries)).toBe(text);
  });

  test("a few are left to the driver", () => {
    expect([isLongList(Array(500)), isLongList(Array(501)), isLongList("a".repeat(501))]).toEqual([false, true, false]);
  });

  test("what it ends with is left out when that is nothing, and only there", () => {
    expect(withoutEnd([null, 1, null, 2, null, null])).toEqual([null, 1, null, 2]);
    expect(withoutEnd([null, null])).toEqual([]);
    expect(withoutEnd([0, false, "", null])).toEqual([0, false, ""]);
  });
});
