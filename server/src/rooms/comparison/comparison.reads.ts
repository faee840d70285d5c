import { lastDay, type Period } from "@bangvang/schema/period";
import { ApiProblem } from "../../api-problem.ts";
import { isInScope } from "../../audience.ts";
import type { Context } from "../../context.ts";
import { known, type Question } from "../../reading/read.ts";
import { indicatorAsked } from "../indicators/catalogue.reads.ts";
import {
  breaksOf,
  indicatorDimension,
  type IndicatorRow,
  type SeriesBreakRow,
} from "../indicators/indicators.dimensions.ts";
import { cellAsked, periodAsked, resolve, type Resolved } from "../indicators/resolve.reads.ts";
import { membersOf, unitDimension, type UnitRow } from "../organisation/organisation.dimensions.ts";
import { inOrder, overlapping, unitAsked } from "../organisation/organisation.reads.ts";
import { attainments, computedTotals, type ComputedTotal, type Gathered } from "./arithmetic.ts";
import { rank } from "./rank.ts";

export interface ComparisonAsked {
  readonly cluster?: string | null | undefined;
  readonly year?: number | null | undefined;
  readonly units?: readonly string[] | null | undefined;
  readonly indicators: readonly string[];
  readonly period: string;
}

export interface ComparisonCell extends Resolved {
  readonly target: string | null;
  /** Per cent of the target, in the indicator's direction. */
  readonly attainment: string | null;
  /** The reported attainment, kept beside the computed one. */
  readonly claimedAttainment: string | null;
  readonly rank: number | null;
}

export interface Comparison {
  readonly period: Period & { readonly endsOn: string };
  readonly cluster: UnitRow | null;
  readonly indicators: readonly {
    readonly indicator: IndicatorRow;
    readonly reported: ComparisonCell;
    readonly computed: ComputedTotal;
    readonly difference: string | null;
    readonly breaks: readonly SeriesBreakRow[];
  }[];
  readonly rows: readonly { readonly unit: UnitRow; readonly cells: readonly ComparisonCell[] }[];
}

const mostCells = 50_000;
const nothing: Resolved = {
  value: null,
  basis: "NONE",
  asAt: null,
  parts: null,
  expected: null,
  qualifier: null,
  quality: null,
  source: null,
  claimed: null,
  numerator: null,
  denominator: null,
};

/**
 * Units side by side for chosen indicators in one period: each value with its basis, target, attainment and rank, and
 * for a cluster its reported total beside the computed one. A unit may be compared only by who may see it.
 */
export const comparison: Question<ComparisonAsked, Comparison> = async (asked, context) => {
  const period = periodAsked(asked.period);
  const { cluster, units, expected } = readUnits(asked, period, context);
  const indicators = asked.indicators.map((code) => indicatorAsked(code, context));
  if (units.length * indicators.length > mostCells)
    throw new ApiProblem("LIMIT_EXCEEDED", `A comparison has at most ${mostCells} cells.`);

  const asks = indicators.map((indicator) => ({ indicator, claim: claimOf(indicator, context) }));
  const all = cluster ? [...units, cluster] : units;
  const grid = await Promise.all(all.map((unit) => Promise.all(asks.map((ask) => gather(unit, ask, period, context)))));
  const rows = grid.slice(0, units.length);
  // Where one unit is part of another, or came out of it, a total would count twice and a rank would set it against itself.
  const standApart = !overlapping(units, context.dimensions);
  const columns = indicators.map((_, column) => rows.map((row) => (standApart && row[column]?.actual) || nothing));
  const percents = await attainments(grid.flat(), context);
  const totals = await computedTotals(
    indicators,
    columns,
    { reported: grid[units.length]?.map(({ actual }) => actual.value) ?? [], units: expected },
    context,
  );
  const ranks = indicators.map((indicator, column) => rank((columns[column] ?? []).map(rankable), indicator.direction));
  const cellAt = (row: number, column: number): ComparisonCell => ({
    ...(grid[row]?.[column]?.actual ?? nothing),
    target: grid[row]?.[column]?.target.value ?? null,
    attainment: percents[row * indicators.length + column] ?? null,
    claimedAttainment: grid[row]?.[column]?.claimedAttainment ?? null,
    rank: ranks[column]?.[row] ?? null,
  });
  return {
    period: { ...period, endsOn: lastDay(period) },
    cluster,
    indicators: indicators.map((indicator, column) => ({
      indicator,
      reported: cellAt(units.length, column),
      computed: totals[column]?.computed ?? { value: null, basis: "NONE", units: 0, expected, sample: false },
      difference: totals[column]?.difference ?? null,
      breaks: breaksOf(context.dimensions, indicator.id, null).filter(({ startsOn }) => startsOn <= lastDay(period)),
    })),
    rows: units.map((unit, row) => ({ unit, cells: indicators.map((_, column) => cellAt(row, column)) })),
  };
};

/** The indicator that holds reported attainments of this one: its numerator and denominator both are this one. */
function claimOf({ id }: IndicatorRow, { dimensions }: Context): IndicatorRow | undefined {
  const { rows } = dimensions.of(indicatorDimension);
  return rows.find(({ numeratorId, denominatorId }) => numeratorId === id && denominatorId === id);
}

async function gather(
  unit: UnitRow,
  { indicator, claim }: { readonly indicator: IndicatorRow; readonly claim: IndicatorRow | undefined },
  period: Period,
  context: Context,
): Promise<Gathered> {
  const worth = (indicatorId: number, kind: "ACTUAL" | "TARGET") =>
    resolve(cellAsked(unit.id, indicatorId, period, kind), context);
  const [actual, target, claimed] = await Promise.all([
    worth(indicator.id, "ACTUAL"),
    worth(indicator.id, "TARGET"),
    claim ? worth(claim.id, "ACTUAL") : nothing,
  ]);
  return { indicator, actual, target, claimedAttainment: claimed.claimed };
}

function readUnits(
  asked: ComparisonAsked,
  period: Period,
  context: Context,
): { cluster: UnitRow | null; units: readonly UnitRow[]; expected: number } {
  const find = (code: string): UnitRow => unitAsked(code, context);
  const clusterCode = asked.cluster ?? null;
  if ((clusterCode === null) === ((asked.units ?? null) === null)) {
    throw new ApiProblem("BAD_USER_INPUT", "Compare either a cluster or a list of units.");
  }
  if (clusterCode === null) {
    const listed = [...new Set(asked.units)].map(find);
    return { cluster: null, units: listed, expected: listed.length };
  }
  const cluster = find(clusterCode);
  if (cluster.level !== "CLUSTER")
    throw new ApiProblem("NOT_FOUND", `There is no cluster "${clusterCode.slice(0, 64)}".`);
  const { dimensions, audience } = context;
  const members = membersOf(dimensions, cluster.id, asked.year ?? period.year);
  const visible = members
    .map(({ unitId }) => known(dimensions.of(unitDimension).byId, unitId))
    .filter(({ id }) => isInScope(audience.reads, id));
  return { cluster, units: inOrder(visible, [{ name: "ASC" }]), expected: members.length };
}

/** An incomplete sum takes no part in a ranking: it would lose to whoever reported everything. */
function rankable({ basis, value }: Resolved): string | null {
  return basis === "PARTIAL" ? null : value;
}
