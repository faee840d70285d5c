import type { Comparison } from "../../api/comparison.ts";
import { unitShortName } from "../../api/unit-label.ts";

export interface ChartBar {
  readonly unit: string;
  readonly value: number;
  readonly target: number | null;
  readonly isSample: boolean;
  readonly isPartial: boolean;
}

/** The bars of one indicator, best first in its own direction, incomplete sums last; units without a figure have none. */
export function chartBars(comparison: Comparison, code: string): readonly ChartBar[] {
  const column = comparison.columns.findIndex((one) => one.indicator.code === code);
  const lowFirst = comparison.columns[column]?.indicator.direction === "LOWER";
  const bars = comparison.rows.flatMap((row): ChartBar[] => {
    const cell = row.cells[column];
    if (cell?.value === null || cell?.value === undefined) return [];
    return [
      {
        unit: unitShortName(row.unit),
        value: cell.value,
        target: cell.target ?? null,
        isSample: cell.quality === "SAMPLE",
        isPartial: cell.basis === "PARTIAL",
      },
    ];
  });
  return bars.sort(
    (a, b) => Number(a.isPartial) - Number(b.isPartial) || (lowFirst ? a.value - b.value : b.value - a.value),
  );
}

/** The indicator the chart shows: the one asked for, else the first that has figures. */
export function chartedIn(comparison: Comparison, asked: string | undefined): string {
  const codes = comparison.columns.map((one) => one.indicator.code);
  if (asked && codes.includes(asked)) return asked;
  return codes.find((code) => chartBars(comparison, code).length > 0) ?? codes[0] ?? "";
}
