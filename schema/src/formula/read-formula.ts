import {
  deepestFormula,
  mostNames,
  namesOf,
  type Formula,
  type FormulaProblem,
  type FormulaProblemCode,
  type Sign,
} from "./formula.ts";
import { tokensOf, type Token } from "./tokens.ts";

/**
 * Reads a formula: codes of indicators, decimal numbers, + − × ÷ (or - * /), a minus before a value, and brackets.
 * × and ÷ bind more tightly than + and −, equals go from the left, and a minus before a value binds most tightly. The
 * decimals of a number may stand behind a comma as well as a dot, for a comma means nothing else here.
 */
export function readFormula(text: string): { readonly formula: Formula } | { readonly problem: FormulaProblem } {
  const tokens = tokensOf(text);
  if ("code" in tokens) return { problem: tokens };
  const reader = new Reader(tokens);
  try {
    return { formula: reader.read() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problem: error.problem };
  }
}

class Refusal extends Error {
  readonly problem: FormulaProblem;
  constructor(problem: FormulaProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Walks the tokens once, front to back; every way into itself is counted, so that it ends before the stack does. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Formula {
    if (this.#token().kind === "END") refuse("FORMULA_EMPTY", { column: 1 });
    const formula = this.#sum();
    const { kind } = this.#token();
    if (kind === "CLOSE") refuse("BRACKET_UNOPENED", this.#token());
    if (kind !== "END") refuse("SIGN_EXPECTED", this.#token());
    if (namesOf(formula).length > mostNames) refuse("TOO_MANY_NAMES", { column: 1 }, { most: String(mostNames) });
    return formula;
  }

  #token(): Token {
    return this.#tokens[this.#at]!;
  }

  #sum(): Formula {
    return this.#pairs(["+", "−"], () => this.#product());
  }

  #product(): Formula {
    return this.#pairs(["×", "÷"], () => this.#value());
  }

  #pairs(signs: readonly Sign[], next: () => Formula): Formula {
    let left = next();
    for (let token = this.#token(); token.kind === "SIGN" && signs.includes(token.sign); token = this.#token()) {
      this.#at += 1;
      left = { kind: "PAIR", sign: token.sign, left, right: next() };
    }
    return left;
  }

  #value(): Formula {
    const token = this.#token();
    if (token.kind === "END" || token.kind === "CLOSE") return refuse("VALUE_EXPECTED", token);
    this.#at += 1;
    if (token.kind === "NUMBER") return { kind: "NUMBER", value: token.value };
    if (token.kind === "NAME") return { kind: "NAME", code: token.code };
    if (token.kind === "OPEN") return this.#inside(token, () => this.#bracket(token));
    if (token.sign !== "−") return refuse("VALUE_EXPECTED", token);
    return this.#inside(token, () => ({ kind: "NEGATIVE", of: this.#value() }));
  }

  #bracket(open: Token): Formula {
    const formula = this.#sum();
    if (this.#token().kind === "END") refuse("BRACKET_UNCLOSED", open);
    if (this.#token().kind !== "CLOSE") refuse("SIGN_EXPECTED", this.#token());
    this.#at += 1;
    return formula;
  }

  #inside(token: Token, read: () => Formula): Formula {
    if (this.#depth === deepestFormula) refuse("FORMULA_TOO_DEEP", token, { most: String(deepestFormula) });
    this.#depth += 1;
    const formula = read();
    this.#depth -= 1;
    return formula;
  }
}

function refuse(
  code: FormulaProblemCode,
  { column }: { readonly column: number },
  params: Readonly<Record<string, string>> = {},
): never {
  throw new Refusal({ code, column, params });
}
