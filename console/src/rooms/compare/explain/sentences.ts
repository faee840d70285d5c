import type { ExplainedCell, ExplainedColumn } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { formatDay, formatNumber, formatRounded } from "../../../ui/format.ts";
import { isNumber } from "../../../ui/is-number.ts";
import { periodName } from "../../../ui/period-words.ts";
import { say } from "../../../ui/words/words.ts";
import { whyUnranked } from "../notes.ts";
import type { Total } from "../sheet/arrange.ts";
import { signed } from "../sheet/line-words.ts";
import { shownValue } from "../sheet/shown-cell.ts";

type Column = ExplainedColumn["columns"][number];

/** How a value came about, in sentences. */
export function originOf(cell: ExplainedCell): readonly string[] {
  const { basis, asAt, parts, expected, coverage, reason } = cell;
  const how = say(`explain.basis.${basis}`, {
    day: asAt ? formatDay(asAt) : "",
    parts: parts ?? 0,
    expected: expected ?? 0,
  });
  return [
    coverage ? say("explain.coverage", { ...coverage }) : how,
    ...(reason ? [say(`explain.reason.${reason}`)] : []),
  ];
}

/** Its target, of which period, what was attained of it, and what a claim implies where there is none. */
export function targetOf(cell: ExplainedCell): readonly string[] {
  const { target, targetPeriod, attainment, claimedAttainment, impliedTarget } = cell;
  return [
    ...(isNumber(target) ? [say("explain.target", { value: formatNumber(target) })] : [say("explain.noTarget")]),
    ...(targetPeriod ? [say("explain.targetPeriod", { period: periodName(targetPeriod) })] : []),
    ...(isNumber(attainment) ? [say("explain.attainment", { value: formatRounded(attainment, 2) })] : []),
    ...(isNumber(claimedAttainment) ? [say("explain.claimed", { value: formatRounded(claimedAttainment, 2) })] : []),
    ...(impliedTarget
      ? [say("explain.implied", { low: formatNumber(impliedTarget.low), high: formatNumber(impliedTarget.high) })]
      : []),
  ];
}

/** Its place among the units, by which rule, or why it has none. */
export function rankOf(cell: ExplainedCell, { indicator }: Column): readonly string[] {
  const { rank, ranking } = cell;
  if (!isNumber(rank) || !ranking) {
    const why = cell.unranked === "NEUTRAL" ? say("unranked.NEUTRAL") : whyUnranked(cell);
    return why ? [say("explain.unranked", { why })] : [];
  }
  const { of, better, equal, samples } = ranking;
  return [
    say("explain.rank", { rank, of, better, direction: indicator.direction }),
    ...(equal > 0 ? [say("explain.ties", { equal })] : []),
    ...(samples > 0 ? [say("explain.rankSamples", { samples })] : []),
  ];
}

/** Where it stands to the year before and to the others. */
export function standingOf(cell: ExplainedCell, column: Column): readonly string[] {
  const { toMean, toMedian, share, score, isOutlier } = cell;
  const middle = (key: "explain.toMean" | "explain.toMedian", by: number | null | undefined, of: number | null) =>
    isNumber(by) && isNumber(of) ? [say(key, { value: signed(by), of: formatRounded(of, 2) })] : [];
  return [
    ...lastYearOf(cell),
    ...middle("explain.toMean", toMean, column.mean),
    ...middle("explain.toMedian", toMedian, column.median),
    ...(isNumber(share) ? [say("explain.share", { value: formatRounded(share, 2) })] : []),
    ...(isNumber(score)
      ? [say(isOutlier ? "explain.outlier" : "explain.score", { score: formatRounded(score, 2) })]
      : []),
  ];
}

function lastYearOf({ lastYear, basis }: ExplainedCell): readonly string[] {
  if (!lastYear || !isNumber(lastYear.value)) return [];
  const before = { period: periodName(lastYear.period), value: shownValue(lastYear.value, basis) };
  if (lastYear.breaks.length > 0) return [say("explain.lastYear.broken", before)];
  if (!isNumber(lastYear.change)) return [say("explain.lastYear", before)];
  const change = signed(lastYear.change);
  return isNumber(lastYear.growth)
    ? [say("explain.lastYear.growth", { ...before, change, growth: signed(lastYear.growth) })]
    : [say("explain.lastYear.change", { ...before, change })];
}

/** How a line of all units together came about. */
export function totalOf(
  kind: Exclude<Total, "REPORTED">,
  { rows, columns }: ExplainedColumn,
  at: number,
): readonly string[] {
  const { computed, indicator, eligible } = columns[at]!;
  if (kind !== "COMPUTED") return [say(`explain.total.${kind}`, { eligible })];
  const missing = rows.filter((row) => !isNumber(row.cells[at]!.value) || row.cells[at]!.basis === "PARTIAL");
  return [
    say(`explain.over.${indicator.overUnits}`),
    say("explain.total.coverage", { units: computed.units, expected: computed.expected }),
    ...(missing.length > 0
      ? [say("explain.total.missing", { units: missing.map((row) => unitShortName(row.unit)).join(", ") })]
      : []),
  ];
}
