import type { ComparisonCell } from "../../api/comparison.ts";
import { formatNumber, formatRounded } from "../../ui/format.ts";

/** Reported figures with every digit; what was computed here (rates) with two decimals, as it is no report. */
export function shownValue(value: number, basis: ComparisonCell["basis"]): string {
  return basis === "RECOMPUTED" ? formatRounded(value, 2) : formatNumber(value);
}
