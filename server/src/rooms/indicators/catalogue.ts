import { ApiProblem } from "../../api-problem.ts";
import type { Context } from "../../context.ts";
import { indicatorDimension, type IndicatorRow } from "./indicators.dimensions.ts";

/** An indicator named in an argument; NOT_FOUND when there is none. */
export function indicatorAsked(code: string, { dimensions }: Context): IndicatorRow {
  const indicator = dimensions.of(indicatorDimension).byCode.get(code);
  if (!indicator) throw new ApiProblem("NOT_FOUND", `There is no indicator "${code.slice(0, 64)}".`);
  return indicator;
}
