/**
 * Folds text for searching: no accents, no tones (so old and new tone placement meet), đ as d, lower case. Đ has no
 * decomposition of its own, and Ð (U+00D0) only looks like it.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐÐð]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
