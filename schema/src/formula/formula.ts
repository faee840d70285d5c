/** The four ways to make one number of two, as they are printed. */
export const signs = ["+", "−", "×", "÷"] as const;
export type Sign = (typeof signs)[number];

/**
 * What a derived indicator is worked out by: numbers, codes of indicators, and the four signs. There is nothing else in
 * it: it cannot call, compare, repeat or reach anything.
 */
export type Formula =
  /** Decimal text, the shortest of its number, never below zero. */
  | { readonly kind: "NUMBER"; readonly value: string }
  /** What the indicator of this code is worth in the cell. */
  | { readonly kind: "NAME"; readonly code: string }
  | { readonly kind: "NEGATIVE"; readonly of: Formula }
  | { readonly kind: "PAIR"; readonly sign: Sign; readonly left: Formula; readonly right: Formula };

/** Names, numbers, signs and brackets of a formula, all together. */
export const mostTokens = 200;
/** Characters, blanks included: more than what `mostTokens` tokens take when they are printed. */
export const longestFormula = 10_000;
/** Brackets and minus signs inside one another. */
export const deepestFormula = 32;
/** Different indicators a formula names. */
export const mostNames = 20;
/** Digits of a number: those a double keeps, as with a figure. */
export const mostDigits = 15;
export const codePattern = /^[A-Z][A-Z0-9_]{1,47}$/;

/** What can be wrong with the text of a formula. The list is closed: the console has words for each. */
export const formulaProblemCodes = [
  "FORMULA_EMPTY",
  "FORMULA_TOO_LONG",
  "FORMULA_TOO_DEEP",
  "TOO_MANY_NAMES",
  "CHARACTER_UNKNOWN",
  "NAME_MALFORMED",
  "NUMBER_MALFORMED",
  "NUMBER_TOO_LONG",
  "NUMBER_AMBIGUOUS",
  "VALUE_EXPECTED",
  "SIGN_EXPECTED",
  "BRACKET_UNCLOSED",
  "BRACKET_UNOPENED",
] as const;
export type FormulaProblemCode = (typeof formulaProblemCodes)[number];

/** Where a text stops being a formula, and why. */
export interface FormulaProblem {
  readonly code: FormulaProblemCode;
  /** Of the first character it speaks of, from 1, as JavaScript counts characters. */
  readonly column: number;
  /** What a sentence about it needs: the text that was met, or the most there may be. */
  readonly params: Readonly<Record<string, string>>;
}

/** The codes a formula names, each once, in the order they appear. */
export function namesOf(formula: Formula): readonly string[] {
  const found = new Set<string>();
  const waiting: Formula[] = [formula];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.kind === "NAME") found.add(one.code);
    if (one.kind === "NEGATIVE") waiting.push(one.of);
    if (one.kind === "PAIR") waiting.push(one.right, one.left);
  }
  return [...found];
}
