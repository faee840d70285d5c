import { markOf } from "../src/edits/cell-mark.ts";
import type { BlockAnswer, BlockCells, SheetShape } from "../src/edits/block.ts";
import type { IndicatorRow } from "../src/api/catalogue.ts";

/** Units down, indicators across: the view with the most rules in it. */
export const shape: SheetShape = { rows: "UNITS", columns: "INDICATORS", fixed: "2025", kind: "ACTUAL" };

const filled = markOf({ state: "VALUE", qualifier: "EXACT", quality: "REPORTED" }, true);
const about = markOf({ state: "VALUE", qualifier: "ABOUT", quality: "PROVISIONAL" }, true);
const blank = markOf({ state: "NOT_REPORTED", qualifier: "EXACT", quality: "REPORTED" }, true);

export function rowKeysOf(rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => `U${String(row).padStart(6, "0")}`);
}

export function columnKeysOf(columns: number): string[] {
  return Array.from({ length: columns }, (_, column) => `I${String(column).padStart(3, "0")}`);
}

/** One cell in eleven is blank, one in fifty carries two marks; a whole and its three parts stand side by side. */
export function cellsOf(rows: number, columns: number): BlockCells {
  const values = new Float64Array(rows * columns);
  const marks = new Uint16Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const isBlank = (row * 7 + column * 3) % 11 === 0;
      values[at] = isBlank ? Number.NaN : savedAt(row, column);
      marks[at] = isBlank ? blank : at % 50 === 0 ? about : filled;
    }
  }
  return {
    rowKeys: rowKeysOf(rows),
    columnKeys: columnKeysOf(columns),
    values,
    versions: new Int32Array(rows * columns).fill(1),
    marks,
    locks: [],
    lockOf: new Int32Array(rows * columns).fill(-1),
    sources: new Map(),
    notes: new Map(),
  };
}

/** The same as the server writes it. */
export function answerOf(rows: number, columns: number): BlockAnswer {
  const { rowKeys, columnKeys, values, marks, versions } = cellsOf(rows, columns);
  const each = <Value>(make: (mark: number) => Value): Value[] => Array.from(marks, make);
  return {
    rowKeys,
    columnKeys,
    values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
    versions: [...versions],
    states: each((mark) => (mark === blank ? "NOT_REPORTED" : "VALUE")),
    qualifiers: each((mark) => (mark === about ? "ABOUT" : "EXACT")),
    qualities: each((mark) => (mark === about ? "PROVISIONAL" : "REPORTED")),
    sources: each(() => null),
    notes: each(() => null),
    locks: [],
    lockOf: each(() => -1),
  };
}

/** What a spreadsheet would put into the clipboard: every number another than the saved one, no part above its whole. */
export function pastedText(rows: number, columns: number): string {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => String(savedAt(row, column) + 1 + (row % 5))).join("\t"),
  ).join("\r\n");
}

function savedAt(row: number, column: number): number {
  const whole = 40_000 + ((row * 97 + Math.floor(column / 4) * 31) % 50_000);
  return column % 4 === 0 ? whole : Math.floor(whole / (1 + (column % 4)));
}

/** Every fourth indicator is a whole, and the three after it are its parts. */
export function indicatorsOf(columns: number): IndicatorRow[] {
  const codes = columnKeysOf(columns);
  return codes.map((code, column) => ({
    code,
    name: `Chỉ tiêu số ${column}`,
    nameEn: `Indicator ${column}`,
    measure: "người",
    family: "membership",
    nature: "STOCK",
    direction: "HIGHER",
    wholeNumber: true,
    mayBeNegative: false,
    partsAddUp: false,
    partOf: column % 4 === 0 ? null : { code: codes[column - (column % 4)]! },
    atMost: null,
    income: null,
    expenditure: null,
    numerator: null,
    denominator: null,
    bandLow: null,
    bandHigh: null,
  })) as IndicatorRow[];
}
