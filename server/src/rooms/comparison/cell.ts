import type { Direction } from "@bangvang/schema/indicator";
import type { Resolved } from "../indicators/resolve-cells.ts";
import type { Break } from "./breaks.ts";
import { isWhole, type Before, type Target } from "./gather.ts";
import type { Judged } from "./judge.ts";
import type { CellHeld } from "./standing-tables.ts";
import type { CellStanding } from "./standings.ts";

type Read =
  | "value"
  | "basis"
  | "asAt"
  | "parts"
  | "expected"
  | "coverage"
  | "reason"
  | "madeOf"
  | "qualifier"
  | "quality"
  | "source";
type Answered = "rank" | "attainment" | "toTarget" | "toMean" | "toMedian" | "share" | "score";

/** A cell as it is answered; see the types of the API for what the fields mean. */
export interface ComparisonCell extends Pick<Resolved, Read>, Pick<CellStanding, Answered> {
  readonly target: string | null;
  readonly targetPeriod: string | null;
  readonly targetQuality: Target["quality"] | null;
  readonly claimedAttainment: string | null;
  readonly impliedTarget: { readonly low: string; readonly high: string } | null;
  readonly isOutlier: boolean;
  readonly unranked: Judged["unranked"];
  readonly ranking: Ranking | null;
  readonly lastYear: LastYear | null;
  readonly breaks: readonly Break[];
}

/** Why a rank is what it is. */
interface Ranking {
  readonly of: number;
  readonly better: number;
  readonly equal: number;
  readonly samples: number;
  readonly tieRule: "COMPETITION";
}

/** The same stretch a year before. */
export interface LastYear
  extends
    Pick<Resolved, "value" | "basis" | "quality" | "coverage" | "reason">,
    Pick<CellStanding, "change" | "growth"> {
  readonly period: string;
  readonly breaks: readonly Break[];
}

/** What of a cell is held against others. */
export function heldOf(
  { actual, target, claim, before, parted, column, isEligible }: Judged,
  direction: Direction,
): CellHeld {
  const isComparable = before !== null && parted.length === 0 && isWhole(before.worth);
  // A word like "about" stands for more than the digits say: no interval comes of it.
  const isExact = actual.qualifier === "EXACT" && claim?.qualifier === "EXACT";
  return {
    column,
    value: isWhole(actual) ? actual.value : null,
    target: target?.value ?? null,
    claim: target === null && isExact ? claim.claimed : null,
    earlier: isComparable ? before.worth.value : null,
    sense: !isEligible ? 0 : direction === "HIGHER" ? -1 : 1,
  };
}

/** The eligible cells of a column: how many, and how many of them are samples. */
export interface Field {
  readonly eligible: number;
  readonly samples: number;
}

/** Puts a cell together from what was read and what was worked out. Field by field: there are thousands, and a spread costs. */
export function cellOf(cell: Judged, standing: CellStanding, field: Field): ComparisonCell {
  const { actual, target, claim, before, unranked, parted, breaks } = cell;
  return {
    value: actual.value,
    basis: actual.basis,
    asAt: actual.asAt,
    parts: actual.parts,
    expected: actual.expected,
    coverage: actual.coverage,
    reason: actual.reason,
    madeOf: actual.madeOf,
    qualifier: actual.qualifier,
    quality: actual.quality,
    source: actual.source,
    target: target === null ? null : target.value,
    targetPeriod: target === null ? null : target.period,
    targetQuality: target === null ? null : target.quality,
    attainment: standing.attainment,
    claimedAttainment: claim === null ? null : claim.claimed,
    impliedTarget: intervalOf(standing),
    toTarget: standing.toTarget,
    rank: standing.rank,
    unranked,
    ranking: rankingOf(standing, field),
    lastYear: before && lastYearOf(before, standing, parted),
    toMean: standing.toMean,
    toMedian: standing.toMedian,
    share: standing.share,
    score: standing.score,
    isOutlier: standing.outlier === 1,
    breaks,
  };
}

function intervalOf({ low, high }: CellStanding): ComparisonCell["impliedTarget"] {
  return typeof low === "string" && typeof high === "string" ? { low, high } : null;
}

function rankingOf({ rank, equal }: CellStanding, { eligible, samples }: Field): Ranking | null {
  if (typeof rank !== "number" || typeof equal !== "number") return null;
  return { of: eligible, better: rank - 1, equal, samples, tieRule: "COMPETITION" };
}

function lastYearOf({ period, worth }: Before, { change, growth }: CellStanding, breaks: readonly Break[]): LastYear {
  const { value, basis, quality, coverage, reason } = worth;
  return { period: period.key, value, basis, quality, coverage, reason, change, growth, breaks };
}
