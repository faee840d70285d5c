import { Readable } from "node:stream";
import { guarded } from "@bangvang/schema/guarded-text";
import type { FileFormat } from "@bangvang/schema/exchange";
import { writeXlsxStream } from "hucre/xlsx";
import { csvText } from "../csv.ts";
import { cellsOf, fileColumns, headerOf, type ExportedFigure, type FileColumn, type HeaderLanguage } from "./layout.ts";

/** How a file of figures is written. */
export interface Writing {
  readonly format: FileFormat;
  readonly language: HeaderLanguage;
  /** A mark at the beginning of a CSV, without which Excel takes its letters for others. */
  readonly withMark: boolean;
}

type Portions = AsyncIterable<readonly ExportedFigure[]>;

/** The bytes of a file of figures, made as they are taken: neither the figures nor the file are ever held whole. */
export function writeFile(portions: Portions, { format, language, withMark }: Writing): Readable {
  if (format === "csv") return Readable.from(csvTexts(portions, language, withMark), { objectMode: false });
  const file = writeXlsxStream(sheetRows(portions), {
    name: "Bảng Vàng",
    freezePane: { rows: 1 },
    columns: headerOf(language).map((header, place) => ({ header, ...looks[fileColumns[place]!] })),
  });
  return Readable.fromWeb(file as Parameters<typeof Readable.fromWeb>[0]);
}

async function* csvTexts(portions: Portions, language: HeaderLanguage, withMark: boolean): AsyncGenerator<string> {
  yield (withMark ? "\ufeff" : "") + csvText([headerOf(language)]);
  for await (const figures of portions) yield csvText(figures.map(cellsOf));
}

async function* sheetRows(portions: Portions): AsyncGenerator<(string | number | null)[]> {
  for await (const figures of portions) for (const figure of figures) yield cellsOf(figure).map(sheetCell);
}

const places: Readonly<Record<"value" | "version", number>> = {
  value: fileColumns.indexOf("value"),
  version: fileColumns.indexOf("version"),
};

/** Values and versions are numbers; every other column is text, or a spreadsheet would make days of 2023-05. */
function sheetCell(text: string, place: number): string | number | null {
  if (text === "") return null;
  const isNumber = place === places.value || place === places.version;
  // Fifteen digits fit a double; should one ever not come back as it was, it goes as text.
  if (isNumber && String(Number(text)) === text) return Number(text);
  // What looks like the way a sheet writes a character it cannot hold is written that way itself.
  return guarded(text).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}

const text = { numFmt: "@" } as const;
const looks: Readonly<Record<FileColumn, { readonly width: number; readonly numFmt?: string }>> = {
  unit_code: { width: 12, ...text },
  indicator_code: { width: 20, ...text },
  period: { width: 12, ...text },
  kind: { width: 10, ...text },
  state: { width: 16, ...text },
  value: { width: 20, numFmt: "#,##0.####" },
  qualifier: { width: 11, ...text },
  quality: { width: 13, ...text },
  note: { width: 40, ...text },
  source_id: { width: 16, ...text },
  version: { width: 9 },
  unit_name: { width: 26, ...text },
  indicator_name: { width: 44, ...text },
  measure: { width: 14, ...text },
};
