import type { ComparisonCell, ComparisonColumn } from "../../../api/comparison.ts";
import { formatNumber, formatRounded } from "../../../ui/format.ts";
import { isNumber } from "../../../ui/is-number.ts";
import { periodName } from "../../../ui/period-words.ts";
import { say } from "../../../ui/words/words.ts";
import type { LineKind } from "../compare-search.ts";

/** One line under a value in words; null when there is nothing to say. */
export function lineWords(
  cell: ComparisonCell,
  kind: Exclude<LineKind, "basis">,
  { eligible }: Pick<ComparisonColumn, "eligible">,
): string | null {
  switch (kind) {
    case "target":
      return targetWords(cell);
    case "attainment":
      return attainmentWords(cell);
    case "rank":
      return isNumber(cell.rank) ? say("compare.line.rank", { rank: cell.rank, of: eligible }) : null;
    case "lastYear":
      return cell.lastYear && isNumber(cell.lastYear.value)
        ? say("compare.line.lastYear", { value: formatNumber(cell.lastYear.value) })
        : null;
    case "growth":
      return growthWords(cell);
    case "share":
      return isNumber(cell.share) ? say("compare.line.share", { value: formatRounded(cell.share, 1) }) : null;
    case "toTarget":
    case "toMean":
    case "toMedian": {
      const by = cell[kind];
      return isNumber(by) ? say(`compare.line.${kind}`, { value: signed(by) }) : null;
    }
  }
}

/** With its sign, so that nobody takes a difference for a figure. */
export function signed(difference: number): string {
  return `${difference > 0 ? "+" : ""}${formatRounded(difference, 2)}`;
}

/** A half is held against its year, and says so. */
function targetWords({ target, targetPeriod }: ComparisonCell): string | null {
  if (!isNumber(target)) return null;
  const value = formatNumber(target);
  return targetPeriod
    ? say("compare.line.targetOf", { value, period: periodName(targetPeriod) })
    : say("compare.target", { value });
}

function attainmentWords({ attainment, claimedAttainment }: ComparisonCell): string | null {
  const parts = [
    ...(isNumber(attainment) ? [say("compare.attainment", { value: formatRounded(attainment, 1) })] : []),
    ...(isNumber(claimedAttainment) ? [say("compare.claimed", { value: formatRounded(claimedAttainment, 1) })] : []),
  ];
  return parts.length > 0 ? parts.join(" · ") : null;
}

/** Across a break there is no growth, and that is what stands there. */
function growthWords({ lastYear }: ComparisonCell): string | null {
  if (!lastYear || !isNumber(lastYear.value)) return null;
  if (lastYear.breaks.length > 0) return say("compare.line.broken");
  if (!isNumber(lastYear.change)) return null;
  const change = signed(lastYear.change);
  return isNumber(lastYear.growth)
    ? say("compare.line.growth", { change, growth: signed(lastYear.growth) })
    : say("compare.line.change", { change });
}
