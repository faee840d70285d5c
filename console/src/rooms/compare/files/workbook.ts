import { guarded } from "@bangvang/schema/guarded-text";
import { writeXlsx, type CellValue } from "hucre/xlsx";
import type { Field } from "../../../ui/csv.ts";
import type { FileTable, FileTables } from "./tables-of.ts";

/** The tables as a workbook, heads frozen. Loaded when somebody asks for one. */
export async function workbookOf({ sheet, details, notes }: FileTables): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({ sheets: [sheet, details, notes].map(sheetOf) });
  return new Uint8Array(bytes);
}

function sheetOf({ name, rows }: FileTable) {
  return {
    name,
    rows: rows.map((row) => row.map(cellOf)),
    freezePane: { rows: 1, columns: 1 },
    columns: (rows[0] ?? []).map((_, at) => ({ width: at === 0 ? 28 : 20, numFmt: "#,##0.####" })),
    pageSetup: {
      orientation: "landscape" as const,
      paperSize: "a4" as const,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  };
}

/** What looks like the way a sheet writes a character it cannot hold is written that way itself. */
function cellOf(field: Field): CellValue {
  return typeof field === "string" ? guarded(field).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_") : field;
}
