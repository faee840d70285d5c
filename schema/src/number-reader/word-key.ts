/**
 * The key under which a Vietnamese word is looked up: the same for hoà and hòa, for composed and decomposed text, for
 * upper and lower case. The tone is taken off its vowel and written at the end.
 */
export function wordKey(word: string): string {
  const lower = word.toLowerCase();
  if (ascii.test(lower)) return lower;
  const letters = lower.normalize("NFD");
  const tone = letters.match(tones)?.join("") ?? "";
  return letters.replace(tones, "") + tone;
}

/** The key of a phrase, word by word. */
export function phraseKey(phrase: string): string {
  return phrase.split(" ").map(wordKey).join(" ");
}

/** The key of a word without any marks, as it is typed on a keyboard without Vietnamese. */
export function bareKey(word: string): string {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
}

const ascii = /^[\0-\x7f]*$/;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
