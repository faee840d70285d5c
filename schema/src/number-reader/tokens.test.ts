import { expect, test } from "vitest";
import { cleanText } from "./clean-text.ts";
import { tokenize } from "./tokens.ts";
import { bareKey, phraseKey, wordKey } from "./word-key.ts";

const letters = [
  "5",
  "12",
  ".",
  ",",
  "'",
  " ",
  "-",
  "–",
  "đ",
  "ờ",
  "y",
  "T",
  "%",
  "₫",
  "~",
  "(",
  "\n",
  "\u0301",
  "😀",
  "𝒜",
  "е",
];

/** Every text of a few of these pieces, so that each may follow each. */
const texts = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c + a)));

test("one pass cuts a text as a pattern does", () => {
  const piece = /(\d+(?:[., '\u2019]\d+)*)|([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|[%‰₫$€£¥~≈<>≤≥])|\S/gu;
  for (const text of texts) {
    const slow = [...text.matchAll(piece)].map(([found, number, word]) => [
      number === undefined ? (word === undefined ? "MARK" : "WORD") : "NUMBER",
      found,
    ]);
    expect(tokenize(text).map((token) => [token.kind, token.text])).toEqual(slow);
  }
});

test("a token is glued when nothing stands before it", () => {
  expect(tokenize("1tr 2,5 tỷ%").map(({ text, glued }) => (glued ? `+${text}` : text))).toEqual([
    "1",
    "+tr",
    "2,5",
    "tỷ",
    "+%",
  ]);
});

test("the key of a word is the same composed and decomposed, in both cases, wherever the tone stands", () => {
  for (const word of ["hoà", "thỏa", "ƯỚC", "tỷ", "nghìn", "Đồng", "người", "quý", "CNVCLĐ", "ɗ", "ệệ"]) {
    expect(wordKey(word.normalize("NFD"))).toBe(wordKey(word));
    expect(wordKey(word.toUpperCase())).toBe(wordKey(word.toLowerCase()));
  }
  expect(phraseKey("bản thoả ước")).toBe(phraseKey("bản thỏa ước"));
  expect(wordKey("tỷ")).not.toBe(wordKey("ty"));
  expect(bareKey("Tỷ Đồng")).toBe("ty dong");
});

test("text that is taken as it is would have stayed as it is", () => {
  for (let code = 0x20; code <= 0x1ef9; code++) {
    const letter = String.fromCharCode(code);
    // A mark behind it sends the text the long way.
    const long = cleanText(`a${letter}a\u200b`);
    expect([code, cleanText(`a${letter}a`)]).toEqual([code, long]);
  }
});
