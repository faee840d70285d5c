import type { ComparisonRow } from "../../api/comparison.ts";

/** Rows by one column (an index) or by name (null). Units without a figure stand last both ways. */
export function sortRows(
  rows: readonly ComparisonRow[],
  column: number | null,
  direction: "up" | "down",
  name: (row: ComparisonRow) => string,
): readonly ComparisonRow[] {
  const sign = direction === "up" ? 1 : -1;
  const byName = (a: ComparisonRow, b: ComparisonRow): number => name(a).localeCompare(name(b), "vi");
  return [...rows].sort((a, b) => {
    if (column === null) return sign * byName(a, b);
    const left = a.cells[column]?.value ?? null;
    const right = b.cells[column]?.value ?? null;
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b);
    return sign * (left - right) || byName(a, b);
  });
}
