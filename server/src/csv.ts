import { guarded } from "@bangvang/schema/guarded-text";
import Papa from "papaparse";

/** A row of a CSV file by its column names. Cells are text; an empty cell is an empty text. */
export type CsvRow = Readonly<Record<string, string>>;

/** Reads RFC 4180 with one header line. Throws with the line of the first fault. */
export function readCsv(text: string): readonly CsvRow[] {
  const { data, errors } = Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: "greedy", delimiter: "," });
  const [fault] = errors;
  if (fault) throw new CsvProblem(`line ${(fault.row ?? 0) + 2}: ${fault.message}`);
  return data;
}

/** Rows as RFC 4180. Text that a spreadsheet would take for a formula is prefixed, which reading it back takes off. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => row.map(guarded)),
    { newline: "\n" },
  )}\n`;
}

export class CsvProblem extends Error {}
