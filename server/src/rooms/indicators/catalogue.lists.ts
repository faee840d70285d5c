import { families } from "@bangvang/schema/indicator";
import { periodTypes } from "@bangvang/schema/period";
import type { DimensionList, FlatRow } from "../../reading/dimension-list.ts";
import { by, byList, byText } from "../../reading/dimension-order.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import {
  indicatorDimension,
  indicatorOf,
  periodDimension,
  type IndicatorRow,
  type PeriodRow,
} from "./indicators.dimensions.ts";

export const indicatorList: DimensionList<IndicatorRow> = {
  name: "indicators",
  kind: indicatorDimension,
  orders: {
    code: by(({ code }) => code),
    name: byText(({ name }) => name),
    family: byList(families, ({ family }) => family),
    place: by(({ id }) => id),
  },
};

export const periodList: DimensionList<PeriodRow> = {
  name: "periods",
  kind: periodDimension,
  orders: {
    key: by(({ key }) => key),
    startsOn: by(({ startsOn }) => startsOn),
    endsOn: by(({ endsOn }) => endsOn),
    year: by(({ year }) => year),
    type: byList(periodTypes, ({ type }) => type),
  },
};

export function flatIndicator(
  {
    id: _,
    partOfId,
    numeratorId,
    denominatorId,
    weightId,
    atMostId,
    incomeId,
    expenditureId,
    ...indicator
  }: IndicatorRow,
  dimensions: Dimensions,
): FlatRow {
  const named = (name: string, other: number | null): FlatRow => {
    const { code = null, name: inVietnamese = null } = indicatorOf(dimensions, other) ?? {};
    return { [`${name}Code`]: code, [`${name}Name`]: inVietnamese };
  };
  return {
    ...indicator,
    ...named("partOf", partOfId),
    ...named("numerator", numeratorId),
    ...named("denominator", denominatorId),
    ...named("weight", weightId),
    ...named("atMost", atMostId),
    ...named("income", incomeId),
    ...named("expenditure", expenditureId),
  };
}

export function flatPeriod({ id: _, code: __, ...period }: PeriodRow): FlatRow {
  return { ...period };
}
