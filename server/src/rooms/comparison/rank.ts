import type { Direction } from "@bangvang/schema/indicator";

/**
 * Competition ranking: equal values share a rank and the next one is as many places lower. A value of null takes no
 * part and gets no rank; neither does anyone where neither more nor less is better. Figures have at most 15 digits, so
 * comparing them as doubles is exact.
 */
export function rank(values: readonly (string | null)[], direction: Direction): readonly (number | null)[] {
  if (direction === "NEUTRAL") return values.map(() => null);
  const numbers = values.map((value) => (value === null ? null : Number(value)));
  return numbers.map((own) => {
    if (own === null) return null;
    const better = numbers.filter((other) => other !== null && (direction === "HIGHER" ? other > own : other < own));
    return better.length + 1;
  });
}
