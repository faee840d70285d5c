import { expect, test } from "vitest";
import { forbidden, levelsToCheck, suspectedRules, type Level, type Rule } from "./additivity.ts";
import type { Held } from "./traits.ts";

const nothing: Held = {
  severalMeasures: false,
  bothKinds: false,
  stock: false,
  flow: false,
  ratio: false,
  mean: false,
  notOverUnits: false,
  partsPossible: false,
  relatedPossible: false,
  overlapPossible: false,
};
const everything = Object.fromEntries(Object.keys(nothing).map((name) => [name, true])) as unknown as Held;
const level = (fields: readonly string[], by: Level["by"] = []): Level => ({ by, isTotal: false, fields });

test.each<[string, Held, Level, readonly Rule[]]>([
  ["compared", everything, level(["avg", "max"]), ["MEASURE"]],
  [
    "added",
    everything,
    level(["sum"]),
    ["MEASURE", "KIND", "RATE", "PART", "OVER_UNITS", "STOCK", "OVERLAP", "RELATED"],
  ],
  ["weighed", everything, level(["weightedMean"]), ["MEASURE", "KIND", "OVER_UNITS", "OVERLAP", "RELATED"]],
  ["weighed, but no mean", { ...everything, mean: false }, level(["weightedMean"]), ["MEASURE"]],
  ["flows of one unit and kind", { ...nothing, flow: true }, level(["sum"]), []],
  ["a stock", { ...nothing, stock: true }, level(["share"]), ["STOCK"]],
  ["a stock by period", { ...nothing, stock: true }, level(["share"], ["PERIOD"]), []],
  ["overlapping periods of a stock", { ...nothing, overlapPossible: true }, level(["sum"]), []],
  ["overlapping periods by period", { ...nothing, flow: true, overlapPossible: true }, level(["sum"], ["PERIOD"]), []],
  ["related units by unit", { ...nothing, relatedPossible: true, notOverUnits: true }, level(["sum"], ["UNIT"]), []],
  ["parts by indicator", { ...nothing, partsPossible: true }, level(["sum"], ["INDICATOR"]), []],
  ["both kinds by kind", { ...nothing, bothKinds: true }, level(["sum"], ["KIND"]), []],
])("%s", (_, held, asked, rules) => {
  expect(suspectedRules(held, asked)).toEqual(rules);
});

test.each<[string, readonly string[], readonly string[] | null, readonly (readonly string[])[]]>([
  ["counts need no check", ["count", "valueCount", "sample", "countDistinct:UNIT"], ["count"], []],
  ["what is asked of groups", ["sum", "count", "avg"], null, [["sum", "avg"]]],
  ["what is asked of the total", ["count"], ["sum", "count"], [["sum"]]],
  ["a share adds up the total as well", ["share"], null, [["share"], ["share"]]],
])("%s", (_, fields, total, expected) => {
  const levels = levelsToCheck(["UNIT"], new Set(fields), total && new Set(total));
  expect(levels.map((one) => one.fields)).toEqual(expected);
});

test("a rule forbids what it is about", () => {
  const asked = level(["sum", "avg", "share", "weightedMean"]);
  expect(forbidden("MEASURE", asked)).toEqual(["sum", "avg", "share", "weightedMean"]);
  expect(forbidden("STOCK", asked)).toEqual(["sum", "share"]);
  expect(forbidden("RELATED", asked)).toEqual(["sum", "share", "weightedMean"]);
});
