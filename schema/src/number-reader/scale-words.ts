import type { AmbiguityReason } from "./number-reading.ts";

/** A word that multiplies the number before it by a power of ten. */
export interface Scale {
  readonly power: number;
  /** Set where the short form means another power in another language: T is tỷ here and trillion there. */
  readonly otherPower: number | null;
  /** Why a number with this word must be asked about; null for the words everyone uses. */
  readonly ask: AmbiguityReason | null;
}

export const scaleWords: readonly (readonly [Scale, ...(readonly string[])])[] = [
  [scale(1), "chục"],
  [scale(2), "trăm"],
  [scale(3), "nghìn", "ngàn", "k"],
  [scale(4), "vạn"],
  [scale(6), "triệu", "tr"],
  [scale(9), "tỷ", "tỉ"],
  // The short forms of CLDR for Vietnamese.
  [scale(3, "SHORT_SCALE"), "n"],
  [scale(9, "SHORT_SCALE", 12), "t"],
  [scale(12, "SHORT_SCALE"), "nt"],
  [scale(3, "ENGLISH_WORD"), "thousand"],
  [scale(6, "ENGLISH_WORD"), "million", "m", "mn"],
  [scale(9, "ENGLISH_WORD"), "billion", "b", "bn"],
  [scale(12, "ENGLISH_WORD"), "trillion"],
];

/** "Một triệu rưỡi": and a half of the scale word before it. */
export const halfWord = "rưỡi";

/**
 * "62,5 tỷđồng", "15trđ": a scale word and the word typed right behind it; null for any other word. A single letter behind
 * it makes another word: 5 km are no five thousand million.
 */
export function unglued(word: string): readonly [scale: string, rest: string] | null {
  const [scale] = scaleBefore.exec(word) ?? [];
  return scale === undefined ? null : [scale, word.slice(scale.length)];
}

const scaleBefore = /^(?:nghìn|ngàn|vạn|triệu|tr|tỷ|tỉ|k)(?=đ$|\p{L}{2})/iu;

/**
 * The scale words after one number as one: nghìn tỷ is ten to the twelfth. They must grow; "tỷ nghìn" is null, as is
 * nothing at all.
 */
export function mergeScales(scales: readonly Scale[]): Scale | null {
  const [first, ...rest] = scales;
  return rest.reduce<Scale | null>((left, right) => {
    if (!left || right.power <= left.power || left.otherPower || right.otherPower) return null;
    return { power: left.power + right.power, otherPower: null, ask: left.ask ?? right.ask };
  }, first ?? null);
}

function scale(power: number, ask: AmbiguityReason | null = null, otherPower: number | null = null): Scale {
  return { power, otherPower, ask };
}
