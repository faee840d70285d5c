import { figureColumns, maxFileRows, type FigureColumn } from "@bangvang/schema/exchange";
import { unguarded } from "@bangvang/schema/guarded-text";
import { FileProblem, type RowProblem } from "./file-problem.ts";
import { codeOf, columnOf, neededColumns } from "./layout.ts";
import { maxCellText, maxColumns } from "./limits.ts";
import { readPeriodCell } from "./read-period.ts";
import { readValues, type ValueCell } from "./read-values.ts";
import type { RawCell, SheetRow } from "./sheet-row.ts";
import type { PlaceOfColumn, ReadFile, ReadRow, Upload } from "./stages.ts";

/** Takes rows one after the other, the header first, and reads the values when all are there: a column is read as a whole. */
export interface RowReader {
  /** False: the file has more rows than it may, and no more are taken. */
  take(row: SheetRow): boolean;
  /** Throws FILE_EMPTY, FILE_TOO_MANY_ROWS, FILE_TOO_MANY_COLUMNS, COLUMN_MISSING or COLUMN_REPEATED. */
  finish(): ReadFile;
  readonly count: number;
}

type Draft = Omit<ReadRow, "value">;

export function openRowReader({ numbers, contexts, format }: Upload): RowReader {
  let header: Header | null = null;
  let count = 0;
  const drafts: Draft[] = [];
  const cells: ValueCell[] = [];
  const problems: RowProblem[] = [];
  return {
    get count() {
      return count;
    },
    take(row) {
      if (!header) {
        header = readHeader(row);
        return true;
      }
      if (++count > maxFileRows) return false;
      const found = findInRow(row, header, format === "csv");
      if (found) problems.push(found);
      else {
        const draft = draftOf(row, header.places);
        if ("code" in draft) problems.push(draft);
        else {
          drafts.push(draft);
          cells.push({ cell: at(row, header.places, "value"), context: contexts.get(draft.indicator) });
        }
      }
      return true;
    },
    finish() {
      if (!header) throw new FileProblem("FILE_EMPTY");
      if (count > maxFileRows) throw new FileProblem("FILE_TOO_MANY_ROWS", { most: String(maxFileRows) });
      if (count === 0) throw new FileProblem("FILE_EMPTY");
      const { values, settledByColumn } = readValues(cells, numbers);
      const rows = drafts.map((draft, index) => ({ ...draft, value: values[index]! }));
      return { kind: "READ", count, rows, problems, settledByColumn, ignoredColumns: header.ignored };
    },
  };
}

interface Header {
  readonly places: PlaceOfColumn;
  readonly width: number;
  readonly ignored: readonly string[];
}

function readHeader({ cells }: SheetRow): Header {
  if (cells.length > maxColumns) throw new FileProblem("FILE_TOO_MANY_COLUMNS", { most: String(maxColumns) });
  const places = new Map<FigureColumn, number>();
  const ignored: string[] = [];
  cells.forEach((cell, place) => {
    const name = textOf(cell) ?? "";
    const column = columnOf(name);
    if (column === undefined && name !== "") ignored.push(name.slice(0, 100));
    const figureColumn = figureColumns.find((one) => one === column);
    if (!figureColumn) return;
    if (places.has(figureColumn)) throw new FileProblem("COLUMN_REPEATED", { column: figureColumn });
    places.set(figureColumn, place);
  });
  const missing = neededColumns.filter((column) => !places.has(column));
  if (missing.length > 0) throw new FileProblem("COLUMN_MISSING", { columns: missing.join(", ") });
  return { places, ignored, width: cells.length };
}

/** What makes all cells of a row doubtful: in CSV one comma too many moves every cell behind it. */
function findInRow(
  { row, cells, hasBadQuotes }: SheetRow,
  { places, width }: Header,
  isCsv: boolean,
): RowProblem | null {
  if (hasBadQuotes) return { code: "ROW_QUOTES", row, column: null, params: {} };
  const isRagged = isCsv ? cells.length !== width : cells.slice(width).some((cell) => cell !== null);
  if (isRagged)
    return { code: "ROW_RAGGED", row, column: null, params: { cells: String(cells.length), expected: String(width) } };
  for (const [column, place] of places) {
    const cell = cells[place];
    if (typeof cell === "string" && cell.length > maxCellText)
      return { code: "CELL_TOO_LONG", row, column, params: { most: String(maxCellText) } };
  }
  return null;
}

function draftOf(row: SheetRow, places: PlaceOfColumn): Draft | RowProblem {
  const text = (column: FigureColumn): string | null => textOf(at(row, places, column));
  const optional = (column: FigureColumn): string | null | undefined => {
    if (!places.has(column)) return undefined;
    const cell = text(column);
    return cell === null ? null : codeOf(column, cell);
  };
  const period = readPeriodCell(at(row, places, "period"));
  if (period.readings)
    return {
      code: "PERIOD_UNCLEAR",
      row: row.row,
      column: "period",
      params: { text: period.text, readings: period.readings.join(" | ") },
    };
  const version = text("version");
  if (version !== null && !/^\d{1,9}$/.test(version))
    return { code: "VERSION_MALFORMED", row: row.row, column: "version", params: { text: version.slice(0, 40) } };
  return {
    row: row.row,
    unit: text("unit_code") ?? "",
    indicator: text("indicator_code") ?? "",
    period: period.text,
    kind: optional("kind") ?? "ACTUAL",
    state: optional("state"),
    qualifier: optional("qualifier"),
    quality: optional("quality"),
    note: optional("note"),
    source: optional("source_id"),
    version: version === null ? null : Number(version),
  };
}

function at({ cells }: SheetRow, places: PlaceOfColumn, column: FigureColumn): RawCell {
  const place = places.get(column);
  return place === undefined ? null : (cells[place] ?? null);
}

/** A cell as text; what an export guarded against being run comes back as it was. */
function textOf(cell: RawCell): string | null {
  if (cell === null) return null;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = unguarded(String(cell).trim()).normalize("NFC").trim();
  return text === "" ? null : text;
}
