import { isChangeSetId, maxReasonLength, type CellChange, type ChangeSet } from "@bangvang/schema/change-set";
import { scopePredicate, type UnitScope } from "../audience.ts";
import { sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";

/** What is to be taken back, and the set that does it. */
export interface Undoing {
  /** An applied set. */
  readonly undone: string;
  /** Id of the set that takes it back, made by the client. */
  readonly id: string;
  readonly reason: string | null;
}

/**
 * The set that gives each cell of an applied set the content it had before, on the version that set left: whatever was
 * changed since is a conflict and is not overwritten. It goes through the river like any other, so it can be taken back
 * in its turn. Of a set with cells somebody may not see, it holds those they may. Null when there is nothing to see.
 */
export async function inverseOf(
  { undone, id, reason }: Undoing,
  reads: UnitScope,
  transaction: Transaction,
): Promise<ChangeSet | null> {
  if (!isChangeSetId(undone)) return null;
  const isSeen = scopePredicate(reads, sql`change.unit_id`);
  const cells = await transaction.query<CellChange>(sql`
    select unit.code as unit, indicator.code as indicator, period.key as period, change.kind,
      change.version as "baseVersion", coalesce(state_before, 'NOT_REPORTED') as state,
      trim_scale(value_before)::text as value, coalesce(qualifier_before, 'EXACT') as qualifier,
      coalesce(quality_before, 'REPORTED') as quality, note_before as note, source.code as source
    from figure_change as change
      join change_set on change_set.id = change.change_set_id
      join unit on unit.id = change.unit_id
      join indicator on indicator.id = change.indicator_id
      join period on period.id = change.period_id
      left join source on source.id = change.source_before
    where change.change_set_id = ${undone} and change_set.seq is not null and ${isSeen}
    order by change.unit_id, change.indicator_id, change.period_id, change.kind`);
  if (cells.length === 0) return null;
  // What is taken back stood before, and why it stood is known or need not be said again.
  const because = reason ?? (await reasonsBefore(undone, isSeen, transaction)) ?? `↩ ${undone}`;
  return { id, mode: "ALL_OR_NOTHING", reason, because, source: null, cells };
}

/** Why what stood before a set stood although it was doubted, in the words of those who said so. */
async function reasonsBefore(undone: string, isSeen: Sql, transaction: Transaction): Promise<string | null> {
  const [found] = await transaction.query<{ because: string | null }>(sql`
    select left(string_agg(distinct before.because, '; '), ${maxReasonLength}) as because
    from figure_change as change join change_set as before on before.id = change.change_set_before
    where change.change_set_id = ${undone} and ${isSeen}`);
  return found?.because ?? null;
}
