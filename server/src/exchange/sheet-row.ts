/** A cell of a file. CSV has texts alone; a spreadsheet has numbers, days and truth values as well. Null: empty. */
export type RawCell = string | number | boolean | Date | null;

/** A row as it stands in the file, counted as a spreadsheet counts it: the header is row 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly RawCell[];
  /** A quote in it is not closed or closed twice; its cells cannot be trusted. */
  readonly hasBadQuotes?: boolean;
}
