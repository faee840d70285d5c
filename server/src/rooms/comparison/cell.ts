import type { Resolved } from "../indicators/resolve-cells.ts";
import type { Break } from "./breaks.ts";
import type { CellFigures, CellHeld, Series } from "./cell-figures.ts";
import { isWhole } from "./gather.ts";
import type { Judged } from "./judge.ts";

type Answered = "rank" | "attainment" | "toTarget" | "toMean" | "toMedian" | "share" | "score" | "isOutlier";

/** A cell as it is answered; see the types of the API for what the fields mean. */
export interface ComparisonCell extends Resolved, Pick<CellFigures, Answered> {
  readonly target: string | null;
  readonly targetPeriod: string | null;
  readonly claimedAttainment: string | null;
  readonly impliedTarget: { readonly low: string; readonly high: string } | null;
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

interface LastYear extends Pick<Resolved, "value" | "basis">, Pick<CellFigures, "change" | "growth"> {
  readonly period: string;
  readonly breaks: readonly Break[];
}

/** What of a cell is held against others. */
export function heldOf({ actual, target, claim, before, parted, column, isEligible }: Judged): CellHeld {
  const isComparable = before !== null && parted.length === 0 && isWhole(before.worth);
  // A word like "about" stands for more than the digits say: no interval comes of it.
  const isExact = actual.qualifier === "EXACT" && claim?.qualifier === "EXACT";
  return {
    column: column + 1,
    value: isWhole(actual) ? actual.value : null,
    target: target?.value ?? null,
    claim: target === null && isExact ? claim.claimed : null,
    earlier: isComparable ? before.worth.value : null,
    isEligible,
  };
}

/** Puts a cell together from what was read and what was worked out. */
export function cellOf(cell: Judged, figures: CellFigures, { eligible, samples }: Series): ComparisonCell {
  const { actual, target, claim, before, unranked, parted, breaks } = cell;
  const { rank, better, equal, attainment, impliedLow, impliedHigh, change, growth, ...others } = figures;
  return {
    ...actual,
    ...others,
    target: target?.value ?? null,
    targetPeriod: target?.period ?? null,
    attainment,
    claimedAttainment: claim?.claimed ?? null,
    impliedTarget: impliedLow === null || impliedHigh === null ? null : { low: impliedLow, high: impliedHigh },
    rank,
    unranked,
    ranking:
      rank === null || better === null || equal === null
        ? null
        : { of: eligible, better, equal, samples, tieRule: "COMPETITION" },
    lastYear: before && {
      period: before.period.key,
      value: before.worth.value,
      basis: before.worth.basis,
      change,
      growth,
      breaks: parted,
    },
    breaks,
  };
}
