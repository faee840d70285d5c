import type { Direction } from "@bangvang/schema/indicator";
import type { Resolved } from "../indicators/resolve-cells.ts";
import type { Break } from "./breaks.ts";
import { isWhole } from "./gather.ts";
import type { Judged } from "./judge.ts";
import type { CellHeld } from "./standing-tables.ts";
import type { CellStanding } from "./standings.ts";

type Answered = "rank" | "attainment" | "toTarget" | "toMean" | "toMedian" | "share" | "score";

/** A cell as it is answered; see the types of the API for what the fields mean. */
export interface ComparisonCell extends Resolved, Pick<CellStanding, Answered> {
  readonly target: string | null;
  readonly targetPeriod: string | null;
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

interface LastYear extends Pick<Resolved, "value" | "basis">, Pick<CellStanding, "change" | "growth"> {
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

/** Puts a cell together from what was read and what was worked out. */
export function cellOf(cell: Judged, standing: Partial<CellStanding>, { eligible, samples }: Field): ComparisonCell {
  const { actual, target, claim, before, unranked, parted, breaks } = cell;
  const { rank, equal, low, high, change, growth, outlier, ...others } = { ...noStanding, ...standing };
  const isRanked = rank !== null && equal !== null;
  return {
    ...actual,
    ...others,
    target: target?.value ?? null,
    targetPeriod: target?.period ?? null,
    claimedAttainment: claim?.claimed ?? null,
    impliedTarget: low === null || high === null ? null : { low, high },
    rank,
    unranked,
    ranking: isRanked ? { of: eligible, better: rank - 1, equal, samples, tieRule: "COMPETITION" } : null,
    lastYear: before && {
      period: before.period.key,
      value: before.worth.value,
      basis: before.worth.basis,
      change,
      growth,
      breaks: parted,
    },
    isOutlier: outlier === 1,
    breaks,
  };
}

/** What is not asked for is none. */
const noStanding: CellStanding = {
  rank: null,
  equal: null,
  attainment: null,
  low: null,
  high: null,
  toTarget: null,
  change: null,
  growth: null,
  toMean: null,
  toMedian: null,
  share: null,
  score: null,
  outlier: null,
};
