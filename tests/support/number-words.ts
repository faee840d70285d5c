import type { Qualifier } from "../../schema/src/figure.ts";
import type { NumberContext } from "../../schema/src/number-reader/number-context.ts";
import type { Random } from "./random.ts";

// The words of the corpus, written down anew and not taken from the reader's own tables: a word lost there must be missed here.

export interface CorpusCell {
  readonly context: NumberContext;
  readonly units: readonly string[];
  /** Amounts so large that people write them in thousands and millions. */
  readonly isLarge: boolean;
  /** The column counts in ten to this power. */
  readonly columnPower?: number;
}

export const cells: readonly CorpusCell[] = [
  cell("người", ["người", "đoàn viên", "CNVCLĐ", "công nhân", "lao động", "đoàn viên công đoàn", "NLĐ"]),
  cell("sáng kiến", ["sáng kiến"]),
  cell("suất", ["suất", "suất quà", "phần quà"]),
  cell("CĐCS", ["CĐCS", "công đoàn cơ sở"]),
  cell("lượt người", ["lượt người", "lượt đoàn viên"]),
  cell("đồng", ["đồng", "đ", "VNĐ", "vnđ", "₫"], { isLarge: true }),
  cell("%", ["%", "phần trăm"], { wholeNumber: false }),
  cell("đồng/người/tháng", ["đồng", "đồng/người/tháng", "đ/tháng"], { wholeNumber: false, isLarge: true }),
  cell("người", ["người"], { mayBeNegative: true }),
  cell("điểm", ["điểm"], { wholeNumber: false }),
  { ...cell("đồng", [], { scale: "1000000000" }), columnPower: 9 },
];

function cell(
  measure: string,
  units: readonly string[],
  { isLarge = false, ...part }: Partial<NumberContext> & { readonly isLarge?: boolean } = {},
): CorpusCell {
  return { context: { measure, wholeNumber: true, mayBeNegative: false, ...part }, units, isLarge };
}

export interface Convention {
  readonly name: string;
  readonly write: (amount: string, random: Random) => string;
  /** The house writes so: digits, dots between groups or spaces, and a decimal comma. */
  readonly isHouse: boolean;
}

export const conventions: readonly Convention[] = [
  { name: "plain digits, decimal comma", isHouse: true, write: (amount) => grouped(amount, "", ",") },
  { name: "dots, decimal comma", isHouse: true, write: (amount) => grouped(amount, ".", ",") },
  { name: "spaces, decimal comma", isHouse: true, write: (amount, random) => grouped(amount, space(random), ",") },
  { name: "plain digits, decimal point", isHouse: false, write: (amount) => grouped(amount, "", ".") },
  { name: "commas, decimal point", isHouse: false, write: (amount) => grouped(amount, ",", ".") },
  { name: "spaces, decimal point", isHouse: false, write: (amount, random) => grouped(amount, space(random), ".") },
  {
    name: "apostrophes, decimal point",
    isHouse: false,
    write: (amount, random) => grouped(amount, random.pick(["'", "\u2019"]), "."),
  },
  { name: "full width", isHouse: false, write: (amount) => wide(grouped(amount, ".", ",")) },
];

function grouped(amount: string, group: string, point: string): string {
  const [whole = "", fraction] = amount.split(".");
  return whole.replace(/\B(?=(?:\d{3})+$)/g, group) + (fraction === undefined ? "" : point + fraction);
}

function space(random: Random): string {
  return random.pick([" ", "\u00a0", "\u2009", "\u202f"]);
}

function wide(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

export interface Scale {
  readonly power: number;
  readonly words: readonly string[];
  readonly isPlain: boolean;
}

export const scales: readonly Scale[] = [
  { power: 3, words: ["nghìn", "ngàn", "k"], isPlain: true },
  { power: 4, words: ["vạn"], isPlain: true },
  { power: 6, words: ["triệu", "tr"], isPlain: true },
  { power: 9, words: ["tỷ", "tỉ"], isPlain: true },
  { power: 6, words: ["million"], isPlain: false },
  { power: 9, words: ["billion"], isPlain: false },
];

export const qualifiers: readonly { readonly means: Qualifier; readonly words: readonly string[] }[] = [
  { means: "NEARLY", words: ["gần", "gần bằng", "ngót", "chưa đầy"] },
  { means: "OVER", words: ["hơn", "trên", "ít nhất", "không dưới", ">"] },
  { means: "ABOUT", words: ["khoảng", "xấp xỉ", "trên dưới", "~", "≈", "chừng"] },
  { means: "ESTIMATE", words: ["ước", "ước tính", "ước đạt", "dự kiến"] },
];

/** What stands behind a number. `isPlain`: it changes nothing, or is a qualifier in another place. */
export const notes: readonly { readonly text: string; readonly means?: Qualifier; readonly isPlain: boolean }[] = [
  { text: " trở lên", means: "OVER", isPlain: true },
  { text: " (ước)", means: "ESTIMATE", isPlain: true },
  { text: ";", isPlain: false },
  { text: ".", isPlain: false },
  { text: "*", isPlain: false },
  { text: " (1)", isPlain: false },
  { text: " [2]", isPlain: false },
  { text: "\u00b9", isPlain: false },
  { text: " - số sơ bộ", isPlain: false },
  { text: " (tính đến 30/6/2023)", isPlain: false },
  { text: ", trong đó nữ 20.000", isPlain: false },
  { text: " (đạt 102%)", isPlain: false },
  { text: " (tăng 5% so với cùng kỳ)", isPlain: false },
  { text: "/1.234", isPlain: false },
  { text: " – 99.999.999", isPlain: false },
];

export const gaps: readonly string[] = ["", " ", " ", "\u00a0"];
