import Papa from "papaparse";
import { columnOf } from "./layout.ts";
import { FileProblem } from "./file-problem.ts";
import type { SheetRow } from "./sheet-row.ts";

/** Excel writes semicolons where the comma is the decimal mark, and tabs in its "Unicode text". */
const delimiters = [",", ";", "\t", "|"] as const;

/**
 * The rows of a CSV file, empty ones left out. `take` says whether to go on. A spreadsheet counts records, not lines: a note
 * of three lines is one row. Throws FILE_NOT_UTF8, FILE_NOT_CSV.
 */
export function readCsvRows(bytes: Buffer, take: (row: SheetRow) => boolean): void {
  const text = textOf(bytes);
  const { delimiter, body } = delimiterOf(text);
  let row = 0;
  Papa.parse<readonly string[]>(body, {
    delimiter,
    header: false,
    step: ({ data, errors }, parser) => {
      row++;
      if (data.every((cell) => cell.trim() === "")) return;
      const hasBadQuotes = errors.some(({ type }) => type === "Quotes");
      const cells = data.map((cell) => (cell === "" ? null : cell));
      if (!take(hasBadQuotes ? { row, cells, hasBadQuotes } : { row, cells })) parser.abort();
    },
  });
}

/** UTF-8 and nothing else: a text in another encoding would come in with other letters, and nobody would see it. */
function textOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString("latin1") === "PK" || isOldOffice(bytes)) throw new FileProblem("FILE_NOT_CSV");
  const marks: readonly (readonly [string, readonly number[]])[] = [
    ["UTF-16", [0xff, 0xfe]],
    ["UTF-16", [0xfe, 0xff]],
  ];
  for (const [encoding, mark] of marks)
    if (mark.every((byte, at) => bytes[at] === byte)) throw new FileProblem("FILE_NOT_UTF8", { encoding });
  const beginning = bytes.subarray(0, 4_096);
  if (beginning.includes(0)) throw new FileProblem("FILE_NOT_UTF8", { encoding: "UTF-16" });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileProblem("FILE_NOT_UTF8", { encoding: "Windows-1258" });
  }
}

/** The container of .xls and of workbooks with a password. */
export function isOldOffice(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).toString("hex") === "d0cf11e0a1b11ae1";
}

/** The delimiter under which the header names the most columns. Excel's own line "sep=;" says it outright. */
function delimiterOf(text: string): { readonly delimiter: string; readonly body: string } {
  const said = /^sep=(.)\r?\n/.exec(text);
  // Kept as an empty record, so that the rows are counted as they are seen.
  if (said) return { delimiter: said[1]!, body: text.slice("sep=;".length) };
  const header = text.slice(0, 20_000);
  const counts = delimiters.map((delimiter) => {
    const [cells = []] = Papa.parse<readonly string[]>(header, { delimiter, header: false, preview: 1 }).data;
    return { delimiter, count: cells.filter((cell) => columnOf(cell)).length };
  });
  const best = counts.reduce((most, one) => (one.count > most.count ? one : most));
  return { delimiter: best.delimiter, body: text };
}
