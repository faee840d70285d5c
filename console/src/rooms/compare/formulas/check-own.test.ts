import { expect, test } from "vitest";
import { checkOwn, freshCode } from "./check-own.ts";
import type { OwnFormula } from "./formula-text.ts";

const own = (code: string, formula: string): OwnFormula => ({
  code,
  formula,
  name: code,
  measure: "%",
  direction: "HIGHER",
});
const isIndicator = (code: string): boolean => ["MEM", "MEM_TOTAL", "INIT"].includes(code);
const fault = (formula: string, beside: readonly OwnFormula[] = []) => {
  const found = checkOwn({ code: "OWN1", formula }, beside, isIndicator);
  return found && `${found.code} ${found.column}`;
};

test.each([
  ["INIT ÷ MEM_TOTAL × 1000", null],
  ["OWN2 + 1", null],
  ["", "FORMULA_EMPTY 1"],
  ["INIT ÷", "VALUE_EXPECTED 7"],
  ["INIT MEM", "SIGN_EXPECTED 6"],
  ["(INIT", "BRACKET_UNCLOSED 1"],
  ["MEM_TOTAL + MEM_NONE", "NAME_UNKNOWN 13"],
  ["1 + 2", "FORMULA_NAMES_NOTHING 1"],
  ["OWN1 + INIT", "FORMULA_CYCLE 1"],
])("%s", (formula, expected) => {
  expect(fault(formula, [own("OWN2", "INIT")])).toBe(expected);
});

test("a circle through another formula is found, and what the edited one said before does not count", () => {
  expect(fault("OWN2 + 1", [own("OWN2", "OWN1 × 2")])).toBe("FORMULA_CYCLE 1");
  expect(fault("OWN2 + 1", [own("OWN2", "INIT"), own("OWN1", "OWN2")])).toBeNull();
});

test("a new code is one that nobody has", () => {
  expect(freshCode((code) => code === "OWN1")).toBe("OWN2");
});
