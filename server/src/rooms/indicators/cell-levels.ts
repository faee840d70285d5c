import { isoInstant } from "../../db/instant.ts";
import { sql, type Sql } from "../../db/sql.ts";
import { few, level, several } from "../../reading/map.ts";
import type { Asked } from "../../reading/nodes.ts";
import { cellKey, cellNeeds, cellsOf, type CellIds } from "./figure.ts";

/** Everything documents say of a cell, the accepted claim first. */
export const evidenceOfFigure = ofCells(
  (cells, { fence }) => sql`
    ${evidence}
    where ${fence.visible(sql`evidence.unit_id`)}
      and (evidence.unit_id, evidence.indicator_id, evidence.period_id, evidence.kind) in (${cellsOf(cells)})
    order by accepted desc, evidence.id`,
);

const doubts = sql`from accepted_doubt as doubt where (doubt.unit_id, doubt.indicator_id, doubt.period_id, doubt.kind, doubt.version)
  = (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind, figure.version)`;

/** The changes of a cell, the newest first. */
export const historyOfFigure = ofCells(
  (cells, { fence }) => sql`
    select figure.unit_id as "unitId", figure.indicator_id as "indicatorId", figure.period_id as "periodId", figure.kind,
      figure.version, figure.change_set_id as "changeSetId", state_after as state, trim_scale(value_after)::text as value, qualifier_after as qualifier,
      quality_after as quality, note_after as note, source_after as "sourceId", change_set.actor as "changedBy",
      ${isoInstant(sql`change_set.applied_at`)} as "changedAt", change_set.reason,
      case when exists (select ${doubts}) then change_set.because end as because,
      array(select jsonb_build_object('code', doubt.code, 'params', array(
          select jsonb_build_object('name', key, 'value', value) from jsonb_each_text(doubt.params) order by key collate "C"))
        ${doubts} order by doubt.code collate "C") as doubts
    from figure_change as figure join change_set on change_set.id = figure.change_set_id
    where ${fence.visible(sql`figure.unit_id`)}
      and (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind) in (${cellsOf(cells)})
    order by figure.version desc`,
);

/** Everything a document says of cells that may be seen, in the order of unit, indicator and period. */
export const evidenceOfSource = level<{ readonly id: number }>(
  async (sources, { fence, context }) => {
    const found = await context.snapshot.query<CellIds & { readonly sourceId: number }>(sql`
      ${evidence}
      where ${fence.visible(sql`evidence.unit_id`)} and evidence.source_id = any(${sources.map(({ id }) => id)}::int[])
      order by evidence.unit_id, evidence.indicator_id, evidence.period_id, evidence.kind, evidence.id`);
    const bySource = Map.groupBy(found, ({ sourceId }) => sourceId);
    return sources.map(({ id }) => bySource.get(id) ?? []);
  },
  { entries: several },
);

/** Joined to the figure, which says whether this is the claim it carries. */
const evidence = sql`
  select evidence.unit_id as "unitId", evidence.indicator_id as "indicatorId", evidence.period_id as "periodId", evidence.kind,
    evidence.source_id as "sourceId", phrase, trim_scale(evidence.value)::text as value, evidence.qualifier, evidence.quality, evidence.note,
    (figure.source_id is not distinct from evidence.source_id and figure.value is not distinct from evidence.value
      and evidence.value is not null) as accepted
  from evidence join figure using (unit_id, indicator_id, period_id, kind)`;

/** What hangs under figures, by one statement for all of them. */
function ofCells(statement: (cells: readonly CellIds[], asked: Asked) => Sql) {
  return level<CellIds>(
    async (cells, asked) => {
      const found = await asked.context.snapshot.query<CellIds>(statement(cells, asked));
      const byCell = Map.groupBy(found, cellKey);
      return cells.map((cell) => byCell.get(cellKey(cell)) ?? []);
    },
    { needs: cellNeeds, entries: few },
  );
}
