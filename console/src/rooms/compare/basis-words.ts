import type { ComparisonCell } from "../../api/comparison.ts";
import { formatDay } from "../../ui/format.ts";
import { say } from "../../ui/words/words.ts";

type Based = Pick<ComparisonCell, "basis" | "asAt" | "parts" | "expected" | "coverage">;

/** What a value rests on, in words: "tại ngày 19/12/2023", "cộng 12/12 kỳ", "1/2 đơn vị trước sáp nhập". */
export function basisWords({ basis, asAt, parts, expected, coverage }: Based): string {
  if (coverage)
    return say(`basis.restated.${coverage.units < coverage.expected ? "PARTIAL" : "WHOLE"}`, { ...coverage });
  return say(`basis.${basis}`, { day: asAt ? formatDay(asAt) : "", parts: parts ?? 0, expected: expected ?? 0 });
}

/** Why there is no value, or not a whole one; null where nothing is to be said. */
export function reasonWords({ reason }: Pick<ComparisonCell, "reason">): string | null {
  return reason ? say(`reason.${reason}`) : null;
}
