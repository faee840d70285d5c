import type { FigureState, Qualifier, Quality } from "@bangvang/schema/figure";
import { isoInstant } from "../../db/instant.ts";
import { sql } from "../../db/sql.ts";
import { known, type Question } from "../../reading/read.ts";
import { sourceDimension, type SourceRow } from "../organisation/organisation.dimensions.ts";
import type { Figure } from "./figure.ts";
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

/** The changes of a cell, the newest first. */
export const historyOf: Question<Figure, readonly FigureChange[]> = async (
  { unit, indicator, period, kind },
  context,
) => {
  const rows = await context.snapshot.query<Omit<FigureChange, "source"> & { readonly sourceId: number | null }>(sql`
    select figure.version, state_after as state, trim_scale(value_after)::text as value, qualifier_after as qualifier,
      quality_after as quality, note_after as note, source_after as "sourceId", change_set.actor as "changedBy",
      ${isoInstant(sql`change_set.applied_at`)} as "changedAt", change_set.reason
    from figure_change as figure join change_set on change_set.id = figure.change_set_id
    where ${visibleTo(context.audience)} and figure.unit_id = ${unit.id} and figure.indicator_id = ${indicator.id}
      and figure.period_id = ${period.id} and figure.kind = ${kind}
    order by figure.version desc`);
  return rows.map(({ sourceId, ...row }) => ({
    ...row,
    source: sourceId === null ? null : known(context.dimensions.of(sourceDimension).byId, sourceId),
  }));
};
