import { comparePeriods, lastDay, type Period } from "@bangvang/schema/period";
import { ApiProblem } from "../../api-problem.ts";
import { isInScope } from "../../audience.ts";
import type { Context } from "../../context.ts";
import { known } from "../../reading/known.ts";
import { indicatorAsked } from "../indicators/catalogue.ts";
import { fieldsOf } from "../indicators/derived/formulas.ts";
import type { IndicatorRow } from "../indicators/indicators.dimensions.ts";
import { periodAsked } from "../indicators/resolve-cells.ts";
import { unitsOnMap } from "../organisation/lineage.ts";
import { membersOf, unitDimension, type UnitRow } from "../organisation/organisation.dimensions.ts";
import { inNameOrder, unitAsked } from "../organisation/units.ts";
import { ownIndicators, type OwnFormula } from "./own-formulas.ts";

export interface ComparisonAsked {
  readonly cluster?: string | null | undefined;
  readonly year?: number | null | undefined;
  readonly units?: readonly string[] | null | undefined;
  readonly indicators: readonly string[];
  readonly formulas?: readonly OwnFormula[] | null | undefined;
  readonly periods: readonly string[];
}

/** Who is compared, by what. */
export interface Compared {
  readonly cluster: UnitRow | null;
  /** As the map of the operation has them. */
  readonly units: readonly UnitRow[];
  /** The units, and the cluster behind them. */
  readonly everyone: readonly UnitRow[];
  /** How many units there should be: of a cluster also those the actor may not see. */
  readonly expected: number;
  readonly periods: readonly ComparedPeriod[];
  /** All periods of the first indicator, then of the next; own formulas come last. */
  readonly columns: readonly ComparedColumn[];
}

/** `endsOn` is the last day inside. */
export type ComparedPeriod = Period & { readonly endsOn: string };

export interface ComparedColumn {
  readonly indicator: IndicatorRow;
  readonly period: ComparedPeriod;
}

const mostCells = 50_000;

/** Errors: NOT_FOUND, BAD_USER_INPUT, and LIMIT_EXCEEDED for more than 50,000 cells, those of the indicators in formulas among them. */
export function comparedBy(asked: ComparisonAsked, context: Context): Compared {
  const periods = asked.periods.map(periodAsked).map((one) => ({ ...one, endsOn: lastDay(one) }));
  const latest = periods.toSorted(comparePeriods).at(-1);
  if (!latest) throw new ApiProblem("BAD_USER_INPUT", "Name at least one period.");
  const who = readUnits(asked, latest, context);
  const named = asked.indicators.map((code) => indicatorAsked(code, context));
  const indicators = [...named, ...ownIndicators(asked.formulas ?? [], context)];
  // What formulas are made of is read as well; and nothing is built before it is known to be little enough.
  const readings = indicators.reduce((sum, one) => sum + fieldsOf(one, context.dimensions).length, 0) * periods.length;
  if (Math.max(1, who.units.length) * readings > mostCells)
    throw new ApiProblem(
      "LIMIT_EXCEEDED",
      `A comparison has at most ${mostCells} cells, each indicator of a formula a cell of its own.`,
    );
  const columns = indicators.flatMap((indicator) => periods.map((period) => ({ indicator, period })));
  return { ...who, everyone: who.cluster ? [...who.units, who.cluster] : who.units, periods, columns };
}

function readUnits(
  asked: ComparisonAsked,
  latest: Period,
  context: Context,
): Pick<Compared, "cluster" | "units" | "expected"> {
  const find = (code: string): UnitRow => unitAsked(code, context);
  const clusterCode = asked.cluster ?? null;
  if ((clusterCode === null) === ((asked.units ?? null) === null)) {
    throw new ApiProblem("BAD_USER_INPUT", "Compare either a cluster or a list of units.");
  }
  const { dimensions, audience } = context;
  const isVisible = ({ id }: UnitRow): boolean => isInScope(audience.reads, id);
  if (clusterCode === null) {
    const listed = unitsOnMap([...new Set(asked.units)].map(find), context);
    return { cluster: null, units: listed.filter(isVisible), expected: listed.length };
  }
  const cluster = find(clusterCode);
  if (cluster.level !== "CLUSTER")
    throw new ApiProblem("NOT_FOUND", `There is no cluster "${clusterCode.slice(0, 64)}".`);
  const { byId } = dimensions.of(unitDimension);
  const reported = membersOf(dimensions, cluster.id, asked.year ?? latest.year).map(({ unitId }) =>
    known(byId, unitId),
  );
  const members = unitsOnMap(reported, context);
  return { cluster, units: inNameOrder(members.filter(isVisible)), expected: members.length };
}
