import { isoInstant } from "../../db/instant.ts";
import { sql, type Sql } from "../../db/sql.ts";
import { byPlace } from "../../reading/facts/compile-order.ts";
import { number, optionalNumber, text, word } from "../../reading/facts/columns.ts";
import type { FactTable } from "../../reading/facts/fact-table.ts";
import { keyColumn, keyOf } from "../../reading/facts/keys.ts";
import { unitDimension } from "../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "./indicators.dimensions.ts";

const unit = { dimension: "unit", column: sql`difference.unit_id`, property: "unitId", kind: unitDimension };
const indicator = {
  dimension: "indicator",
  column: sql`difference.indicator_id`,
  property: "indicatorId",
  kind: indicatorDimension,
};
const period = { dimension: "period", column: sql`difference.period_id`, property: "periodId", kind: periodDimension };

/** Never reported and cleared are the same to whoever reads: a cell that was filled and emptied again does not differ. */
const differs = sql`(coalesce(state_before, 'NOT_REPORTED') <> 'NOT_REPORTED' or state_after <> 'NOT_REPORTED')
  and (state_before, value_before, qualifier_before, quality_before, note_before, source_before)
    is distinct from (state_after, value_after, qualifier_after, quality_after, note_after, source_after)`;

/**
 * The cells that differ between two instants: what stood there before the first change after `from`, and what the last
 * change up to `to` left; without a `to`, what stands there now.
 */
export function differencesBetween(from: string, to: string | null): FactTable {
  return {
    from: sql`(
      select unit_id, indicator_id, period_id, kind, ${before}, ${after}, version, change_set_id
      from (${changesIn(from, to, before, sql`version`)}) as first
        join (${changesIn(from, to, sql`${after}, version, change_set_id`, sql`version desc`)}) as last
          using (unit_id, indicator_id, period_id, kind)) as difference`,
    visible: (fence) => fence.visible(sql`difference.unit_id`),
    shown: differs,
    columns: {
      unitId: number(sql`difference.unit_id`),
      indicatorId: number(sql`difference.indicator_id`),
      periodId: number(sql`difference.period_id`),
      kind: word(sql`difference.kind`),
      ...sides,
      version: number(sql`difference.version`),
      changedBy: text(sql`change_set.actor`),
      changedAt: word(isoInstant(sql`change_set.applied_at`)),
    },
    joins: [
      { for: ["changedBy", "changedAt"], join: sql`join change_set on change_set.id = difference.change_set_id` },
    ],
    dimensions: {
      unit: { column: sql`difference.unit_id`, isNullable: false, kind: unitDimension },
      indicator: {
        column: sql`difference.indicator_id`,
        isNullable: false,
        kind: indicatorDimension,
      },
      period: { column: sql`difference.period_id`, isNullable: false, kind: periodDimension },
    },
    filters: { kind: { column: sql`difference.kind`, isNullable: false, isDecimal: false } },
    related: {},
    orders: {},
    keyIndexed: 0,
    key: [
      keyOf(unit),
      keyOf(indicator),
      (ordering) => byPlace(period)("ASC", ordering),
      keyColumn(sql`difference.kind`, "kind", sql`text`),
    ],
  };
}

const before = sql`state_before, value_before, qualifier_before, quality_before, note_before, source_before`;
const after = sql`state_after, value_after, qualifier_after, quality_after, note_after, source_after`;

/** One change of each cell that changed in between: the first or the last, as the order says. */
function changesIn(from: string, to: string | null, columns: Sql, order: Sql): Sql {
  const until = to === null ? sql`` : sql` and change_set.applied_at <= ${to}::timestamptz`;
  return sql`select distinct on (unit_id, indicator_id, period_id, kind) unit_id, indicator_id, period_id, kind, ${columns}
    from figure_change join change_set on change_set.id = figure_change.change_set_id
    where change_set.applied_at > ${from}::timestamptz${until}
    order by unit_id, indicator_id, period_id, kind, ${order}`;
}

/** What a cell holds on either side, by property. */
const sides = {
  stateBefore: word(sql`state_before`),
  valueBefore: word(sql`trim_scale(value_before)::text`),
  qualifierBefore: word(sql`qualifier_before`),
  qualityBefore: word(sql`quality_before`),
  noteBefore: text(sql`note_before`),
  sourceBefore: optionalNumber(sql`source_before`),
  stateAfter: word(sql`state_after`),
  valueAfter: word(sql`trim_scale(value_after)::text`),
  qualifierAfter: word(sql`qualifier_after`),
  qualityAfter: word(sql`quality_after`),
  noteAfter: text(sql`note_after`),
  sourceAfter: optionalNumber(sql`source_after`),
};
