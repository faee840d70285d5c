import { describe, expect, test } from "vitest";
import { apportion, steady } from "./apportion.ts";

const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);

describe("a whole is shared out by weights", () => {
  test.each<[string, number, number[], number[]]>([
    ["evenly", 9, [1, 1, 1], [3, 3, 3]],
    ["what is left goes to the largest remainders", 10, [1, 1, 2], [3, 2, 5]],
    ["equal remainders go to the earlier part", 1, [1, 1, 1], [1, 0, 0]],
    ["by weight", 100, [1, 3], [25, 75]],
    ["nothing", 0, [1, 2], [0, 0]],
    ["to one alone", 7, [0.3], [7]],
    ["a weight of nothing gets nothing", 7, [0, 1], [0, 7]],
  ])("%s", (_, total, weights, parts) => expect(apportion(total, weights)).toEqual(parts));
});

test("parts are whole, add up to the total, and are never a whole step from their share", () => {
  for (let round = 0; round < 300; round++) {
    const total = Math.floor(steady(`total ${round}`, 0, 1_000_000_000));
    const weights = Array.from({ length: 1 + (round % 20) }, (_, n) => steady(`weight ${round} ${n}`, 0.01, 100));
    const parts = apportion(total, weights);
    expect(sum(parts)).toBe(total);
    for (const [index, part] of parts.entries()) {
      expect(Number.isInteger(part)).toBe(true);
      expect(Math.abs(part - (total * weights[index]!) / sum(weights))).toBeLessThan(1.000_001);
    }
  }
});

test("a steady number lies between its bounds and depends on the text alone", () => {
  const texts = Array.from({ length: 500 }, (_, n) => `MEM_TOTAL SLA ${n}`);
  const numbers = texts.map((text) => steady(text, 0.6, 1.4));
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0.6);
  expect(Math.max(...numbers)).toBeLessThan(1.4);
  expect(texts.map((text) => steady(text, 0.6, 1.4))).toEqual(numbers);
  expect(new Set(numbers).size).toBe(texts.length);
  expect(sum(numbers) / texts.length).toBeCloseTo(1, 1);
});

test("a steady number is the same on every machine and in every year", () => {
  expect([steady("", 0, 1), steady("a", 0, 1), steady("MEM_TOTAL SLA 2023", 0, 1)].map((number) => number.toFixed(9)))
    .toMatchInlineSnapshot(`
    [
      "0.668922188",
      "0.103526217",
      "0.874490041",
    ]
  `);
});
