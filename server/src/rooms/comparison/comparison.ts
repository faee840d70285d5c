import { lastDay, type Period } from "@bangvang/schema/period";
import { ApiProblem } from "../../api-problem.ts";
import { isInScope } from "../../audience.ts";
import type { Context } from "../../context.ts";
import { known } from "../../reading/known.ts";
import type { Behind } from "../../reading/nodes.ts";
import { indicatorAsked } from "../indicators/catalogue.ts";
import {
  breaksOf,
  indicatorDimension,
  type IndicatorRow,
  type SeriesBreakRow,
} from "../indicators/indicators.dimensions.ts";
import { cellAsked, periodAsked, resolveCells, type Resolved } from "../indicators/resolve-cells.ts";
import { membersOf, unitDimension, type UnitRow } from "../organisation/organisation.dimensions.ts";
import { inNameOrder, overlapping, unitAsked } from "../organisation/units.ts";
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
export async function comparison(asked: ComparisonAsked, behind: Behind): Promise<Comparison> {
  const { context } = behind;
  const period = periodAsked(asked.period);
  const { cluster, units, expected } = readUnits(asked, period, context);
  const indicators = asked.indicators.map((code) => indicatorAsked(code, context));
  if (units.length * indicators.length > mostCells)
    throw new ApiProblem("LIMIT_EXCEEDED", `A comparison has at most ${mostCells} cells.`);

  const asks = indicators.map((indicator) => ({ indicator, claim: claimOf(indicator, context) }));
  const all = cluster ? [...units, cluster] : units;
  const grid = await gather(all, asks, period, behind);
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
}

/** The indicator that holds reported attainments of this one: its numerator and denominator both are this one. */
function claimOf({ id }: IndicatorRow, { dimensions }: Context): IndicatorRow | undefined {
  const { rows } = dimensions.of(indicatorDimension);
  return rows.find(({ numeratorId, denominatorId }) => numeratorId === id && denominatorId === id);
}

interface AskedIndicator {
  readonly indicator: IndicatorRow;
  readonly claim: IndicatorRow | undefined;
}

/** What every unit has for every indicator: result, target and claimed attainment, by one statement. */
async function gather(
  units: readonly UnitRow[],
  asks: readonly AskedIndicator[],
  period: Period,
  behind: Behind,
): Promise<readonly (readonly Gathered[])[]> {
  const cells = units.flatMap(({ id }) =>
    asks.flatMap(({ indicator, claim }) => [
      cellAsked(id, indicator.id, period, "ACTUAL"),
      cellAsked(id, indicator.id, period, "TARGET"),
      ...(claim ? [cellAsked(id, claim.id, period, "ACTUAL")] : []),
    ]),
  );
  const resolved = (await resolveCells(cells, behind)).values();
  const next = (): Resolved => resolved.next().value ?? nothing;
  return units.map(() =>
    asks.map(({ indicator, claim }) => ({
      indicator,
      actual: next(),
      target: next(),
      claimedAttainment: claim ? next().claimed : null,
    })),
  );
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
  return { cluster, units: inNameOrder(visible), expected: members.length };
}

/** An incomplete sum takes no part in a ranking: it would lose to whoever reported everything. */
function rankable({ basis, value }: Resolved): string | null {
  return basis === "PARTIAL" ? null : value;
}
