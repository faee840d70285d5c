import type { ComparisonCell } from "../../api/comparison.ts";
import { formatDay } from "../../ui/format.ts";
import { say } from "../../ui/words/words.ts";

type Based = Pick<ComparisonCell, "basis" | "asAt" | "parts" | "expected">;

/** What a value rests on, in words: "tại ngày 19/12/2023", "cộng 12/12 kỳ". */
export function basisWords({ basis, asAt, parts, expected }: Based): string {
  return say(`basis.${basis}`, { day: asAt ? formatDay(asAt) : "", parts: parts ?? 0, expected: expected ?? 0 });
}
