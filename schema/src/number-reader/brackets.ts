import { refuse, type Refusal } from "./readings.ts";
import type { Token } from "./tokens.ts";

/** Tokens without their round brackets. `bare`: the brackets held nothing but a number, as accountants write a minus. */
export interface Unwrapped {
  readonly tokens: readonly Token[];
  readonly bare: boolean;
}

/** Takes brackets away. Numbers on both sides of one are two numbers: "40.780 (đạt 162%)". */
export function unwrap(tokens: readonly Token[]): Unwrapped | Refusal {
  if (!tokens.some(isBracket)) return { tokens, bare: false };
  const open = tokens.findIndex(({ text }) => text === "(");
  const close = tokens.findIndex(({ text }) => text === ")");
  const inside = tokens.slice(open + 1, close);
  const outside = [...tokens.slice(0, open), ...tokens.slice(close + 1)];
  if (open < 0 || close < open || outside.some(isBracket) || inside.some(isBracket)) return refuse("MALFORMED");
  if (hasNumber(inside) && hasNumber(outside)) return refuse("SEVERAL_NUMBERS");
  const rest = tokens.filter((token) => !isBracket(token));
  return {
    tokens: rest,
    bare: outside.length === 0 && inside.every(({ kind, text }) => kind === "NUMBER" || signs.has(text)),
  };
}

const signs: ReadonlySet<string> = new Set(["%", "đ", "₫"]);

function isBracket({ text }: Token): boolean {
  return text === "(" || text === ")";
}

function hasNumber(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind === "NUMBER");
}
