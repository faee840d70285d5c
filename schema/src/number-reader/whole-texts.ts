import { readDecimal } from "../decimal.ts";
import { shifted } from "../exact.ts";
import { reject, type NumberReading } from "./number-reading.ts";
import { readDay } from "./read-day.ts";
import { phraseKey } from "./word-key.ts";

/** Texts that mean something only as a whole: the codes for "missing", and what only looks like a number. */
export function readWholeText(text: string): NumberReading | null {
  if (!/\d/.test(text)) return readWords(text);
  if (formula.test(text)) return reject("FORMULA");
  if (text.startsWith("#")) return reject("SHEET_ERROR");
  if (/^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(text) || isDay(text)) return reject("LOOKS_LIKE_DATE");
  return /\de/i.test(text) ? readScientific(text) : null;
}

function readWords(text: string): NumberReading {
  const key = phraseKey(text);
  if (blankShape.test(text) || blankWords.has(key)) return { kind: "BLANK" };
  if (noneWords.has(key)) return none;
  if (formula.test(text)) return reject("FORMULA");
  if (/^[.,]+$/.test(text)) return reject("HALF_TYPED");
  return reject(text.startsWith("#") ? "SHEET_ERROR" : "NOT_A_NUMBER");
}

/** What a spreadsheet would run: also a danger in files that leave the house. */
const formula = /^[=@]|^[+-][a-z]+[\d(]/i;

/** Nothing, one dash or more, two dots or more, n/a; also in brackets. */
const blankShape = /^(?:|[-–]+|\.{2,}|\([-–]+\)|\(\.{2,}\)|n\/a|na|n\.a\.?)$/i;

const blankWords: ReadonlySet<string> = keys([
  "chưa có",
  "chưa có số liệu",
  "không có số liệu",
  "chưa báo cáo",
  "không báo cáo",
  "chưa thống kê",
  "không thống kê",
  "không rõ",
  "chưa rõ",
  "không áp dụng",
]);

/** "None" may be a zero that was counted or a report that never came. */
const noneWords: ReadonlySet<string> = keys(["không", "không có", "không phát sinh"]);

const none: NumberReading = {
  kind: "AMBIGUOUS",
  reason: "NONE_WORD",
  readings: [
    { value: "0", reason: "ZERO", fits: [] },
    { value: null, reason: "NOT_REPORTED", fits: [] },
  ],
  qualifier: "EXACT",
  unit: null,
};

/** Every day that is read has its year in four digits; most texts have no such run of digits. */
function isDay(text: string): boolean {
  return /\d{4}/.test(text) && readDay(text).kind === "OK";
}

/** A spreadsheet shows a long number as 1,88E+09 and drops its last digits with that, so it is suggested only. */
function readScientific(text: string): NumberReading | null {
  const match = /^([+-]?)(\d+)(?:[.,](\d+))?e([+-]?\d+)/i.exec(text);
  if (!match) return null;
  const [all, sign = "", whole = "", fraction = "", exponent = ""] = match;
  if (all !== text || Math.abs(Number(exponent)) > largestExponent) return reject("SCIENTIFIC");
  const digits = `${sign.replace("+", "")}${whole}.${fraction}0`;
  const read = readDecimal(shifted(digits, Number(exponent)));
  return reject("SCIENTIFIC", "value" in read ? read.value : null);
}

const largestExponent = 15;

function keys(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(phraseKey));
}
