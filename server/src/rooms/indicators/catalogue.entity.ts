import { defineEntity, p } from "@mikro-orm/core";

const band = () => p.decimal("string").precision(19).scale(4).nullable();

/** An entry of the catalogue: what is counted and how it adds up. */
export const IndicatorEntity = defineEntity({
  name: "Indicator",
  tableName: "indicator",
  properties: {
    id: p.integer().primary().autoincrement(),
    code: p.text(),
    name: p.text(),
    nameEn: p.text(),
    family: p.text(),
    measure: p.text(),
    nature: p.text(),
    overUnits: p.text(),
    direction: p.text(),
    wholeNumber: p.boolean(),
    mayBeNegative: p.boolean(),
    partOfId: p.integer().nullable(),
    atMostId: p.integer().nullable(),
    partsAddUp: p.boolean(),
    incomeId: p.integer().nullable(),
    expenditureId: p.integer().nullable(),
    numeratorId: p.integer().nullable(),
    denominatorId: p.integer().nullable(),
    weightId: p.integer().nullable(),
    formula: p.text().nullable(),
    bandLow: band(),
    bandHigh: band(),
    provenance: p.text(),
    sourceUrl: p.text().nullable(),
    note: p.text().nullable(),
  },
});

/** A stretch or a day that figures speak of; the row appears when it is first used. `endsOn` is the last day inside. */
export const PeriodEntity = defineEntity({
  name: "Period",
  tableName: "period",
  properties: {
    id: p.integer().primary().autoincrement(),
    key: p.text(),
    type: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    year: p.integer(),
  },
});

/** A day from which a series means something else. */
export const SeriesBreakEntity = defineEntity({
  name: "SeriesBreak",
  tableName: "series_break",
  properties: {
    id: p.integer().primary().autoincrement(),
    startsOn: p.date(),
    cause: p.text(),
    indicatorId: p.integer().nullable(),
    unitId: p.integer().nullable(),
    note: p.text(),
    sourceId: p.integer().nullable(),
  },
});
