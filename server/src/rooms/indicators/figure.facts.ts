import { isoInstant } from "../../db/instant.ts";
import { sql } from "../../db/sql.ts";
import { byCode, byName, type Compare } from "../../reading/dimension-list.ts";
import type { DimensionRow } from "../../reading/dimensions.ts";
import { byNumber, byPlace } from "../../reading/facts/compile-order.ts";
import type { FactTable } from "../../reading/facts/fact-table.ts";
import { keyColumn, keyOf } from "../../reading/facts/keys.ts";
import { sourceDimension, sourceFields, unitDimension, unitFields } from "../organisation/organisation.dimensions.ts";
import { indicatorDimension, indicatorFields, periodDimension, periodFields } from "./indicators.dimensions.ts";

type Named = DimensionRow & { readonly name: string };
const name: Compare<Named> = byName((row) => row.name);

const inUnits = (compare: Compare<Named>) =>
  byPlace(sql`figure.unit_id`, "unitId", (dimensions) => dimensions.of(unitDimension).rows.toSorted(compare));
const inIndicators = (compare: Compare<Named>) =>
  byPlace(sql`figure.indicator_id`, "indicatorId", (dimensions) =>
    dimensions.of(indicatorDimension).rows.toSorted(compare),
  );

const inTime = byPlace(sql`figure.period_id`, "periodId", (dimensions) => dimensions.of(periodDimension).rows);

const change = { for: ["changedBy", "changedAt"], join: sql`join change_set on change_set.id = figure.change_set_id` };

/** How figures are read. A cleared cell is not reported and is left out of every list. */
export const figureTable: FactTable = {
  from: sql`figure`,
  unit: sql`figure.unit_id`,
  shown: sql`figure.state <> 'NOT_REPORTED'`,
  columns: {
    unitId: sql`figure.unit_id as "unitId"`,
    indicatorId: sql`figure.indicator_id as "indicatorId"`,
    periodId: sql`figure.period_id as "periodId"`,
    kind: sql`figure.kind`,
    state: sql`figure.state`,
    value: sql`trim_scale(figure.value)::text as value`,
    qualifier: sql`figure.qualifier`,
    quality: sql`figure.quality`,
    note: sql`figure.note`,
    sourceId: sql`figure.source_id as "sourceId"`,
    version: sql`figure.version`,
    changedBy: sql`change_set.actor as "changedBy"`,
    changedAt: sql`${isoInstant(sql`change_set.applied_at`)} as "changedAt"`,
  },
  joins: [change],
  dimensions: {
    unit: { column: sql`figure.unit_id`, isNullable: false, kind: unitDimension, fields: unitFields },
    indicator: {
      column: sql`figure.indicator_id`,
      isNullable: false,
      kind: indicatorDimension,
      fields: indicatorFields,
    },
    period: { column: sql`figure.period_id`, isNullable: false, kind: periodDimension, fields: periodFields },
    source: { column: sql`figure.source_id`, isNullable: true, kind: sourceDimension, fields: sourceFields },
  },
  filters: {
    kind: { column: sql`figure.kind`, isNullable: false, isDecimal: false },
    state: { column: sql`figure.state`, isNullable: false, isDecimal: false },
    qualifier: { column: sql`figure.qualifier`, isNullable: false, isDecimal: false },
    quality: { column: sql`figure.quality`, isNullable: false, isDecimal: false },
    value: { column: sql`figure.value`, isNullable: true, isDecimal: true },
  },
  related: {},
  orders: {
    "unit.code": inUnits(byCode),
    "unit.name": inUnits(name),
    "indicator.code": inIndicators(byCode),
    "indicator.name": inIndicators(name),
    "period.startsOn": inTime,
    value: byNumber(sql`figure.value`, "value"),
  },
  // Units and indicators in the order they were registered, which is that of the primary key; periods in time.
  keyIndexed: 2,
  key: [
    keyOf(sql`figure.unit_id`, "unitId", unitDimension),
    keyOf(sql`figure.indicator_id`, "indicatorId", indicatorDimension),
    (dimensions) => inTime("ASC", dimensions),
    keyColumn(sql`figure.kind`, "kind", sql`text`),
  ],
};
