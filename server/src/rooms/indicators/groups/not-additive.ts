import { ApiProblem, type ApiProblemCode } from "../../../api-problem.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { known } from "../../../reading/known.ts";
import { unitDimension, type UnitRow } from "../../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension, type IndicatorRow, type PeriodRow } from "../indicators.dimensions.ts";
import type { Breach } from "./additivity.compile.ts";
import { forbidden, type Level, type Rule } from "./additivity.ts";

const code = "NOT_ADDITIVE" as string as ApiProblemCode;

/** The refusal of a sum that would be wrong: what is wrong with it, and what is right instead. */
export function notAdditive(breach: Breach, level: Level, dimensions: Dimensions): ApiProblem {
  const asked = forbidden(breach.rule, level).join(", ");
  const where = level.isTotal ? "of all groups together" : "of a group";
  const { reason, instead } = words[breach.rule](rowsOf(breach, dimensions));
  return new ApiProblem(code, `${reason}, so ${asked} ${where} would be wrong. ${instead}.`);
}

interface Rows {
  readonly indicators: readonly IndicatorRow[];
  readonly units: readonly UnitRow[];
  readonly periods: readonly PeriodRow[];
  readonly dimensions: Dimensions;
}

function rowsOf({ indicators, units, periods }: Breach, dimensions: Dimensions): Rows {
  return {
    indicators: [...new Set(indicators)].map((id) => known(dimensions.of(indicatorDimension).byId, id)),
    units: [...new Set(units ?? [])].map((id) => known(dimensions.of(unitDimension).byId, id)),
    periods: [...new Set(periods ?? [])]
      .map((id) => known(dimensions.of(periodDimension).byId, id))
      .toSorted((a, b) => (a.startsOn < b.startsOn || (a.startsOn === b.startsOn && a.endsOn > b.endsOn) ? -1 : 1)),
    dimensions,
  };
}

interface Words {
  readonly reason: string;
  readonly instead: string;
}

const words: Readonly<Record<Rule, (rows: Rows) => Words>> = {
  MEASURE: ({ indicators }) => ({
    reason: `${indicators.map(({ code, measure }) => `${code} (${measure})`).join(" and ")} are not counted in one measure`,
    instead: "Group by INDICATOR, or ask for one indicator in where",
  }),
  KIND: ({ indicators }) => ({
    reason: `${codes(indicators)}: what happened and what was registered beforehand stand beside each other (kind ACTUAL and TARGET)`,
    instead: "Group by KIND, or ask for one kind in where",
  }),
  RATE: ({ indicators, dimensions }) => rateWords(indicators[0]!, dimensions),
  PART: ({ indicators: [part, whole] }) => ({
    reason: `${part?.code} is a part of ${whole?.code} and stands beside it (indicator)`,
    instead: "Group by INDICATOR, or ask for one of them in where",
  }),
  OVER_UNITS: ({ indicators, units }) => ({
    reason: `${codes(indicators)} does not become one over units (overUnits ${indicators[0]?.overUnits}; here ${codes(units)})`,
    instead: "Group by UNIT",
  }),
  STOCK: ({ indicators, units, periods }) => ({
    reason: `${codes(indicators)} is a STOCK, counted on a day, and ${codes(units)} has it for several periods (${codes(periods)})`,
    instead: "Group by PERIOD, or ask for max or avg",
  }),
  OVERLAP: ({ indicators, units, periods }) => ({
    reason: `${codes(indicators)} of ${codes(units)} is there for periods that overlap (${codes(periods)})`,
    instead:
      new Set(periods.map(({ type }) => type)).size > 1
        ? "Group by PERIOD_TYPE, or ask for one type of period in where"
        : "Group by PERIOD, or ask for one of them in where",
  }),
  RELATED: ({ indicators, units }) => ({
    reason: `${codes(indicators)} is there for units that share people (${codes(units)})`,
    instead:
      new Set(units.map(({ level }) => level)).size > 1
        ? "Group by LEVEL or UNIT, or ask for one level of units in where"
        : "Group by UNIT, or name the units in where",
  }),
};

function rateWords(
  { code, nature, numeratorId, denominatorId, weightId }: IndicatorRow,
  dimensions: Dimensions,
): Words {
  const reason = `${code} is a ${nature} and is not added over units or periods`;
  const codeOf = (id: number | null): string =>
    id === null ? "" : known(dimensions.of(indicatorDimension).byId, id).code;
  if (nature === "MEAN") return { reason, instead: `Ask for weightedMean, which weighs it by ${codeOf(weightId)}` };
  const instead =
    numeratorId === denominatorId
      ? `Add up ${codeOf(numeratorId)} by KIND, and divide what happened by what was registered`
      : `Add up its numerator ${codeOf(numeratorId)} and its denominator ${codeOf(denominatorId)}, and divide`;
  return { reason, instead };
}

function codes(rows: readonly { readonly code: string }[]): string {
  return rows.map(({ code }) => code).join(" and ");
}
