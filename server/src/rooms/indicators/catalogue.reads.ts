import { ApiProblem } from "../../api-problem.ts";
import type { Context } from "../../context.ts";
import { matching, type Fields, type Where } from "../../reading/filter.ts";
import { pageOfRows, type Connection, type PageInput } from "../../reading/page.ts";
import { known, type Question } from "../../reading/read.ts";
import {
  breaksOf,
  indicatorDimension,
  periodDimension,
  type IndicatorRow,
  type PeriodRow,
  type SeriesBreakRow,
} from "./indicators.dimensions.ts";

type ListAsked = PageInput & { readonly where?: Where | undefined };

export const indicatorFields: Fields<IndicatorRow> = {
  code: (indicator) => indicator.code,
  name: (indicator) => indicator.name,
  family: (indicator) => indicator.family,
  nature: (indicator) => indicator.nature,
};

export const periodFields: Fields<PeriodRow> = {
  key: (period) => period.key,
  type: (period) => period.type,
  year: (period) => period.year,
  startsOn: (period) => period.startsOn,
  endsOn: (period) => period.endsOn,
};

export const indicatorByCode: Question<string, IndicatorRow | null> = (code, { dimensions }) =>
  dimensions.of(indicatorDimension).byCode.get(code) ?? null;

/** An indicator named in an argument; NOT_FOUND when there is none. */
export function indicatorAsked(code: string, { dimensions }: Context): IndicatorRow {
  const indicator = dimensions.of(indicatorDimension).byCode.get(code);
  if (!indicator) throw new ApiProblem("NOT_FOUND", `There is no indicator "${code.slice(0, 64)}".`);
  return indicator;
}

export const indicatorById: Question<number | null, IndicatorRow | null> = (id, { dimensions }) =>
  id === null ? null : known(dimensions.of(indicatorDimension).byId, id);

export const periodByKey: Question<string, PeriodRow | null> = (key, { dimensions }) =>
  dimensions.of(periodDimension).byCode.get(key) ?? null;

export const indicatorList: Question<ListAsked, Connection<IndicatorRow>> = (
  { where, ...page },
  { dimensions, cursorSecret },
) => {
  const rows = dimensions.of(indicatorDimension).rows.filter(matching(where, indicatorFields));
  return pageOfRows(rows, page, "indicators", cursorSecret);
};

export const periodList: Question<ListAsked, Connection<PeriodRow>> = (
  { where, ...page },
  { dimensions, cursorSecret },
) => {
  const rows = dimensions.of(periodDimension).rows.filter(matching(where, periodFields));
  return pageOfRows(rows, page, "periods", cursorSecret);
};

export const breaksOfIndicator: Question<number, readonly SeriesBreakRow[]> = (indicatorId, { dimensions }) =>
  breaksOf(dimensions, indicatorId, null);
