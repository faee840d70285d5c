import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { figureColumns, type FileFormat, type ImportOutcome } from "../../schema/src/exchange.ts";
import type { Actor } from "../../server/src/actor.ts";
import { everyFigure, exportFigures, type ExportFilter } from "../../server/src/exchange/export-figures.ts";
import type { Import } from "../../server/src/exchange/import-figures.ts";
import { importOnce } from "../../server/src/exchange/import-once.ts";
import { writeFile } from "../../server/src/exchange/write-file.ts";
import { makeContext } from "../../server/src/make-context.ts";
import type { Product } from "../../server/src/product.ts";
import { writeXlsx, type CellValue } from "hucre/xlsx";
import { administrator } from "./ask.ts";

/** What an actor may see, as the bytes of a file. */
export function exported(
  product: Product,
  format: FileFormat,
  { filter = everyFigure, actor = administrator }: { filter?: ExportFilter; actor?: Actor } = {},
): Promise<Buffer> {
  const context = makeContext(product, actor, "test");
  const portions = exportFigures(filter, format, context);
  return buffer(writeFile(portions, { format, language: "en", withMark: false }));
}

/** Imports the bytes of a file, by default as they would come from the console. */
export function imported(
  product: Product,
  bytes: Buffer | string,
  { actor = administrator, ...rest }: Partial<Import> & { actor?: Actor } = {},
): Promise<ImportOutcome> {
  const asked: Import = {
    id: randomUUID(),
    mode: "ALL_OR_NOTHING",
    reason: null,
    because: "tests are full of odd figures",
    dryRun: false,
    withoutBase: false,
    numbers: "AS_WRITTEN",
    format: "csv",
    ...rest,
    bytes: Buffer.from(bytes as string),
  };
  const watching = { progress: () => undefined, signal: new AbortController().signal };
  return importOnce(asked, makeContext(product, actor, "test"), product.pool, watching);
}

/** Code and place of each problem: "NOT_WHOLE 2 value". */
export function placesOf({ problems }: ImportOutcome): readonly string[] {
  return problems.map(({ code, row, column }) => [code, row, column].filter((part) => part !== null).join(" "));
}

/** A row of a file for a cell nobody has touched, by column; what is not said is what a new figure has. */
export function fileRow(rest: Partial<Record<(typeof figureColumns)[number], string>> = {}): string {
  const cells = {
    unit_code: "SLA",
    indicator_code: "MEM_TOTAL",
    period: "2022-05",
    kind: "ACTUAL",
    state: "VALUE",
    value: "41000",
    qualifier: "EXACT",
    quality: "REPORTED",
    note: "",
    source_id: "",
    version: "",
    ...rest,
  };
  return figureColumns.map((column) => cells[column]).join(",");
}

export const fileHeader = figureColumns.join(",");

/** A CSV of rows. */
export function csvOf(...rows: readonly string[]): string {
  return `${[fileHeader, ...rows].join("\n")}\n`;
}

/** A workbook of one sheet. */
export async function xlsxOf(rows: readonly (readonly CellValue[])[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: "Số liệu", rows: rows.map((row) => [...row]) }] }));
}
