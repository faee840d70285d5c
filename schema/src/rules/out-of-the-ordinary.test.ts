import { describe, expect, test } from "vitest";
import { outOfTheOrdinary, type Witnesses } from "./out-of-the-ordinary.ts";

const nobody: Witnesses = { lastYear: null, peers: null };
const noBand = { bandLow: null, bandHigh: null };
const codes = (value: string, witnesses: Partial<Witnesses> = {}, band = {}): readonly string[] =>
  outOfTheOrdinary(value, { ...noBand, ...band }, { ...nobody, ...witnesses }).map(({ code }) => code);

describe("against the band of the catalogue", () => {
  test.each<[string, readonly string[]]>([
    ["0", []],
    ["100", []],
    ["100.0001", ["OUT_OF_BAND"]],
    ["-0.0001", ["OUT_OF_BAND"]],
  ])("%s of 0 to 100", (value, expected) => {
    expect(codes(value, {}, { bandLow: "0", bandHigh: "100" })).toEqual(expected);
  });
  test("open on one side", () => {
    expect(codes("-5", {}, { bandHigh: "10" })).toEqual([]);
    expect(codes("11", {}, { bandHigh: "10" })).toEqual(["OUT_OF_BAND"]);
  });
});

describe("against last year", () => {
  test.each<[string, string, readonly string[]]>([
    ["41000", "40780", []],
    ["407800", "40780", []],
    ["407801", "40780", ["FAR_FROM_LAST_YEAR"]],
    ["40780000", "40780", ["FAR_FROM_LAST_YEAR"]],
    ["4077", "40780", ["FAR_FROM_LAST_YEAR"]],
    ["-407801", "40780", ["FAR_FROM_LAST_YEAR"]],
    // small counts come and go, and nothing is no measure
    ["12", "1", []],
    ["101", "1", ["FAR_FROM_LAST_YEAR"]],
    ["0", "40780", []],
    ["40780", "0", []],
    ["62500000000000", "62500000000", ["FAR_FROM_LAST_YEAR"]],
  ])("%s after %s", (value, lastYear, expected) => {
    expect(codes(value, { lastYear })).toEqual(expected);
  });
});

describe("against its peers, where there was nothing last year", () => {
  test.each<[string, readonly string[]]>([
    ["4000000", []],
    ["4000001", ["FAR_FROM_PEERS"]],
    ["399", ["FAR_FROM_PEERS"]],
  ])("%s beside 40000", (value, expected) => {
    expect(codes(value, { peers: "40000" })).toEqual(expected);
    expect(codes(value, { peers: "40000", lastYear: value })).toEqual([]);
  });
});
