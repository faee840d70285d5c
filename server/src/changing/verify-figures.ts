import { sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";

/** A figure that is not what its last change says, by the change set of that change when there is one. */
export interface BadFigure {
  /** Unit, indicator, period and kind. */
  readonly cell: string;
  readonly seq: string | null;
  readonly id: string | null;
}

export interface VerifiedFigures {
  readonly figures: number;
  /** The first one by its key. */
  readonly bad: BadFigure | null;
}

/** Holds every figure against the last line of its history, unit by unit: neither may be without the other. */
export async function verifyFigures(transaction: Transaction): Promise<VerifiedFigures> {
  const units = await transaction.query<{ id: number }>(
    sql`select unit_id as id from figure union select unit_id from figure_change order by id`,
  );
  let figures = 0;
  for (const { id } of units) {
    const [counted] = await transaction.query<{ figures: number }>(
      sql`select count(*)::int as figures from figure where unit_id = ${id}`,
    );
    figures += counted?.figures ?? 0;
    const [bad] = await transaction.query<BadFigure>(firstBadFigure(id));
    if (bad) return { figures, bad };
  }
  return { figures, bad: null };
}

function firstBadFigure(unitId: number): Sql {
  return sql`
    select concat_ws(' ', unit.code, indicator.code, period.key, key.kind) as cell, set.seq, last.change_set_id as id
    from (select * from figure where unit_id = ${unitId}) as figure
      full join (
        select distinct on (indicator_id, period_id, kind) * from figure_change where unit_id = ${unitId}
        order by indicator_id, period_id, kind, version desc
      ) as last using (indicator_id, period_id, kind)
      cross join lateral (select indicator_id, period_id, kind) as key
      left join unit on unit.id = ${unitId}
      left join indicator on indicator.id = key.indicator_id
      left join period on period.id = key.period_id
      left join change_set as set on set.id = last.change_set_id
    where (figure.version, figure.state, figure.value, figure.qualifier, figure.quality, figure.note, figure.source_id,
        figure.change_set_id, figure.opening)
      is distinct from (last.version, last.state_after, last.value_after, last.qualifier_after, last.quality_after,
        last.note_after, last.source_after, last.change_set_id, last.opening)
    order by key.indicator_id, key.period_id, key.kind limit 1`;
}
