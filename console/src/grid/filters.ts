import { found } from "../ui/fold.ts";
import type { SheetColumn, SheetRow } from "./columns.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { anyColumn, rowGroup, rowMeasureColumn, rowNameColumn, type Filter } from "./sheet-view.ts";

export type Passes = (row: SheetRow) => boolean;

/** Which rows a filter lets through; null when it speaks of a column this sheet does not have. */
export function filterOf(filter: Filter, cells: SheetCells, columns: readonly SheetColumn[]): Passes | null {
  const { column, than } = filter;
  const values = new Set(than);
  switch (column) {
    case rowNameColumn:
      return filter.is === "has" ? (row) => found(row.name, than[0]!) : (row) => values.has(row.key);
    case rowMeasureColumn:
      return (row) => values.has(row.measure);
    case rowGroup:
      return (row) => values.has(row.group?.key ?? "");
    case anyColumn: {
      const is = cellFilter(filter, cells);
      return (row) => columns.some(({ key }) => is(row.key, key));
    }
    default: {
      const is = cellFilter(filter, cells);
      return columns.some(({ key }) => key === column) ? (row) => is(row.key, column) : null;
    }
  }
}

function cellFilter({ is, than }: Filter, cells: SheetCells): (row: string, column: string) => boolean {
  const [least = 0, most = 0] = than.map(Number);
  const number =
    (passes: (value: number) => boolean) =>
    (row: string, column: string): boolean => {
      const value = cells.number(row, column);
      return value !== null && passes(value);
    };
  switch (is) {
    case "gt":
      return number((value) => value > least);
    case "lt":
      return number((value) => value < least);
    case "between":
      return number((value) => value >= Math.min(least, most) && value <= Math.max(least, most));
    case "blank":
      return (row, column) => !cells.isFilled(row, column);
    case "filled":
      return (row, column) => cells.isFilled(row, column);
    case "changed":
      return (row, column) => cells.isChanged(row, column);
    case "invalid":
      return (row, column) => cells.isInvalid(row, column);
    case "in": {
      const values = new Set(than);
      return (row, column) => values.has(listedValue(cells, row, column));
    }
    // Names have words, figures do not.
    case "has":
      return () => true;
  }
}

/** A cell as an entry of a list of values: its figure, "" when it is empty, a word of its state else. */
export function listedValue(cells: SheetCells, row: string, column: string): string {
  const content = cells.content(row, column);
  if (content === null) return "UNREAD";
  if (content.state === "NOT_APPLICABLE") return content.state;
  return content.value ?? (content.state === "VALUE" ? "UNREAD" : "");
}

/** The entries a list offers: what is empty first, figures by size, the rest after them. */
export function listOf(cells: SheetCells, rows: readonly SheetRow[], column: string): readonly string[] {
  const values = new Set(rows.map((row) => listedValue(cells, row.key, column)));
  const place = (value: string): number =>
    value === "" ? -Infinity : Number.isNaN(Number(value)) ? Infinity : Number(value);
  return [...values].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}
