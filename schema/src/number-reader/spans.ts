import type { Token } from "./tokens.ts";
import { findPhrase } from "./vocabulary.ts";

/** A text cut where it names two numbers: "8.000 – 11.000", "từ 8.000 đến 11.000", "297/1.001". */
export interface Span {
  readonly kind: "RANGE" | "RATIO";
  readonly left: readonly Token[];
  readonly right: readonly Token[];
}

/** Null for one number; SEVERAL for more than two, as in a date or a list. */
export function splitSpan(tokens: readonly Token[]): Span | "SEVERAL" | null {
  if (!hasSeveralNumbers(tokens)) return null;
  const cuts = tokens.flatMap((_, at) => cutAt(tokens, at) ?? []);
  const [cut] = cuts;
  if (cuts.length > 1) return "SEVERAL";
  if (!cut) return null;
  return { kind: cut.kind, left: withoutFrom(tokens.slice(0, cut.at)), right: tokens.slice(cut.at + 1) };
}

/** "500.000đ/01 suất" is a price per thing, not a ratio: the one is dropped. */
export function dropUnitOne(tokens: readonly Token[]): readonly Token[] {
  if (!hasSeveralNumbers(tokens)) return tokens;
  return tokens.filter(
    (token, at) => !(isOne(token) && isSlash(tokens[at - 1]) && isWord(tokens[at - 2]) && isWord(tokens[at + 1])),
  );
}

function hasSeveralNumbers(tokens: readonly Token[]): boolean {
  let count = 0;
  for (const { kind } of tokens) if (kind === "NUMBER") count += 1;
  return count > 1;
}

function cutAt(tokens: readonly Token[], at: number): { readonly at: number; readonly kind: Span["kind"] } | null {
  if (tokens[at + 1]?.kind !== "NUMBER" || !tokens.slice(0, at).some(({ kind }) => kind === "NUMBER")) return null;
  if (isSlash(tokens[at])) return { at, kind: "RATIO" };
  return isDash(tokens, at) ? { at, kind: "RANGE" } : null;
}

function isDash(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === "MARK") return token.text === "-" || token.text === "–";
  const found = token && findPhrase(tokens, at, "");
  return found?.meaning.kind === "TO" && !found.unmarked;
}

function withoutFrom(tokens: readonly Token[]): readonly Token[] {
  return tokens[0]?.text.toLowerCase() === "từ" ? tokens.slice(1) : tokens;
}

function isOne(token: Token): boolean {
  return token.kind === "NUMBER" && /^0?1$/.test(token.text);
}

function isSlash(token: Token | undefined): boolean {
  return token?.kind === "MARK" && token.text === "/";
}

function isWord(token: Token | undefined): boolean {
  return token?.kind === "WORD";
}
