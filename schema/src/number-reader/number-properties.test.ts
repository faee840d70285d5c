import { describe, expect, test } from "vitest";
import { readDecimal } from "../decimal.ts";
import { compareDecimals, times } from "../exact.ts";
import { cells, shown } from "./harness.ts";
import { isWholeCell, type NumberContext } from "./number-context.ts";
import { readBlock } from "./read-block.ts";
import { readNumber } from "./read-number.ts";
import { editText, printNumber } from "./write-number.ts";

/** Pseudo-random, and the same numbers at every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function digits(roll: (sides: number) => number, length: number): string {
  return Array.from({ length }, (_, at) => (at === 0 && length > 1 ? 1 + roll(9) : roll(10))).join("");
}

describe("what is printed reads back to itself", () => {
  test("whole numbers in the Vietnamese style", () => {
    const roll = dice(1);
    for (let round = 0; round < 3_000; round++) {
      const value = digits(roll, 1 + roll(15));
      const text = printNumber(value);
      expect(shown(readNumber(text, cells.persons))).toBe(`OK ${value}`);
      expect(shown(readNumber(`gần ${text} đồng`, cells.money))).toBe(`OK ${value} NEARLY [đồng]`);
      expect(shown(readNumber(text.replaceAll(".", "\u00a0"), cells.money))).toBe(`OK ${value}`);
      expect(shown(readNumber(` ${value}`, cells.count))).toBe(shown(readNumber(value, cells.count)));
    }
  });

  test("the text of an editor, in every cell", () => {
    const roll = dice(2);
    for (let round = 0; round < 3_000; round++) {
      const fraction = digits(roll, 1 + roll(4));
      const read = readDecimal(`${digits(roll, 1 + roll(11))}.${fraction}`);
      const value = "value" in read ? read.value : "0";
      for (const cell of [cells.count, cells.money, cells.percent, cells.decimal, cells.wage]) {
        expect(shown(readNumber(editText(value), cell))).toBe(`OK ${value}`);
      }
    }
  });

  test("the English style is asked about, and the number is among the readings", () => {
    const roll = dice(3);
    for (let round = 0; round < 2_000; round++) {
      const value = digits(roll, 4 + roll(11));
      const read = readNumber(printNumber(value, { format: "ENGLISH" }), cells.persons);
      expect(read.kind === "AMBIGUOUS" && read.readings[0]?.value).toBe(value);
    }
  });

  test("a block of English numbers, as a whole", () => {
    const roll = dice(4);
    const values = Array.from({ length: 500 }, () => digits(roll, 1 + roll(12)));
    const block = readBlock(
      values.map((value) => [printNumber(value, { format: "ENGLISH" })]),
      () => cells.persons,
    );
    expect(block.rows.map(([read]) => shown(read!))).toEqual(values.map((value) => `OK ${value}`));
  });
});

describe("strings of digits, dots and commas against a slow reader", () => {
  /** The convention's own exceptions: a dot group in a cell of whole numbers, and a comma before a scale word. */
  const isSettledByConvention = (text: string, context: NumberContext, scaleWord: string) =>
    scaleWord ? /^\d+,\d{3}$/.test(text) : /^\d+\.\d{3}$/.test(text) && isWholeCell(context);

  test("one value is never a thousand times another reading", () => {
    const roll = dice(5);
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: 1 + roll(9) }, () => "0123456789.,.,"[roll(14)]).join("");
      const context = [cells.count, cells.money, cells.decimal, cells.percent][roll(4)]!;
      const scaleWord = ["", "", " nghìn", " triệu"][roll(4)]!;
      const read = readNumber(text + scaleWord, context);
      if (read.kind !== "OK") continue;
      const factor = scaleWord === " nghìn" ? "1000" : scaleWord ? "1000000" : "1";
      const all = slowReadings(text).map((value) => times(value, factor));
      expect([text, ...all]).toContain(read.value);
      const far = all.filter((value) => isFarFrom(value, read.value));
      if (!isSettledByConvention(text, context, scaleWord)) expect([text, ...far]).toEqual([text]);
    }
  });

  /** Both conventions, tried mark by mark. */
  function slowReadings(text: string): readonly string[] {
    return (
      [
        [".", ","],
        [",", "."],
      ] as const
    ).flatMap(([group, point]) => {
      const [whole = "", fraction, ...rest] = text.split(point);
      const groups = whole.split(group);
      const isGrouped =
        groups.length === 1 || groups.every((part, at) => (at === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(part));
      const isNumber = groups.every((part) => /^\d+$/.test(part)) && (fraction === undefined || /^\d+$/.test(fraction));
      return isGrouped && isNumber && rest.length === 0
        ? [times(`${groups.join("")}${fraction ? `.${fraction}` : ""}`, "1")]
        : [];
    });
  }

  function isFarFrom(a: string, b: string): boolean {
    return compareDecimals(a, times(b, "1000")) === 0 && a !== "0"
      ? true
      : compareDecimals(b, times(a, "1000")) === 0 && b !== "0";
  }
});

describe("any text", () => {
  const pieces = [
    "0",
    "1",
    "25",
    "500",
    "1.500",
    "2,275",
    "12.5",
    "1,234,567",
    " ",
    " ",
    ".",
    ",",
    "-",
    "–",
    "/",
    "(",
    ")",
    "%",
    "đ",
    "đồng",
    "VND",
    "$",
    "tỷ",
    "triệu",
    "nghìn",
    "tr",
    "k",
    "T",
    "rưỡi",
    "gần",
    "hơn",
    "trên dưới",
    "ước",
    "dưới",
    "đến",
    "người",
    "suất",
    "đạt",
    "không",
    "e9",
    "=",
    "\u200b",
    "\u0301",
    "😀",
  ];

  function anyText(roll: (sides: number) => number): string {
    return Array.from({ length: 1 + roll(7) }, () => pieces[roll(pieces.length)]).join(["", " "][roll(2)]);
  }

  test("gets an answer whose values a figure can hold", () => {
    const roll = dice(6);
    const all = Object.values(cells) as readonly NumberContext[];
    for (let round = 0; round < 20_000; round++) {
      const text = anyText(roll);
      const read = readNumber(text, all[roll(all.length)]!);
      for (const value of valuesOf(read)) expect([text, readDecimal(value)]).toEqual([text, { value }]);
      if (read.kind === "AMBIGUOUS") expect(read.readings.length).toBeGreaterThan(0);
    }
  });

  test("evidence turns the order and nothing else", () => {
    const roll = dice(7);
    for (let round = 0; round < 5_000; round++) {
      const text = anyText(roll);
      const alone = readNumber(text, cells.money);
      const evidence = {
        lastYear: digits(roll, 1 + roll(12)),
        bandHigh: digits(roll, 1 + roll(12)),
        peers: [digits(roll, 1 + roll(12))],
      };
      const read = readNumber(text, { ...cells.money, ...evidence });
      expect([text, read.kind, valuesOf(read).toSorted()]).toEqual([text, alone.kind, valuesOf(alone).toSorted()]);
    }
  });

  function valuesOf(read: ReturnType<typeof readNumber>): readonly string[] {
    switch (read.kind) {
      case "OK":
        return [read.value];
      case "AMBIGUOUS":
        return read.readings.flatMap(({ value }) => value ?? []);
      case "REJECT":
        return read.suggestion === null ? [] : [read.suggestion];
      case "RANGE":
        return [read.low, read.high];
      case "RATIO":
        return [read.numerator, read.denominator];
      case "BLANK":
        return [];
    }
  }
});
