import { isoInstant } from "../../../db/instant.ts";
import { sql } from "../../../db/sql.ts";
import { byCode, byName, type Compare } from "../../../reading/dimension-order.ts";
import type { DimensionRow } from "../../../reading/dimensions.ts";
import { number, optionalNumber, text, word } from "../../../reading/facts/columns.ts";
import { byNumber, byPlace } from "../../../reading/facts/compile-order.ts";
import type { FactTable } from "../../../reading/facts/fact-table.ts";
import { keyColumn, keyOf } from "../../../reading/facts/keys.ts";
import { unitDimension } from "../../organisation/organisation.dimensions.ts";
import { periodDimension } from "../indicators.dimensions.ts";

type Named = DimensionRow & { readonly name: string };
const name: Compare<Named> = byName((row) => row.name);

const unit = { dimension: "unit", column: sql`round.unit_id`, property: "unitId", kind: unitDimension };
const period = { dimension: "period", column: sql`round.period_id`, property: "periodId", kind: periodDimension };

/** Days since the first of all days: what can be told in digits, for an order and its cursor. */
const dueDay = sql`(round.due_on - date '0001-01-01')`;

/** Why a round is closed, if it is. */
export const whereClosed = sql`left join closed_round as closed
  on (closed.unit_id, closed.period_id, closed.kind) = (round.unit_id, round.period_id, round.kind)`;

/** How reporting rounds are read. Whether one is closed is asked of `closed_round` and nowhere else. */
export const roundTable: FactTable = {
  from: sql`reporting_round as round`,
  visible: (fence) => fence.visible(sql`round.unit_id`),
  shown: sql`true`,
  columns: {
    unitId: number(sql`round.unit_id`),
    periodId: number(sql`round.period_id`),
    kind: word(sql`round.kind`),
    state: word(sql`round.state`),
    dueOn: word(sql`round.due_on`),
    dueDay: optionalNumber(dueDay),
    closedBecause: word(sql`closed.because`),
    shutBecause: word(sql`round_closed_because(round.state, round.due_on, (select instant from present_moment))`),
    changedBy: text(sql`round.changed_by`),
    personId: optionalNumber(sql`round.person_id`),
    changedAt: word(isoInstant(sql`round.changed_at`)),
    reason: text(sql`round.reason`),
  },
  joins: [{ for: ["closedBecause"], join: whereClosed }],
  dimensions: {
    unit: { column: sql`round.unit_id`, isNullable: false, kind: unitDimension },
    period: { column: sql`round.period_id`, isNullable: false, kind: periodDimension },
  },
  filters: {
    kind: { column: sql`round.kind`, isNullable: false, isDecimal: false },
    state: { column: sql`round.state`, isNullable: false, isDecimal: false },
    dueOn: { column: sql`round.due_on`, isNullable: true, isDecimal: false },
  },
  related: {},
  orders: {
    "unit.code": byPlace(unit, byCode),
    "unit.name": byPlace(unit, name),
    "period.startsOn": byPlace(period),
    dueOn: byNumber(dueDay, "dueDay"),
  },
  // Units in the order they were registered, which is that of the primary key; periods in time.
  keyIndexed: 1,
  key: [keyOf(unit), (ordering) => byPlace(period)("ASC", ordering), keyColumn(sql`round.kind`, "kind", sql`text`)],
};
