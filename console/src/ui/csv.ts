import { guarded } from "@bangvang/schema/guarded-text";

/** What a cell of a file may hold; null is an empty one. */
export type Field = string | number | null;

/** Rows as a CSV file: a mark for Excel, numbers with a decimal dot, and nothing that a spreadsheet would run. */
export function csvOf(rows: readonly (readonly Field[])[]): string {
  return `\ufeff${rows.map((row) => row.map(fieldText).join(",")).join("\r\n")}\r\n`;
}

function fieldText(field: Field): string {
  if (field === null) return "";
  const text = typeof field === "number" ? String(field) : guarded(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
