import type { Direction, Family, Nature, OverUnits } from "@bangvang/schema/indicator";
import type { NumberContext } from "@bangvang/schema/number-reader/number-context";
import type { PeriodType } from "@bangvang/schema/period";
import { sql } from "../../db/sql.ts";
import type { DimensionKind, DimensionRow, Dimensions, Fields } from "../../reading/dimensions.ts";
import { known } from "../../reading/known.ts";

export interface IndicatorRow extends DimensionRow {
  readonly name: string;
  readonly nameEn: string;
  readonly family: Family;
  readonly measure: string;
  readonly nature: Nature;
  readonly overUnits: OverUnits;
  readonly direction: Direction;
  readonly wholeNumber: boolean;
  readonly mayBeNegative: boolean;
  readonly partOfId: number | null;
  readonly atMostId: number | null;
  readonly partsAddUp: boolean;
  readonly incomeId: number | null;
  readonly expenditureId: number | null;
  readonly numeratorId: number | null;
  readonly denominatorId: number | null;
  readonly weightId: number | null;
  /** Of a derived indicator: what it is worked out by, as `writeFormula` prints it. */
  readonly formula: string | null;
  readonly bandLow: string | null;
  readonly bandHigh: string | null;
  readonly provenance: string;
  readonly sourceUrl: string | null;
  readonly note: string | null;
}

/** `code` is the period's key; `endsOn` is the last day inside. */
export interface PeriodRow extends DimensionRow {
  readonly key: string;
  readonly type: PeriodType;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly year: number;
}

export interface SeriesBreakRow extends DimensionRow {
  readonly startsOn: string;
  readonly cause: "SCOPE" | "BOUNDARY" | "DEFINITION" | "RULE";
  readonly indicatorId: number | null;
  readonly unitId: number | null;
  readonly note: string;
  readonly sourceId: number | null;
}

const indicatorFields: Fields<IndicatorRow> = {
  code: (indicator) => indicator.code,
  name: (indicator) => indicator.name,
  nameEn: (indicator) => indicator.nameEn,
  family: (indicator) => indicator.family,
  measure: (indicator) => indicator.measure,
  nature: (indicator) => indicator.nature,
  overUnits: (indicator) => indicator.overUnits,
  direction: (indicator) => indicator.direction,
  wholeNumber: (indicator) => indicator.wholeNumber,
};

export const indicatorDimension: DimensionKind<IndicatorRow> = {
  name: "indicator",
  fields: indicatorFields,
  load: (transaction) =>
    transaction.query(sql`
      select id, code, name, name_en as "nameEn", family, measure, nature, over_units as "overUnits", direction,
        whole_number as "wholeNumber", may_be_negative as "mayBeNegative", part_of_id as "partOfId", at_most_id as "atMostId",
        coalesce(parts_add_up, false) as "partsAddUp", income_id as "incomeId", expenditure_id as "expenditureId", numerator_id as "numeratorId",
        denominator_id as "denominatorId", weight_id as "weightId", formula, band_low as "bandLow", band_high as "bandHigh",
        provenance, source_url as "sourceUrl", note
      from indicator order by id`),
};

const periodFields: Fields<PeriodRow> = {
  key: (period) => period.key,
  type: (period) => period.type,
  year: (period) => period.year,
  startsOn: (period) => period.startsOn,
  endsOn: (period) => period.endsOn,
};

export const periodDimension: DimensionKind<PeriodRow> = {
  name: "period",
  fields: periodFields,
  load: (transaction) =>
    transaction.query(sql`
      select id, key as code, key, type, starts_on as "startsOn", ends_on as "endsOn", year
      from period order by starts_on, ends_on desc, key`),
};

export const seriesBreakDimension: DimensionKind<SeriesBreakRow> = {
  name: "seriesBreak",
  load: (transaction) =>
    transaction.query(sql`
      select id, id::text as code, starts_on as "startsOn", cause, indicator_id as "indicatorId", unit_id as "unitId",
        note, source_id as "sourceId"
      from series_break order by starts_on, id`),
};

/** The days from which a series of this indicator means something else, for this unit or (null) for anyone. */
export function breaksOf(
  dimensions: Dimensions,
  indicatorId: number,
  unitId: number | null,
): readonly SeriesBreakRow[] {
  return dimensions
    .of(seriesBreakDimension)
    .rows.filter(
      (row) =>
        (row.indicatorId === null || row.indicatorId === indicatorId) &&
        (row.unitId === null || unitId === null || row.unitId === unitId),
    );
}

/** The indicator an id names, if it names one. */
export function indicatorOf(dimensions: Dimensions, id: number | null): IndicatorRow | null {
  return id === null ? null : known(dimensions.of(indicatorDimension).byId, id);
}

/** What the number reader needs to know of the cells of each indicator, by its code. */
export function numberContexts(dimensions: Dimensions): ReadonlyMap<string, NumberContext> {
  return new Map(
    dimensions
      .of(indicatorDimension)
      .rows.map(({ code, measure, wholeNumber, mayBeNegative, bandLow, bandHigh }) => [
        code,
        { measure, wholeNumber, mayBeNegative, bandLow, bandHigh },
      ]),
  );
}

/** The period an id names. */
export function periodOf(dimensions: Dimensions, id: number): PeriodRow {
  return known(dimensions.of(periodDimension).byId, id);
}
