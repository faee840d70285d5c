import { describe, expect, test } from "vitest";
import { expandFormula } from "./expand-formula.ts";
import { findCycle } from "./find-cycle.ts";
import { deepestFormula, longestFormula, mostNames, mostTokens, namesOf, type Formula } from "./formula.ts";
import { readFormula } from "./read-formula.ts";
import { writeFormula } from "./write-formula.ts";

/** A formula as it is printed, or the code and column of what is wrong with it. */
function shown(text: string): string {
  const read = readFormula(text);
  return "formula" in read ? writeFormula(read.formula) : `${read.problem.code} ${read.problem.column}`;
}

function formulaOf(text: string): Formula {
  const read = readFormula(text);
  if ("problem" in read) throw new Error(`${text}: ${read.problem.code}`);
  return read.formula;
}

describe("a formula is read", () => {
  test.each([
    ["a name", "MEM_TOTAL", "MEM_TOTAL"],
    ["the signs as people write them", "A1 + B1 − C1 × D1 ÷ E1", "A1 + B1 − C1 × D1 ÷ E1"],
    ["and as keyboards have them", "A1+B1-C1*D1/E1", "A1 + B1 − C1 × D1 ÷ E1"],
    ["blanks of every kind", "\tA1\u00a0/\r\n B1 ", "A1 ÷ B1"],
    ["brackets that are needed stay", "(A1 + B1) × C1", "(A1 + B1) × C1"],
    ["those that are not go", "((A1) + (B1 × (C1)))", "A1 + B1 × C1"],
    ["equals go from the left", "A1 - B1 - C1", "A1 − B1 − C1"],
    ["so brackets on the right stay", "A1 - (B1 - C1)", "A1 − (B1 − C1)"],
    ["also where the number would be the same", "A1 + (B1 + C1)", "A1 + (B1 + C1)"],
    ["a quotient of a quotient", "A1 / (B1 / C1)", "A1 ÷ (B1 ÷ C1)"],
    ["a minus before a value", "-A1 * -B1", "−A1 × −B1"],
    ["before a minus", "--A1", "−−A1"],
    ["before a bracket", "-(A1 + B1)", "−(A1 + B1)"],
    ["behind a sign", "A1 - -5", "A1 − −5"],
    ["a number", "1000 × A1", "1000 × A1"],
    ["decimals behind a dot", "0.5 × A1", "0.5 × A1"],
    ["decimals behind a comma", "62,5 × A1", "62.5 × A1"],
    ["needless noughts go", "007.50", "7.5"],
    ["nought", "0,0", "0"],
    ["three decimals of less than one are no thousands", "0,125", "0.125"],
    ["nor those behind four digits", "1234.567", "1234.567"],
    ["four decimals are no thousands, and stay four", "1.1250", "1.1250"],
    ["fifteen digits", "123456789012,345", "123456789012.345"],
  ])("%s", (_, text, printed) => {
    expect(shown(text)).toBe(printed);
  });

  test.each([
    ["nothing", "", "FORMULA_EMPTY 1"],
    ["only blanks", " \n ", "FORMULA_EMPTY 1"],
    ["a sign without a value", "A1 +", "VALUE_EXPECTED 5"],
    ["two signs", "A1 + × B1", "VALUE_EXPECTED 6"],
    ["a plus before a value", "+A1", "VALUE_EXPECTED 1"],
    ["two values", "A1 B1", "SIGN_EXPECTED 4"],
    ["a value behind a bracket", "(A1) B1", "SIGN_EXPECTED 6"],
    ["a value before a bracket, as a call has it", "SUM(A1)", "SIGN_EXPECTED 4"],
    ["two values inside brackets", "(A1 B1)", "SIGN_EXPECTED 5"],
    ["empty brackets", "A1 + ()", "VALUE_EXPECTED 7"],
    ["a bracket that is not closed", "A1 + (B1", "BRACKET_UNCLOSED 6"],
    ["one that was not opened", "A1 + B1)", "BRACKET_UNOPENED 8"],
    ["a name in small letters", "A1 + mem_total", "NAME_MALFORMED 6"],
    ["a name of one letter", "A", "NAME_MALFORMED 1"],
    ["a name with Vietnamese letters", "ĐOÀN_VIÊN", "NAME_MALFORMED 1"],
    ["a name that is too long", `A${"1".repeat(48)}`, "NAME_MALFORMED 1"],
    ["a power", "A1 ^ 2", "CHARACTER_UNKNOWN 4"],
    ["a dash that is no minus", "A1 – B1", "CHARACTER_UNKNOWN 4"],
    ["a percentage", "A1 × 5%", "CHARACTER_UNKNOWN 7"],
    ["an end of a statement", "A1; drop table figure", "CHARACTER_UNKNOWN 3"],
    ["a text", "'A1'", "CHARACTER_UNKNOWN 1"],
    ["a parameter", "$1", "CHARACTER_UNKNOWN 1"],
    ["a property", "A1.constructor", "CHARACTER_UNKNOWN 3"],
    ["a name every object has", "__proto__", "NAME_MALFORMED 1"],
    ["a blank of no width", "A1\u200b+ B1", "CHARACTER_UNKNOWN 3"],
    ["half a character", "A1 + \ud800", "CHARACTER_UNKNOWN 6"],
    ["decimals without a whole", ".5", "CHARACTER_UNKNOWN 1"],
    ["a whole without decimals", "5.", "NUMBER_MALFORMED 1"],
    ["grouped thousands", "1.000.000 × A1", "NUMBER_MALFORMED 1"],
    ["grouped thousands with decimals", "1,000.5", "NUMBER_MALFORMED 1"],
    ["a power of ten", "1e9", "NUMBER_MALFORMED 1"],
    ["another base", "0x10", "NUMBER_MALFORMED 1"],
    ["digits of another script", "A1 × ٣", "NUMBER_MALFORMED 6"],
    ["what may be thousands", "A1 × 1.500", "NUMBER_AMBIGUOUS 6"],
    ["or decimals", "A1 × 12,125", "NUMBER_AMBIGUOUS 6"],
    ["sixteen digits", "1234567890123456", "NUMBER_TOO_LONG 1"],
  ])("but not %s", (_, text, problem) => {
    expect(shown(text)).toBe(problem);
  });

  test("a problem says what it met, or the most there may be", () => {
    expect(readFormula("A1 # B1")).toEqual({
      problem: { code: "CHARACTER_UNKNOWN", column: 4, params: { text: "#" } },
    });
    expect(readFormula("9".repeat(40))).toEqual({
      problem: { code: "NUMBER_TOO_LONG", column: 1, params: { most: "15" } },
    });
  });
});

describe("a formula has bounds", () => {
  const nested = (depth: number): string => `${"(".repeat(depth)}A1${")".repeat(depth)}`;
  const sumOf = (names: number): string => Array.from({ length: names }, (_, at) => `A${at}`).join(" + ");

  test("of its length", () => {
    expect(shown(" ".repeat(longestFormula - 2) + "A1")).toBe("A1");
    expect(shown(" ".repeat(longestFormula - 1) + "A1")).toBe(`FORMULA_TOO_LONG ${longestFormula + 1}`);
  });

  test("of its words", () => {
    const text = Array.from({ length: mostTokens / 2 }, () => "A1").join("+");
    expect(shown(text)).toMatch(/^A1 \+ A1/);
    expect(shown(`-${text}`)).toMatch(/^−A1 \+ A1/);
    expect(shown(`--${text}`)).toBe(`FORMULA_TOO_LONG ${text.length + 1}`);
  });

  test("of its depth, in brackets, minus signs and both", () => {
    expect(shown(nested(deepestFormula))).toBe("A1");
    expect(shown(nested(deepestFormula + 1))).toBe(`FORMULA_TOO_DEEP ${deepestFormula + 1}`);
    expect(shown(`${"-".repeat(deepestFormula)}A1`)).toBe(`${"−".repeat(deepestFormula)}A1`);
    expect(shown(`${"-".repeat(deepestFormula + 1)}A1`)).toBe(`FORMULA_TOO_DEEP ${deepestFormula + 1}`);
    expect(shown(`${"-(".repeat(17)}A1${")".repeat(17)}`)).toBe("FORMULA_TOO_DEEP 33");
    expect(shown("(".repeat(9_999))).toBe(`FORMULA_TOO_LONG ${mostTokens + 1}`);
  });

  test("of the indicators it names", () => {
    expect(shown(sumOf(mostNames))).toMatch(/^A0 \+ /);
    expect(shown(sumOf(mostNames + 1))).toBe("TOO_MANY_NAMES 1");
  });
});

describe("names", () => {
  test("each once, in the order they appear", () => {
    expect(namesOf(formulaOf("B1 × (A1 + B1) ÷ −C1 + 5"))).toEqual(["B1", "A1", "C1"]);
    expect(namesOf(formulaOf("5"))).toEqual([]);
  });
});

describe("cycles", () => {
  const cycleOf = (formulas: Readonly<Record<string, string>>): readonly string[] | null =>
    findCycle(new Map(Object.entries(formulas).map(([code, text]) => [code, namesOf(formulaOf(text))])));

  test.each([
    ["none", { A1: "M1 ÷ W1", B1: "A1 × 2", C1: "A1 + B1" }, null],
    ["of one", { A1: "A1 + 1" }, ["A1", "A1"]],
    ["of two", { A1: "B1 ÷ W1", B1: "A1 × 2" }, ["A1", "B1", "A1"]],
    ["behind others", { X1: "M1 + A1", A1: "M1 + B1", B1: "C1", C1: "A1" }, ["A1", "B1", "C1", "A1"]],
    ["a formula met twice is none", { A1: "B1 + C1", B1: "D1", C1: "D1", D1: "M1" }, null],
  ])("%s", (_, formulas, cycle) => {
    expect(cycleOf(formulas)).toEqual(cycle);
  });

  test("a chain of a hundred thousand formulas", () => {
    const chain = new Map(Array.from({ length: 100_000 }, (_, at) => [`A${at}`, [`A${at + 1}`]] as const));
    expect(findCycle(chain)).toBeNull();
    chain.set("A99999", ["A0"]);
    expect(findCycle(chain)).toHaveLength(100_001);
  });
});

describe("formulas that name others are written out", () => {
  const formulas = new Map(
    Object.entries({ PER_HEAD: "GIFTS ÷ HEADS", HEADS: "MEMBERS + GUESTS", ENDLESS: "1 + ENDLESS" }).map(
      ([code, text]) => [code, formulaOf(text)],
    ),
  );

  test("with the brackets their signs need", () => {
    const expanded = expandFormula(formulaOf("PER_HEAD × 1000 − GUESTS"), formulas);
    expect(expanded && writeFormula(expanded)).toBe("GIFTS ÷ (MEMBERS + GUESTS) × 1000 − GUESTS");
  });

  test("but not without end", () => {
    expect(expandFormula(formulaOf("ENDLESS"), formulas)).toBeNull();
    const doubling = new Map([...Array(40).keys()].map((at) => [`D${at}`, formulaOf(`D${at + 1} + D${at + 1}`)]));
    const sixtyFour = expandFormula(formulaOf("D34"), doubling); // 2 to the 6th
    expect(sixtyFour && writeFormula(sixtyFour).match(/D40/g)).toHaveLength(64);
    expect(expandFormula(formulaOf("D0"), doubling)).toBeNull(); // 2 to the 40th
  });
});

describe("whatever is drawn", () => {
  /** Pseudo-random, and the same at every run. */
  function dice(seed: number): (sides: number) => number {
    let state = seed;
    return (sides) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
  }

  function drawNumber(roll: (sides: number) => number): string {
    const digits = (length: number): string => Array.from({ length }, () => roll(10)).join("");
    const whole = String(Number(digits(1 + roll(9))));
    const decimals = digits(roll(6)).replace(/0+$/, "");
    return decimals === "" ? whole : `${whole}.${decimals}`;
  }

  /** Any tree, also those nobody writes: of so many levels at most, with a minus where the depth allows it. */
  function drawFormula(roll: (sides: number) => number, levels: number): Formula {
    const kind = levels === 0 ? roll(2) : roll(6);
    if (kind === 0) return { kind: "NUMBER", value: drawNumber(roll) };
    if (kind === 1) return { kind: "NAME", code: `N_${roll(12)}` };
    if (kind === 2) return { kind: "NEGATIVE", of: drawFormula(roll, levels - 1) };
    const sign = (["+", "−", "×", "÷"] as const)[roll(4)]!;
    return { kind: "PAIR", sign, left: drawFormula(roll, levels - 1), right: drawFormula(roll, levels - 1) };
  }

  test("what is printed reads back to the same formula, and prints the same", () => {
    const roll = dice(1);
    for (let round = 0; round < 5_000; round++) {
      const formula = drawFormula(roll, 1 + roll(5));
      const text = writeFormula(formula);
      expect(readFormula(text), text).toEqual({ formula });
      const typed = text.replaceAll("−", "-").replaceAll("×", "*").replaceAll("÷", "/").replaceAll(" ", "");
      expect(readFormula(typed.replaceAll(".", ",")), typed).toEqual({ formula });
    }
  });

  test("any text is a formula that prints and reads back, or has one problem at a place inside it", () => {
    const roll = dice(2);
    const pieces = ["A1", "MEM_TOTAL", "b", "Đ", "5", "1.5", "1,500", "0.125", "12345678901234567", "+", "-", "−", "×"];
    const more = [
      "*",
      "÷",
      "/",
      "(",
      ")",
      " ",
      "\n",
      "\u00a0",
      "\u0000",
      "'",
      '"',
      ";",
      "$1",
      "\ud83d",
      "🥇",
      ".",
      ",",
      "e",
    ];
    const all = [...pieces, ...more];
    let formulas = 0;
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: roll(12) }, () => all[roll(roll(2) ? all.length : pieces.length)]).join("");
      const read = readFormula(text);
      if ("problem" in read) {
        expect(read.problem.column, text).toBeGreaterThanOrEqual(1);
        expect(read.problem.column, text).toBeLessThanOrEqual(text.length + 1);
      } else {
        formulas += 1;
        expect(readFormula(writeFormula(read.formula)), text).toEqual(read);
      }
    }
    expect(formulas).toBeGreaterThan(500);
  });

  test("a formula at its bounds prints a text within the bounds", () => {
    const names = Array.from({ length: mostNames }, (_, at) => `N${String(at).padStart(47, "0")}`);
    const text = Array.from({ length: mostTokens / 2 }, (_, at) => names[at % mostNames]).join("-");
    const read = readFormula(`-${text}`);
    expect("formula" in read && readFormula(writeFormula(read.formula))).toEqual(read);
  });
});
