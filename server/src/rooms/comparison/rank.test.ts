import type { Direction } from "@bangvang/schema/indicator";
import { describe, expect, test } from "vitest";
import { rank } from "./rank.ts";

type Case = readonly [
  says: string,
  direction: Direction,
  values: readonly (string | null)[],
  ranks: readonly (number | null)[],
];

const cases: readonly Case[] = [
  ["more is better", "HIGHER", ["10", "30", "20"], [3, 1, 2]],
  ["less is better", "LOWER", ["10", "30", "20"], [1, 3, 2]],
  ["neither is better", "NEUTRAL", ["10", "30"], [null, null]],
  ["a tie takes one rank and the next is as many places lower", "HIGHER", ["5", "7", "7", "1"], [3, 1, 1, 4]],
  ["a tie at the bottom", "LOWER", ["5", "7", "7"], [1, 2, 2]],
  ["all alike", "HIGHER", ["3", "3", "3"], [1, 1, 1]],
  ["equal numbers written differently are a tie", "HIGHER", ["2", "2.0"], [1, 1]],
  ["who has no value takes no part", "HIGHER", [null, "1", null, "2"], [null, 2, null, 1]],
  ["nothing is not zero", "LOWER", ["0", null, "1"], [1, null, 2]],
  ["below zero", "HIGHER", ["-5", "0", "-10"], [2, 1, 3]],
  ["numbers, not text", "HIGHER", ["9", "10", "100"], [3, 2, 1]],
  ["fifteen digits keep apart", "HIGHER", ["999999999999998", "999999999999999"], [2, 1]],
  ["decimals keep apart", "LOWER", ["84.5901", "84.59"], [2, 1]],
  ["nobody", "HIGHER", [], []],
  ["nobody with a value", "HIGHER", [null, null], [null, null]],
];

describe("rank", () => {
  test.each(cases)("%s", (_, direction, values, ranks) => {
    expect(rank(values, direction)).toEqual(ranks);
  });
});
