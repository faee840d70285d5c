import type { ComparisonCell, ComparisonColumn } from "../../../api/comparison.ts";
import { formatAttainment, formatNumber, formatRounded } from "../../../ui/format.ts";
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
      return lastYearWords(cell);
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

/** What a line says as a number, with all its digits: per cent for attainment, growth and share. */
export function lineNumber(cell: ComparisonCell, kind: Exclude<LineKind, "basis">): number | null {
  if (kind === "lastYear") return cell.lastYear?.value ?? null;
  if (kind === "growth") return cell.lastYear?.growth ?? null;
  return cell[kind] ?? null;
}

/** With its sign, so that nobody takes a difference for a figure. */
export function signed(difference: number): string {
  return `${difference > 0 ? "+" : ""}${formatRounded(difference, 2)}`;
}

/** A half is held against its year, and says so. */
function targetWords({ target, targetPeriod, targetQuality }: ComparisonCell): string | null {
  if (!isNumber(target)) return null;
  const value = formatNumber(target);
  const words = targetPeriod
    ? say("compare.line.targetOf", { value, period: periodName(targetPeriod) })
    : say("compare.target", { value });
  return restingOn(words, targetQuality);
}

/** What was held against a generated sample is none the better for being reported itself. */
function restingOn(words: string, quality: ComparisonCell["quality"]): string {
  return quality === "SAMPLE" ? `${words} (${say("quality.mark.SAMPLE")})` : words;
}

function attainmentWords({ attainment, claimedAttainment, targetQuality }: ComparisonCell): string | null {
  const parts = [
    ...(isNumber(attainment)
      ? [restingOn(say("compare.attainment", { value: formatAttainment(attainment) }), targetQuality)]
      : []),
    ...(isNumber(claimedAttainment) ? [say("compare.claimed", { value: formatRounded(claimedAttainment, 1) })] : []),
  ];
  return parts.length > 0 ? parts.join(" · ") : null;
}

/** A year before of which not all was reported is no whole figure, and says so. */
function lastYearWords({ lastYear }: ComparisonCell): string | null {
  if (!lastYear || !isNumber(lastYear.value)) return null;
  const words = say("compare.line.lastYear", { value: formatNumber(lastYear.value) });
  return restingOn(lastYear.basis === "PARTIAL" ? `${words} ${say("compare.line.partial")}` : words, lastYear.quality);
}

/** Across a break there is no growth, and that is what stands there. */
function growthWords({ lastYear }: ComparisonCell): string | null {
  if (!lastYear || !isNumber(lastYear.value)) return null;
  if (lastYear.breaks.length > 0) return say("compare.line.broken");
  if (!isNumber(lastYear.change)) return null;
  const change = signed(lastYear.change);
  const words = isNumber(lastYear.growth)
    ? say("compare.line.growth", { change, growth: signed(lastYear.growth) })
    : say("compare.line.change", { change });
  return restingOn(words, lastYear.quality);
}
