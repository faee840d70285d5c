import { isoInstant } from "../../db/instant.ts";
import { sql, type Sql } from "../../db/sql.ts";
import { byCode, byName, type Compare } from "../../reading/dimension-order.ts";
import type { DimensionRow } from "../../reading/dimensions.ts";
import { byNumber, byPlace } from "../../reading/facts/compile-order.ts";
import { number, optionalNumber, text, word } from "../../reading/facts/columns.ts";
import type { FactTable } from "../../reading/facts/fact-table.ts";
import { keyColumn, keyOf } from "../../reading/facts/keys.ts";
import { sourceDimension, unitDimension } from "../organisation/organisation.dimensions.ts";
import { changeTable } from "./change.facts.ts";
import { evidenceTable } from "./evidence.facts.ts";
import { indicatorDimension, periodDimension } from "./indicators.dimensions.ts";

type Named = DimensionRow & { readonly name: string };
const name: Compare<Named> = byName((row) => row.name);

const unit = { dimension: "unit", column: sql`figure.unit_id`, property: "unitId", kind: unitDimension };
const indicator = {
  dimension: "indicator",
  column: sql`figure.indicator_id`,
  property: "indicatorId",
  kind: indicatorDimension,
};
const period = { dimension: "period", column: sql`figure.period_id`, property: "periodId", kind: periodDimension };

const change = { for: ["changedBy", "changedAt"], join: sql`join change_set on change_set.id = figure.change_set_id` };

/** What ties a row of another table to a figure. */
function sameCell(other: Sql): Sql {
  return sql`(${other}.unit_id, ${other}.indicator_id, ${other}.period_id, ${other}.kind)
    = (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind)`;
}

/** How figures are read. A cleared cell is not reported and is left out of every list. */
export const figureTable: FactTable = {
  from: sql`figure`,
  visible: (fence) => fence.visible(sql`figure.unit_id`),
  shown: sql`figure.state <> 'NOT_REPORTED'`,
  columns: {
    unitId: number(sql`figure.unit_id`),
    indicatorId: number(sql`figure.indicator_id`),
    periodId: number(sql`figure.period_id`),
    kind: word(sql`figure.kind`),
    state: word(sql`figure.state`),
    value: word(sql`trim_scale(figure.value)::text`),
    qualifier: word(sql`figure.qualifier`),
    quality: word(sql`figure.quality`),
    note: text(sql`figure.note`),
    sourceId: optionalNumber(sql`figure.source_id`),
    version: number(sql`figure.version`),
    changedBy: text(sql`change_set.actor`),
    changedAt: word(isoInstant(sql`change_set.applied_at`)),
  },
  joins: [change],
  dimensions: {
    unit: { column: sql`figure.unit_id`, isNullable: false, kind: unitDimension },
    indicator: { column: sql`figure.indicator_id`, isNullable: false, kind: indicatorDimension },
    period: { column: sql`figure.period_id`, isNullable: false, kind: periodDimension },
    source: { column: sql`figure.source_id`, isNullable: true, kind: sourceDimension },
  },
  filters: {
    kind: { column: sql`figure.kind`, isNullable: false, isDecimal: false },
    state: { column: sql`figure.state`, isNullable: false, isDecimal: false },
    qualifier: { column: sql`figure.qualifier`, isNullable: false, isDecimal: false },
    quality: { column: sql`figure.quality`, isNullable: false, isDecimal: false },
    value: { column: sql`figure.value`, isNullable: true, isDecimal: true },
  },
  related: {
    evidence: { table: () => evidenceTable, on: sameCell(sql`evidence`) },
    history: { table: () => changeTable, on: sameCell(sql`change`) },
  },
  orders: {
    "unit.code": byPlace(unit, byCode),
    "unit.name": byPlace(unit, name),
    "indicator.code": byPlace(indicator, byCode),
    "indicator.name": byPlace(indicator, name),
    "period.startsOn": byPlace(period),
    value: byNumber(sql`figure.value`, "value"),
  },
  // Units and indicators in the order they were registered, which is that of the primary key; periods in time.
  keyIndexed: 2,
  cells: ["unit", "indicator", "period"],
  key: [
    keyOf(unit),
    keyOf(indicator),
    (ordering) => byPlace(period)("ASC", ordering),
    keyColumn(sql`figure.kind`, "kind", sql`text`),
  ],
};
