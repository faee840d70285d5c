import { gluedWords } from "./scale-words.ts";

/** A piece of the text. `glued`: no space before it. A number keeps its dots, commas and single spaces. */
export interface Token {
  readonly kind: "NUMBER" | "WORD" | "MARK";
  readonly text: string;
  readonly glued: boolean;
}

/** Cuts clean text into numbers, words (also the signs that stand for words: % ₫ ~ >) and marks. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(piece)) {
    const [found, number, word] = match;
    const glued = match.index === end && end > 0;
    end = match.index + found.length;
    if (number !== undefined) tokens.push({ kind: "NUMBER", text: number, glued });
    else if (word !== undefined) tokens.push(...words(word, glued));
    else tokens.push({ kind: "MARK", text: found, glued });
  }
  return tokens;
}

function words(text: string, glued: boolean): readonly Token[] {
  const parts = gluedWords.get(text.toLowerCase()) ?? [text];
  return parts.map((part, index) => ({ kind: "WORD", text: part, glued: index > 0 || glued }));
}

/** A hyphen inside letters belongs to the word (CNVC-LĐ). Each alternative begins with another character and none can split a text in two ways, so a cut takes one pass. */
const piece = /(\d+(?:[., ]\d+)*)|([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|[%‰₫$€£¥~≈<>≤≥])|\S/gu;
