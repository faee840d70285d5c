import type { Qualifier } from "../figure.ts";
import { fillerWords, qualifierWords, upperBoundWords } from "./qualifiers.ts";
import { halfWord, scaleWords, type Scale } from "./scale-words.ts";
import type { Token } from "./tokens.ts";
import { otherCurrencies, unitWords } from "./unit-words.ts";
import { bareKey, phraseKey, wordKey } from "./word-key.ts";

/** What a word, or a phrase of a few words, does to the number beside it. */
export type Meaning =
  | { readonly kind: "QUALIFIER"; readonly qualifier: Qualifier }
  | { readonly kind: "SCALE"; readonly scale: Scale }
  | { readonly kind: "UNIT"; readonly unit: string; readonly measure: string }
  | { readonly kind: "UPPER_BOUND" | "FILLER" | "TO" | "HALF" | "OTHER_CURRENCY" };

export interface Found {
  readonly meaning: Meaning;
  /** Tokens the phrase takes. */
  readonly length: number;
  /** Typed without its marks ("ty" for tỷ) in a place where that could change the figure. */
  readonly unmarked: boolean;
}

/** The longest phrase of known words that starts at a token; null when the word is not known. */
export function findPhrase(tokens: readonly Token[], at: number, cellMeasure: string): Found | null {
  const texts = wordsFrom(tokens, at);
  const keys = texts.map(wordKey);
  for (let length = texts.length; length > 0; length--) {
    const found = meaningOf(keys.slice(0, length).join(" "), texts.slice(0, length).every(isBare), cellMeasure);
    if (found) return { ...found, length };
  }
  return null;
}

function wordsFrom(tokens: readonly Token[], at: number): readonly string[] {
  const near = tokens.slice(at, at + longestPhrase);
  const end = near.findIndex((token) => token.kind !== "WORD");
  return (end < 0 ? near : near.slice(0, end)).map((token) => token.text);
}

function meaningOf(key: string, allBare: boolean, cellMeasure: string): Omit<Found, "length"> | null {
  const exact = byKey.get(key);
  if (exact) return { meaning: exact, unmarked: false };
  const [base = ""] = cellMeasure.split("/");
  if (base !== "" && key === phraseKey(base))
    return { meaning: { kind: "UNIT", unit: base, measure: base }, unmarked: false };
  const bare = allBare ? byBareKey.get(key) : undefined;
  return bare ? { meaning: bare, unmarked: bare.kind !== "UNIT" && bare.kind !== "FILLER" } : null;
}

function isBare(text: string): boolean {
  return /^[a-z]+$/i.test(text);
}

function entries(): readonly (readonly [string, Meaning])[] {
  const plain = (kind: "UPPER_BOUND" | "FILLER" | "TO" | "HALF" | "OTHER_CURRENCY", words: readonly string[]) =>
    words.map((word) => [word, { kind }] as const);
  return [
    ...qualifierWords.flatMap(([qualifier, ...words]) =>
      words.map((word) => [word, { kind: "QUALIFIER", qualifier }] as const),
    ),
    ...scaleWords.flatMap(([scale, ...words]) => words.map((word) => [word, { kind: "SCALE", scale }] as const)),
    ...unitWords.flatMap(([measure, ...words]) => words.map((word) => [word, unitMeaning(measure, word)] as const)),
    ...plain("UPPER_BOUND", upperBoundWords),
    ...plain("FILLER", fillerWords),
    ...plain("TO", ["đến", "tới"]),
    ...plain("HALF", [halfWord]),
    ...plain("OTHER_CURRENCY", otherCurrencies),
  ];
}

function unitMeaning(measure: string, word: string): Meaning {
  const oneSpelling = measure === "đồng" || measure === "%";
  return { kind: "UNIT", unit: oneSpelling ? measure : word, measure };
}

function keyed(keyOf: (phrase: string) => string): ReadonlyMap<string, Meaning> {
  const map = new Map<string, Meaning>();
  const shared = new Set<string>();
  for (const [phrase, meaning] of entries()) {
    const key = keyOf(phrase);
    const known = map.get(key);
    if (known && JSON.stringify(known) !== JSON.stringify(meaning)) shared.add(key);
    else map.set(key, meaning);
  }
  // "co" is cỡ and có: without its marks such a word means nothing.
  for (const key of shared) map.delete(key);
  return map;
}

const longestPhrase = 6;
const byKey = keyed(phraseKey);
const byBareKey = keyed(bareKey);
