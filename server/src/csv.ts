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

/** Text as it was before it was guarded. */
export function unguarded(text: string): string {
  return text.startsWith("'") && needsGuard(text.slice(1)) ? text.slice(1) : text;
}

export class CsvProblem extends Error {}

/** Text a spreadsheet shows and never runs. */
export function guarded(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** A formula, and also one that carries an apostrophe already: reading back takes off one and only one. */
function needsGuard(text: string): boolean {
  return isFormula(text.replace(/^'+/, ""));
}

/** A plain number may begin with a minus; anything else that a spreadsheet would evaluate is guarded. */
function isFormula(text: string): boolean {
  return /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
}
