import { shortest } from "../exact.ts";
import {
  codePattern,
  longestFormula,
  mostDigits,
  mostTokens,
  type FormulaProblem,
  type FormulaProblemCode,
  type Sign,
} from "./formula.ts";

/** A word of a formula and the column it begins at; END stands behind the last one. */
export type Token = { readonly column: number } & (
  | { readonly kind: "NUMBER"; readonly value: string }
  | { readonly kind: "NAME"; readonly code: string }
  | { readonly kind: "SIGN"; readonly sign: Sign }
  | { readonly kind: "OPEN" }
  | { readonly kind: "CLOSE" }
  | { readonly kind: "END" }
);

const spellings: Readonly<Record<string, Sign>> = {
  "+": "+",
  "−": "−",
  "-": "−",
  "×": "×",
  "*": "×",
  "÷": "÷",
  "/": "÷",
};
const piece =
  /(?<blank>[ \t\r\n\u00a0]+)|(?<number>\p{Nd}[\p{L}\p{M}\p{N}_.,]*)|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)|[^]/uy;
const plainNumber = /^(\d+)(?:[.,](\d+))?$/;

/** The words of a text in their order, or the first that is none. */
export function tokensOf(text: string): readonly Token[] | FormulaProblem {
  if (text.length > longestFormula)
    return problem("FORMULA_TOO_LONG", longestFormula, { most: String(longestFormula) });
  const tokens: Token[] = [];
  // Each turn takes at least one character, so the text ends.
  for (let at = 0; at < text.length;) {
    piece.lastIndex = at;
    const match = piece.exec(text);
    const word = match?.[0] ?? "";
    if (match?.groups?.["blank"] === undefined) {
      const token = tokenOf(word, match?.groups ?? {}, at);
      if ("params" in token) return token;
      if (tokens.length === mostTokens) return problem("FORMULA_TOO_LONG", at, { mostWords: String(mostTokens) });
      tokens.push(token);
    }
    at += word.length;
  }
  return [...tokens, { kind: "END", column: text.length + 1 }];
}

function tokenOf(word: string, { number, name }: Record<string, string>, at: number): Token | FormulaProblem {
  const column = at + 1;
  if (number !== undefined) return numberOf(word, at);
  if (name !== undefined)
    return codePattern.test(word) ? { kind: "NAME", code: word, column } : problem("NAME_MALFORMED", at, met(word));
  if (word === "(") return { kind: "OPEN", column };
  if (word === ")") return { kind: "CLOSE", column };
  const sign = Object.hasOwn(spellings, word) ? spellings[word] : undefined;
  return sign ? { kind: "SIGN", sign, column } : problem("CHARACTER_UNKNOWN", at, met(word));
}

/**
 * A number has a comma or a dot before its decimals and nothing between its thousands. So "1.500" is one and a half to
 * one reader and fifteen hundred to another: it is refused, and asks for 1500 or 1.5. Not so "0.125" and "1234.567",
 * which nobody groups in that way, nor "1.5000".
 */
function numberOf(word: string, at: number): Token | FormulaProblem {
  const match = plainNumber.exec(word);
  if (!match) return problem("NUMBER_MALFORMED", at, met(word));
  const [, whole = "", decimals = ""] = match;
  if (whole.length + decimals.length > mostDigits) return problem("NUMBER_TOO_LONG", at, { most: String(mostDigits) });
  if (looksGrouped(whole, decimals)) return problem("NUMBER_AMBIGUOUS", at, met(word));
  return { kind: "NUMBER", value: shortest(decimals === "" ? whole : `${whole}.${decimals}`), column: at + 1 };
}

/** Whether the digits before and behind the sign could be thousands. */
export function looksGrouped(whole: string, decimals: string): boolean {
  return decimals.length === 3 && whole.length <= 3 && !whole.startsWith("0");
}

function met(word: string): Readonly<Record<string, string>> {
  return { text: word.slice(0, 64) };
}

function problem(code: FormulaProblemCode, at: number, params: Readonly<Record<string, string>>): FormulaProblem {
  return { code, column: at + 1, params };
}
