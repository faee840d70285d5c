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
  const own = ownUnit(cellMeasure);
  const keys = keysFrom(tokens, at, own !== null);
  for (let length = keys.length; length > 0; length--) {
    const key = length === 1 ? keys[0]! : keys.slice(0, length).join(" ");
    const exact = byKey.get(key) ?? (key === own?.key ? own.meaning : undefined);
    if (exact) return { meaning: exact, length, unmarked: false };
    const bare = byBareKey.get(key);
    if (bare && tokens.slice(at, at + length).every(isBare))
      return { meaning: bare, length, unmarked: isTelling(bare) };
  }
  return null;
}

/** A measure that is not in the table is its own unit word. */
function ownUnit(cellMeasure: string): { readonly key: string; readonly meaning: Meaning } | null {
  const [unit = ""] = cellMeasure.split("/");
  if (unit === "" || measures.has(unit)) return null;
  return { key: phraseKey(unit), meaning: { kind: "UNIT", unit, measure: unit } };
}

/** The keys of the words at a place, as many as a phrase that begins with the first of them may have. */
function keysFrom(tokens: readonly Token[], at: number, isOwn: boolean): readonly string[] {
  const keys: string[] = [];
  let longest = 1;
  for (let next = at; keys.length < longest && tokens[next]?.kind === "WORD"; next++) {
    keys.push(wordKey(tokens[next]!.text));
    if (next === at) longest = isOwn ? longestPhrase : (longestFrom.get(keys[0]!) ?? 0);
  }
  return keys;
}

/** The figure would be another one with this word and without it. */
function isTelling({ kind }: Meaning): boolean {
  return kind !== "UNIT" && kind !== "FILLER";
}

function isBare({ text }: Token): boolean {
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
const measures: ReadonlySet<string> = new Set(unitWords.map(([measure]) => measure));

/** By the first word of a phrase, how many words such phrases have at most. */
const longestFrom: ReadonlyMap<string, number> = [...byKey.keys(), ...byBareKey.keys()].reduce((longest, phrase) => {
  const words = phrase.split(" ");
  return longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length));
}, new Map<string, number>());
