import type { Qualifier, Quality } from "@bangvang/schema/figure";
import type { Context } from "../../context.ts";
import { sql } from "../../db/sql.ts";
import { perOperation } from "../../reading/per-operation.ts";
import { known, type Question } from "../../reading/read.ts";
import {
  sourceDimension,
  unitDimension,
  type SourceRow,
  type UnitRow,
} from "../organisation/organisation.dimensions.ts";
import { cellKey, cellsOf, figureKey, type Figure } from "./figure.ts";
import { visibleTo } from "./figures.reads.ts";
import { indicatorDimension, periodDimension, type IndicatorRow, type PeriodRow } from "./indicators.dimensions.ts";

/** What one document says of one cell. `accepted`: it is the one the figure carries. */
export interface Evidence {
  readonly unit: UnitRow;
  readonly indicator: IndicatorRow;
  readonly period: PeriodRow;
  readonly kind: "ACTUAL" | "TARGET";
  readonly source: SourceRow;
  readonly phrase: string | null;
  readonly value: string | null;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly note: string | null;
  readonly accepted: boolean;
}

interface EvidenceFact extends Omit<Evidence, "unit" | "indicator" | "period" | "source"> {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly sourceId: number;
}

/** Everything a document says, of the cells the actor may see, in the order of unit, indicator and period. */
export const evidenceOfSource: Question<number, readonly Evidence[]> = async (sourceId, context) => {
  const facts = await context.snapshot.query<EvidenceFact>(sql`
    ${evidenceColumns}
    where ${visibleTo(context.audience)} and evidence.source_id = ${sourceId}
    order by evidence.unit_id, evidence.indicator_id, evidence.period_id, evidence.kind, evidence.id`);
  return facts.map((fact) => evidenceRow(fact, context));
};

/** Everything documents say of a cell, the accepted claim first. */
export const evidenceOf: Question<Figure, readonly Evidence[]> = perOperation(async (figures, context) => {
  const facts = await context.snapshot.query<EvidenceFact>(sql`
    ${evidenceColumns}
    where ${visibleTo(context.audience)}
      and (evidence.unit_id, evidence.indicator_id, evidence.period_id, evidence.kind) in (${cellsOf(figures)})
    order by accepted desc, evidence.id`);
  const byCell = Map.groupBy(facts, cellKey);
  return figures.map((figure) => (byCell.get(figureKey(figure)) ?? []).map((fact) => evidenceRow(fact, context)));
}, figureKey);

/** Joined to the figure, so that the fence of figures stands on evidence as well. */
const evidenceColumns = sql`
  select evidence.unit_id as "unitId", evidence.indicator_id as "indicatorId", evidence.period_id as "periodId", evidence.kind,
    evidence.source_id as "sourceId", phrase, trim_scale(evidence.value)::text as value, evidence.qualifier, evidence.quality, evidence.note,
    (figure.source_id is not distinct from evidence.source_id and figure.value is not distinct from evidence.value
      and evidence.value is not null) as accepted
  from evidence join figure using (unit_id, indicator_id, period_id, kind)`;

function evidenceRow(
  { unitId, indicatorId, periodId, sourceId, ...rest }: EvidenceFact,
  { dimensions }: Context,
): Evidence {
  return {
    ...rest,
    unit: known(dimensions.of(unitDimension).byId, unitId),
    indicator: known(dimensions.of(indicatorDimension).byId, indicatorId),
    period: known(dimensions.of(periodDimension).byId, periodId),
    source: known(dimensions.of(sourceDimension).byId, sourceId),
  };
}
