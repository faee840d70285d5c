/** A piece of the text. `glued`: no space before it. A number keeps its dots, commas, apostrophes and single spaces. */
export interface Token {
  readonly kind: "NUMBER" | "WORD" | "MARK";
  readonly text: string;
  readonly glued: boolean;
}

/** Cuts clean text into numbers, words (also the signs that stand for words: % ₫ ~ >) and marks, in one pass. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let end = 0;
  while (at < text.length) {
    const start = at;
    const glued = start === end && start > 0;
    if (isDigit(text, at)) {
      at = endOfNumber(text, at);
      tokens.push({ kind: "NUMBER", text: text.slice(start, at), glued });
    } else if (isLetter(text, at)) {
      at = endOfWord(text, at);
      tokens.push({ kind: "WORD", text: text.slice(start, at), glued });
    } else {
      const mark = String.fromCodePoint(text.codePointAt(at)!);
      at += mark.length;
      if (space.test(mark)) continue;
      tokens.push({ kind: signWords.has(mark) ? "WORD" : "MARK", text: mark, glued });
    }
    end = at;
  }
  return tokens;
}

/** Digits, and one dot, comma, apostrophe or space between two of them. */
function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (isDigit(text, at) || (isJoint(text, at) && isDigit(text, at + 1))) at += 1;
  return at;
}

/** Letters, and a hyphen inside them belongs to the word (CNVC-LĐ). */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const length = isLetter(text, at) ? letterLength(text, at) : text[at] === "-" && isLetter(text, at + 1) ? 1 : 0;
    if (length === 0) break;
    at += length;
  }
  return at;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isJoint(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 46 || code === 44 || code === 32 || code === 39 || code === 0x2019;
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return at < text.length && letter.test(String.fromCodePoint(text.codePointAt(at)!));
}

function letterLength(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

const letter = /[\p{L}\p{M}]/u;
const space = /\s/;
const signWords: ReadonlySet<string> = new Set("%‰₫$€£¥~≈<>≤≥");
