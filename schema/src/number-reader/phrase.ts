import type { Qualifier } from "../figure.ts";
import { refuse, type Refusal } from "./readings.ts";
import { unglued, type Scale } from "./scale-words.ts";
import type { Token } from "./tokens.ts";
import type { WrittenUnit } from "./unit-words.ts";
import { findPhrase, type Found } from "./vocabulary.ts";

/** Digits with the scale words after them. `glued`: typed right behind the scale word of the part before (1tr2). */
export interface Part {
  readonly digits: string;
  readonly scales: readonly Scale[];
  readonly glued: boolean;
}

/** One number with all its words, not yet weighed. */
export interface Phrase {
  readonly parts: readonly Part[];
  /** MINUS: a minus right before the digits. DASH: one apart from them, which may be the mark of a list. */
  readonly sign: "PLUS" | "MINUS" | "DASH" | null;
  readonly qualifiers: readonly Qualifier[];
  readonly upperBound: boolean;
  readonly half: boolean;
  readonly unmarked: boolean;
  /** VND before the digits is the English order. */
  readonly currencyFirst: boolean;
  readonly unit: WrittenUnit;
}

/** Sorts the tokens of one number into its parts, sign, qualifiers and unit. A word that is not known refuses the text. */
export function parsePhrase(written: readonly Token[], cellMeasure: string): Phrase | Refusal {
  const draft = emptyDraft();
  let tokens = written;
  let at = 0;
  while (at < tokens.length) {
    const taken = take(draft, tokens, at, cellMeasure);
    if (typeof taken === "number") {
      at += taken;
      continue;
    }
    const parts = taken.refused === "UNKNOWN_WORD" ? ungluedAt(tokens, at) : null;
    if (!parts) return taken;
    tokens = tokens.toSpliced(at, 1, ...parts);
  }
  return draft.parts.length > 0 ? draft : refuse("NOT_A_NUMBER");
}

function ungluedAt(tokens: readonly Token[], at: number): readonly Token[] | null {
  const { kind, text, glued } = tokens[at]!;
  const words = kind === "WORD" ? unglued(text) : null;
  return words && words.map((word, index) => ({ kind, text: word, glued: glued || index > 0 }));
}

type Draft = { -readonly [Key in keyof Phrase]: Phrase[Key] } & { closed: boolean };

function emptyDraft(): Draft {
  return {
    parts: [],
    sign: null,
    qualifiers: [],
    upperBound: false,
    half: false,
    unmarked: false,
    currencyFirst: false,
    unit: { unit: null, measure: null, per: [] },
    closed: false,
  };
}

/** Takes the tokens at one place into the draft and tells how many they were. */
function take(draft: Draft, tokens: readonly Token[], at: number, cellMeasure: string): number | Refusal {
  const token = tokens[at]!;
  if (token.kind === "NUMBER") return takeDigits(draft, token);
  if (token.kind === "MARK" && token.text !== "/") return takeMark(draft, tokens, at);
  const start = token.kind === "MARK" ? at + 1 : at;
  const found = findPhrase(tokens, start, cellMeasure);
  if (!found) return refuse(tokens[start] ? "UNKNOWN_WORD" : "HALF_TYPED");
  const refusal = token.kind === "MARK" ? takePer(draft, found) : takeWords(draft, found);
  if (refusal) return refusal;
  draft.unmarked ||= found.unmarked;
  return found.length + start - at;
}

function takeDigits(draft: Draft, token: Token): number | Refusal {
  const before = draft.parts.at(-1);
  if (draft.closed || draft.half || (before && before.scales.length === 0)) return refuse("SEVERAL_NUMBERS");
  draft.parts = [...draft.parts, { digits: token.text, scales: [], glued: before !== undefined && token.glued }];
  return 1;
}

function takeWords(draft: Draft, { meaning }: Found): Refusal | null {
  const part = draft.parts.at(-1);
  switch (meaning.kind) {
    case "SCALE":
      if (!part || draft.closed || draft.half) return refuse("MALFORMED");
      draft.parts = [...draft.parts.slice(0, -1), { ...part, scales: [...part.scales, meaning.scale] }];
      return null;
    case "HALF":
      if (!part || part.scales.length === 0 || draft.closed || draft.half) return refuse("MALFORMED");
      if (!/^\d+$/.test(part.digits)) return refuse("MALFORMED");
      draft.half = true;
      return null;
    case "UNIT":
      return takeUnit(draft, meaning);
    case "QUALIFIER":
      draft.qualifiers = [...draft.qualifiers, meaning.qualifier];
      return close(draft);
    case "UPPER_BOUND":
      draft.upperBound = true;
      return close(draft);
    case "FILLER":
      return close(draft);
    case "OTHER_CURRENCY":
      return refuse("OTHER_CURRENCY");
    case "TO":
      return refuse("UNKNOWN_WORD");
  }
}

function takeUnit(
  draft: Draft,
  { unit, measure }: { readonly unit: string; readonly measure: string },
): Refusal | null {
  const known = draft.unit.measure;
  if (known !== null && known !== measure) return refuse("UNIT_CONTRADICTS");
  if (draft.parts.length === 0 && measure !== "đồng") return refuse("UNKNOWN_WORD");
  if (draft.parts.length === 0) draft.currencyFirst = true;
  draft.unit = { ...draft.unit, unit: draft.unit.unit ?? unit, measure };
  return close(draft);
}

function takePer(draft: Draft, { meaning }: Found): Refusal | null {
  if (meaning.kind !== "UNIT" || draft.parts.length === 0) return refuse("UNKNOWN_WORD");
  draft.unit = { ...draft.unit, per: [...draft.unit.per, { unit: meaning.unit, measure: meaning.measure }] };
  return close(draft);
}

/** Words other than a scale end the digits, so that "304 nhà 121" is two numbers. */
function close(draft: Draft): null {
  draft.closed = draft.parts.length > 0;
  return null;
}

function takeMark(draft: Draft, tokens: readonly Token[], at: number): number | Refusal {
  const { text } = tokens[at]!;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (/[-–+]/.test(text)) return takeSign(draft, text, after);
  const beginsDigits = after?.kind === "NUMBER" && after.glued;
  if (/[.,]/.test(text)) return before?.kind === "WORD" && !beginsDigits ? 1 : refuse("HALF_TYPED");
  return /[;:!]/.test(text) ? 1 : refuse("UNKNOWN_CHARACTER");
}

function takeSign(draft: Draft, text: string, after: Token | undefined): number | Refusal {
  if (draft.parts.length > 0) return refuse(after ? "MALFORMED" : "HALF_TYPED");
  if (draft.sign !== null || !after) return refuse("MALFORMED");
  if (text === "+") draft.sign = "PLUS";
  else draft.sign = text === "-" && after.glued ? "MINUS" : "DASH";
  return 1;
}
