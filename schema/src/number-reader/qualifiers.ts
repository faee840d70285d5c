import type { Qualifier } from "../figure.ts";

/** Words before a number, and "trở lên" after it, that say how near the truth it is. */
export const qualifierWords: readonly (readonly [Qualifier, ...(readonly string[])])[] = [
  [
    "ABOUT",
    "khoảng",
    "vào khoảng",
    "khoảng chừng",
    "xấp xỉ",
    "chừng",
    "ước chừng",
    "áng chừng",
    "độ",
    "tầm",
    "cỡ",
    "trên dưới",
    "~",
    "≈",
  ],
  ["OVER", "trên", "hơn", "ít nhất", "tối thiểu", "không dưới", "trở lên", ">", "≥"],
  ["NEARLY", "gần", "gần bằng", "ngót", "chưa đầy"],
  ["ESTIMATE", "ước", "ước tính", "dự kiến"],
];

/** These give a limit from above, and no qualifier of a figure says that; NEARLY would claim more than was written. */
export const upperBoundWords: readonly string[] = [
  "dưới",
  "tối đa",
  "nhiều nhất",
  "không quá",
  "không đến",
  "chưa đến",
  "chưa tới",
  "lên đến",
  "lên tới",
  "<",
  "≤",
];

/** Words that may stand around a number and change nothing. "Tăng", "giảm", "vượt", "thêm" do, so they are not here. */
export const fillerWords: readonly string[] = [
  "đạt",
  "được",
  "là",
  "có",
  "đã",
  "với",
  "bằng",
  "và",
  "tổng",
  "tổng số",
  "tổng cộng",
  "cộng",
  "số",
  "số tiền",
  "tổng số tiền",
  "trị giá",
  "tổng trị giá",
  "giá trị",
  "tổng giá trị",
];

/**
 * One qualifier for all that were written. "Ước khoảng" is an estimate; any other pair says two things of which a figure
 * can keep one, so it is asked.
 */
export function mergeQualifiers(found: readonly Qualifier[]): {
  readonly qualifier: Qualifier;
  readonly lossy: boolean;
} {
  if (found.length === 0) return { qualifier: "EXACT", lossy: false };
  const distinct = strongestFirst.filter((qualifier) => found.includes(qualifier));
  const [qualifier = "EXACT", second] = distinct;
  return { qualifier, lossy: second !== undefined && !(qualifier === "ESTIMATE" && second === "ABOUT") };
}

const strongestFirst: readonly Qualifier[] = ["ESTIMATE", "OVER", "NEARLY", "ABOUT"];
