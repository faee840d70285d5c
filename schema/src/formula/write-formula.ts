import type { Formula, Sign } from "./formula.ts";
import { looksGrouped } from "./tokens.ts";

/** The text of a formula, with no bracket it does not need. Read again, it is the same formula. */
export function writeFormula(formula: Formula): string {
  switch (formula.kind) {
    case "NUMBER":
      return writeNumber(formula.value);
    case "NAME":
      return formula.code;
    case "NEGATIVE":
      return `−${inBrackets(formula.of, formula.of.kind === "PAIR")}`;
    case "PAIR": {
      const { sign, left, right } = formula;
      const own = bindingOf(sign);
      const leftText = inBrackets(left, left.kind === "PAIR" && bindingOf(left.sign) < own);
      // Equals go from the left: on the right they keep their brackets.
      const rightText = inBrackets(right, right.kind === "PAIR" && bindingOf(right.sign) <= own);
      return `${leftText} ${sign} ${rightText}`;
    }
  }
}

function inBrackets(formula: Formula, isNeeded: boolean): string {
  const text = writeFormula(formula);
  return isNeeded ? `(${text})` : text;
}

function bindingOf(sign: Sign): number {
  return sign === "×" || sign === "÷" ? 2 : 1;
}

/** With a nought behind three decimals that could be taken for thousands. */
function writeNumber(value: string): string {
  const [whole = "", decimals = ""] = value.split(".");
  return looksGrouped(whole, decimals) ? `${value}0` : value;
}
