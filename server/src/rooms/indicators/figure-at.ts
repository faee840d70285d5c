import type { FigureKind } from "@bangvang/schema/figure";
import { sql } from "../../db/sql.ts";
import { compileRow } from "../../reading/facts/compile-facts.ts";
import type { Fact } from "../../reading/facts/columns.ts";
import { level } from "../../reading/map.ts";
import { needsOf } from "../../reading/needs.ts";
import { unitDimension } from "../organisation/organisation.dimensions.ts";
import { figureTable } from "./figure.facts.ts";
import { indicatorDimension, periodDimension } from "./indicators.dimensions.ts";

interface CellArgs {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly kind: FigureKind;
}

/** The cell with this key, cleared or not; null when it never existed or may not be seen. */
export const figureAt = level(async (rows, { args, selection, fence, context }) => {
  const { unit, indicator, period, kind } = args as unknown as CellArgs;
  const { dimensions, snapshot } = context;
  const unitId = dimensions.of(unitDimension).byCode.get(unit)?.id;
  const indicatorId = dimensions.of(indicatorDimension).byCode.get(indicator)?.id;
  const periodId = dimensions.of(periodDimension).byCode.get(period)?.id;
  if (unitId === undefined || indicatorId === undefined || periodId === undefined) return rows.map(() => null);
  const key = sql`figure.unit_id = ${unitId} and figure.indicator_id = ${indicatorId}
    and figure.period_id = ${periodId} and figure.kind = ${kind}`;
  const found = await snapshot.query<Fact>(compileRow(figureTable, new Set(needsOf(selection)), { key, fence }));
  return rows.map(() => found[0] ?? null);
});
