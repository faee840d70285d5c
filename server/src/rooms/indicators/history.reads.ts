import type { FigureKind, FigureState, Qualifier, Quality } from "@bangvang/schema/figure";
import { isoInstant } from "../../db/instant.ts";
import { sql } from "../../db/sql.ts";
import { perOperation } from "../../reading/per-operation.ts";
import type { Question } from "../../reading/read.ts";
import type { SourceRow } from "../organisation/organisation.dimensions.ts";
import { sourceOf } from "../organisation/organisation.reads.ts";
import { cellKey, cellsOf, figureKey, type Figure } from "./figure.ts";
import { visibleTo } from "./figures.reads.ts";

/** What a cell held after one change, with who made it, when and why. */
export interface FigureChange {
  readonly version: number;
  readonly state: FigureState;
  readonly value: string | null;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly note: string | null;
  readonly source: SourceRow | null;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly reason: string | null;
}

interface ChangeFact extends Omit<FigureChange, "source"> {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: FigureKind;
  readonly sourceId: number | null;
}

/** The changes of a cell, the newest first. */
export const historyOf: Question<Figure, readonly FigureChange[]> = perOperation(async (figures, context) => {
  const facts = await context.snapshot.query<ChangeFact>(sql`
    select figure.unit_id as "unitId", figure.indicator_id as "indicatorId", figure.period_id as "periodId", figure.kind,
      figure.version, state_after as state, trim_scale(value_after)::text as value, qualifier_after as qualifier,
      quality_after as quality, note_after as note, source_after as "sourceId", change_set.actor as "changedBy",
      ${isoInstant(sql`change_set.applied_at`)} as "changedAt", change_set.reason
    from figure_change as figure join change_set on change_set.id = figure.change_set_id
    where ${visibleTo(context.audience)}
      and (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind) in (${cellsOf(figures)})
    order by figure.version desc`);
  const byCell = Map.groupBy(facts, cellKey);
  return figures.map((figure) =>
    (byCell.get(figureKey(figure)) ?? []).map(({ sourceId, ...change }) => ({
      ...change,
      source: sourceOf(context.dimensions, sourceId),
    })),
  );
}, figureKey);
