/**
 * The key under which a Vietnamese word is looked up: the same for hoà and hòa, for composed and decomposed text, for
 * upper and lower case. The tone is taken off its vowel and written at the end.
 */
export function wordKey(word: string): string {
  const lower = word.toLowerCase();
  if (ascii.test(lower)) return lower;
  let bare = "";
  let tone = "";
  for (const letter of lower) {
    const known = letter < "\x80" ? untoned : vietnamese.get(letter);
    if (!known) return anyKey(lower);
    bare += known.bare || letter;
    tone += known.tone;
  }
  return bare + tone;
}

/** The key of a phrase, word by word. */
export function phraseKey(phrase: string): string {
  return phrase.split(" ").map(wordKey).join(" ");
}

/** The key of a word without any marks, as it is typed on a keyboard without Vietnamese. */
export function bareKey(word: string): string {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
}

/** The same for letters of any language and in any form, by taking the text apart. */
function anyKey(lower: string): string {
  const letters = lower.normalize("NFD");
  const tone = letters.match(tones)?.join("") ?? "";
  return letters.replace(tones, "") + tone;
}

interface Letter {
  readonly bare: string;
  readonly tone: string;
}

const ascii = /^[\0-\x7f]*$/;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const untoned: Letter = { bare: "", tone: "" };

/** The letters of Vietnamese beside a to z, each with its tone apart. */
const vietnamese: ReadonlyMap<string, Letter> = new Map(
  Array.from("àáãảạăằắẵẳặâầấẫẩậđèéẽẻẹêềếễểệìíĩỉịòóõỏọôồốỗổộơờớỡởợùúũủụưừứữửựỳýỹỷỵ", (letter) => {
    const letters = letter.normalize("NFD");
    return [letter, { bare: letters.replace(tones, ""), tone: letters.match(tones)?.join("") ?? "" }];
  }),
);
