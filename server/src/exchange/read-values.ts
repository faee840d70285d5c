import { readDecimal } from "@bangvang/schema/decimal";
import type { NumberSpelling } from "@bangvang/schema/exchange";
import { fold } from "@bangvang/schema/fold";
import type { NumberContext } from "@bangvang/schema/number-reader/number-context";
import type { NumberReading } from "@bangvang/schema/number-reader/number-reading";
import { readBlock } from "@bangvang/schema/number-reader/read-block";
import type { RawCell } from "./sheet-row.ts";
import type { ReadValue } from "./stages.ts";

export interface ValueCell {
  readonly cell: RawCell;
  /** Undefined for an indicator there is none of; that is told elsewhere. */
  readonly context: NumberContext | undefined;
}

const anyNumber: NumberContext = { measure: "", wholeNumber: false };

/**
 * Reads the value column as one block: its texts as people write numbers, the numbers of a spreadsheet as they are. What
 * cannot be one number is a problem with its readings. A plain decimal keeps its other reading (`plain`): if that is what
 * stood in the cell when the file was made, nobody typed it.
 */
export function readValues(
  cells: readonly ValueCell[],
  numbers: NumberSpelling,
): { readonly values: readonly ReadValue[]; readonly settledByColumn: number } {
  if (numbers === "PLAIN")
    return {
      values: cells.map(({ cell, context }) => readTyped(cell, context) ?? readPlain(cell)),
      settledByColumn: 0,
    };
  const texts = cells.map(({ cell }) => [typeof cell === "string" ? cell.trim() : ""]);
  const { rows, settled } = readBlock(texts, (row) => cells[row]?.context ?? anyNumber);
  const values = cells.map(
    ({ cell, context }, row) => readTyped(cell, context) ?? valueOf(texts[row]![0]!, rows[row]![0]!, context),
  );
  return { values, settledByColumn: settled };
}

/** Cells that are no text: empty, or typed by the spreadsheet. Null for a text. */
function readTyped(cell: RawCell, context: NumberContext | undefined): ReadValue | null {
  if (typeof cell === "string") return cell.trim() === "" ? { kind: "BLANK" } : null;
  if (cell === null) return { kind: "BLANK" };
  if (cell instanceof Date)
    return problem("VALUE_UNREADABLE", { text: cell.toISOString().slice(0, 10), reason: "LOOKS_LIKE_DATE" });
  if (typeof cell === "boolean")
    return problem("VALUE_UNREADABLE", { text: cell ? "TRUE" : "FALSE", reason: "NOT_A_NUMBER" });
  return readNumberCell(cell, context);
}

/** A spreadsheet keeps 15 digits and calculates with doubles: 0.1 + 0.2 is shown as 0.3, and 0.3 is what is meant. */
function readNumberCell(cell: number, context: NumberContext | undefined): ReadValue {
  const value = String(Number(cell.toPrecision(15)));
  const read = readDecimal(value);
  if ("problem" in read) return problem("VALUE_UNREADABLE", { text: value, reason: read.problem });
  // 84,59 % typed into a spreadsheet is kept as 0.8459, and whether it was cannot be seen in the number.
  if (context?.measure.startsWith("%") && cell !== 0 && Math.abs(cell) <= 1) {
    const readings = [value, String(Number((cell * 100).toPrecision(15)))].join(" | ");
    return { kind: "PROBLEM", code: "PERCENT_UNCLEAR", params: { text: value, readings }, plain: read.value };
  }
  return { kind: "NUMBER", value: read.value, qualifier: "EXACT", plain: null };
}

function readPlain(cell: RawCell): ReadValue {
  const text = String(cell).trim();
  const read = readDecimal(text);
  if ("value" in read) return { kind: "NUMBER", value: read.value, qualifier: "EXACT", plain: null };
  return problem("VALUE_UNREADABLE", { text: text.slice(0, 64), reason: read.problem });
}

function valueOf(text: string, read: NumberReading, context: NumberContext = anyNumber): ReadValue {
  if (isNotApplicable(text)) return { kind: "STATE", state: "NOT_APPLICABLE" };
  // "500.000 đồng/suất" in a cell of đồng is a price and no total; in the console a person sees it, here nobody would.
  if (read.kind === "OK" && read.unit?.includes("/") && context.measure !== "" && !context.measure.includes("/"))
    return problem("VALUE_UNREADABLE", { text: text.slice(0, 64), reason: "UNIT_CONTRADICTS" });
  const plain = plainOf(text);
  const shown = text.slice(0, 64);
  switch (read.kind) {
    case "OK":
      return {
        kind: "NUMBER",
        value: read.value,
        qualifier: read.qualifier,
        plain: plain === read.value ? null : plain,
      };
    case "BLANK":
      return { kind: "STATE", state: "NOT_REPORTED" };
    case "AMBIGUOUS": {
      const readings = read.readings.map(({ value }) => value ?? "").join(" | ");
      return {
        kind: "PROBLEM",
        code: "VALUE_AMBIGUOUS",
        params: { text: shown, reason: read.reason, readings },
        plain,
      };
    }
    case "REJECT":
      return { kind: "PROBLEM", code: "VALUE_UNREADABLE", params: { text: shown, reason: read.reason }, plain };
    case "RANGE":
      return problem("VALUE_RANGE", { text: shown });
    case "RATIO":
      return problem("VALUE_RATIO", { text: shown });
  }
}

/** The number a program would have written so; null for a text no program writes. */
function plainOf(text: string): string | null {
  if (!text.includes(".")) return null;
  const read = readDecimal(text);
  return "value" in read ? read.value : null;
}

const notApplicable: ReadonlySet<string> = new Set(["khong ap dung", "k.a.d.", "kad", "not applicable"]);

/** Three states are kept apart: the number reader takes this word for "nothing reported". */
function isNotApplicable(text: string): boolean {
  return !/\d/.test(text) && notApplicable.has(fold(text));
}

function problem(
  code: "VALUE_UNREADABLE" | "VALUE_RANGE" | "VALUE_RATIO",
  params: Readonly<Record<string, string>>,
): ReadValue {
  return { kind: "PROBLEM", code, params, plain: null };
}
