import { phraseKey } from "./word-key.ts";

/** The measures of the catalogue, each with the words that name it in a document. */
export const unitWords: readonly (readonly [string, ...(readonly string[])])[] = [
  ["đồng", "đồng", "đ", "₫", "vnđ", "vnd", "đồng việt nam", "việt nam đồng"],
  ["%", "%", "phần trăm"],
  [
    "người",
    "người",
    "đoàn viên",
    "đoàn viên công đoàn",
    "CNVCLĐ",
    "CNVC-LĐ",
    "CNLĐ",
    "NLĐ",
    "ĐVCĐ",
    "người lao động",
    "lao động",
    "công nhân",
    "công nhân lao động",
    "công nhân viên chức lao động",
    "cán bộ",
    "cán bộ công đoàn",
    "đảng viên",
    "nữ",
    "nữ đoàn viên",
    "trường hợp",
  ],
  ["lượt người", "lượt người", "lượt đoàn viên", "lượt CNLĐ"],
  ["lượt", "lượt"],
  ["suất", "suất", "suất quà", "suất quà Tết", "phần quà", "quà", "quà Tết", "túi quà"],
  ["nhà", "nhà", "căn", "căn nhà", "ngôi nhà", "mái ấm", "nhà mái ấm", "mái ấm công đoàn", "nhà mái ấm công đoàn"],
  ["CĐCS", "CĐCS", "công đoàn cơ sở"],
  ["doanh nghiệp", "doanh nghiệp", "DN", "công ty"],
  ["đơn vị", "đơn vị"],
  [
    "bản",
    "bản",
    "thỏa ước",
    "bản thỏa ước",
    "thỏa ước lao động tập thể",
    "bản thỏa ước lao động tập thể",
    "TƯLĐTT",
    "bản TƯLĐTT",
  ],
  ["cuộc", "cuộc", "cuộc đối thoại", "cuộc giám sát", "cuộc kiểm tra", "hội nghị"],
  ["hộ", "hộ", "hộ gia đình", "gia đình"],
  ["phiếu", "phiếu", "phiếu mua hàng"],
  ["vé", "vé", "vé xe", "vé tàu", "vé máy bay"],
  ["vụ", "vụ", "vụ việc", "vụ tai nạn"],
  ["sáng kiến", "sáng kiến"],
  ["công trình", "công trình"],
  ["chương trình", "chương trình"],
  ["dự án", "dự án"],
  ["cụm", "cụm"],
  ["ban", "ban"],
  ["chuyến", "chuyến", "chuyến xe"],
  ["tháng", "tháng"],
  ["quý", "quý"],
  ["năm", "năm"],
  ["ngày", "ngày"],
];

/** Money that is not đồng. It is refused: a rate of a day is no part of a figure. */
export const otherCurrencies: readonly string[] = [
  "usd",
  "us $",
  "us",
  "$",
  "đô",
  "đô la",
  "đô la mỹ",
  "dollar",
  "dollars",
  "eur",
  "euro",
  "€",
  "gbp",
  "£",
  "jpy",
  "yên",
  "yên nhật",
  "¥",
  "cny",
  "rmb",
  "tệ",
  "nhân dân tệ",
  "krw",
  "won",
  "lak",
  "kíp",
  "thb",
  "baht",
  "aud",
  "sgd",
  "cad",
  "chf",
  "rub",
  "rúp",
];

/** A unit as it stands beside a number: the words, what they measure, and what it is per ("đồng/suất" is per suất). */
export interface WrittenUnit {
  /** In the spelling of the table; every way to write đồng is "đồng". */
  readonly unit: string | null;
  readonly measure: string | null;
  readonly per: readonly { readonly unit: string; readonly measure: string }[];
}

/** The unit words as one text, null when there are none. "7 triệu/tháng" in a đồng cell is "đồng/tháng". */
export function unitText(written: WrittenUnit, cellMeasure: string): string | null {
  if (written.per.length === 0) return written.unit;
  return [written.unit ?? cellMeasure.split("/")[0], ...written.per.map(({ unit }) => unit)].join("/");
}

/**
 * True when the unit words agree with the measure of the cell. A price per thing may stand in a plain đồng cell: the
 * words are kept, so the console can warn that it is no total. Persons per union in a cell of persons may not.
 */
export function unitFits(written: WrittenUnit, cellMeasure: string): boolean {
  if (cellMeasure === "" || (written.per.length === 0 && (written.measure ?? cellMeasure) === cellMeasure)) return true;
  const [base = "", ...perCell] = cellMeasure.split("/").map(phraseKey);
  if (written.measure !== null && !sameMeasure(phraseKey(written.measure), base)) return false;
  if (perCell.length === 0) return written.per.length === 0 || base === phraseKey("đồng");
  return written.per.every(({ measure }) => perCell.includes(phraseKey(measure)));
}

/** A turn of a person is counted under "lượt" as well; a person is not a turn. */
function sameMeasure(written: string, cell: string): boolean {
  return written === cell || (turns.has(written) && turns.has(cell));
}

const turns: ReadonlySet<string> = new Set(["lượt", "lượt người"].map(phraseKey));
