import { figureColumns, type FigureColumn } from "@bangvang/schema/exchange";
import { fold } from "@bangvang/schema/fold";
import type { CellContent, FigureKey } from "@bangvang/schema/figure";

/**
 * The layout of a file of figures, written and read by both formats. Columns of names stand at the end for whoever reads
 * the file; an import passes them over.
 */
export const nameColumns = ["unit_name", "indicator_name", "measure"] as const;
export const fileColumns = [...figureColumns, ...nameColumns] as const;
export type FileColumn = (typeof fileColumns)[number];

/** Columns without which no row can be a figure. */
export const neededColumns: readonly FigureColumn[] = ["unit_code", "indicator_code", "period", "value"];

/** One figure as it leaves: texts as the database gives them, decimals in full. */
export interface ExportedFigure extends FigureKey, CellContent {
  readonly version: number;
  readonly unitName: string;
  readonly indicatorName: string;
  readonly measure: string;
}

/** Cells of a row in the order of `fileColumns`; an empty text where there is nothing. */
export function cellsOf(figure: ExportedFigure): readonly string[] {
  return [
    figure.unit,
    figure.indicator,
    figure.period,
    figure.kind,
    figure.state,
    figure.value ?? "",
    figure.qualifier,
    figure.quality,
    figure.note ?? "",
    figure.source ?? "",
    String(figure.version),
    figure.unitName,
    figure.indicatorName,
    figure.measure,
  ];
}

export const languages = ["en", "vi"] as const;
export type HeaderLanguage = (typeof languages)[number];

/** The header as programs know it, or as people here read it. */
export function headerOf(language: HeaderLanguage): readonly string[] {
  return language === "en" ? fileColumns : fileColumns.map((column) => vietnamese[column]);
}

const vietnamese: Readonly<Record<FileColumn, string>> = {
  unit_code: "Mã đơn vị",
  indicator_code: "Mã chỉ tiêu",
  period: "Kỳ",
  kind: "Loại số",
  state: "Tình trạng",
  value: "Giá trị",
  qualifier: "Từ đi kèm",
  quality: "Chất lượng",
  note: "Ghi chú",
  source_id: "Mã nguồn",
  version: "Phiên bản",
  unit_name: "Tên đơn vị",
  indicator_name: "Tên chỉ tiêu",
  measure: "Đơn vị tính",
};

/** Other headers people give these columns; accents, case and blanks do not count. */
const otherHeaders: Readonly<Partial<Record<FileColumn, readonly string[]>>> = {
  unit_code: ["unit"],
  indicator_code: ["indicator"],
  period: ["kỳ báo cáo", "kỳ số liệu"],
  kind: ["loại"],
  state: ["trạng thái"],
  value: ["số liệu"],
  source_id: ["source", "nguồn"],
  indicator_name: ["chỉ tiêu"],
};

const columnOfHeader = new Map<string, FileColumn>(
  fileColumns.flatMap((column) =>
    [column, vietnamese[column], ...(otherHeaders[column] ?? [])].map((name) => [headerKey(name), column] as const),
  ),
);

/** The column a header names, or undefined. */
export function columnOf(header: string): FileColumn | undefined {
  return columnOfHeader.get(headerKey(header));
}

function headerKey(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Words people write in columns of a closed list, by the folded word. Anything else stays as it is and is refused by name. */
const words: Readonly<Partial<Record<FigureColumn, ReadonlyMap<string, string>>>> = {
  kind: wordMap({
    ACTUAL: ["kết quả thực hiện", "thực hiện", "kết quả"],
    TARGET: ["chỉ tiêu đăng ký", "đăng ký"],
  }),
  state: wordMap({
    VALUE: ["có số"],
    NOT_APPLICABLE: ["không áp dụng"],
    NOT_REPORTED: ["chưa báo cáo", "xóa"],
  }),
  qualifier: wordMap({
    EXACT: ["đúng"],
    ABOUT: ["khoảng"],
    OVER: ["hơn", "trên"],
    NEARLY: ["gần"],
    ESTIMATE: ["ước"],
  }),
  quality: wordMap({
    REPORTED: ["đã báo cáo"],
    PROVISIONAL: ["tạm tính"],
    SUSPECT: ["nghi vấn"],
    DISPUTED: ["còn tranh luận"],
    SAMPLE: ["số mẫu"],
  }),
};

/** The code a word of a closed list stands for. */
export function codeOf(column: FigureColumn, text: string): string {
  return words[column]?.get(fold(text).replaceAll("_", " ")) ?? text;
}

function wordMap(entries: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(entries).flatMap(([code, others]) =>
      [code.replaceAll("_", " "), ...others].map((word) => [fold(word), code] as const),
    ),
  );
}
