import { verifyChain } from "../../../server/src/changing/verify-chain.ts";
import { inSnapshot } from "../../../server/src/db/snapshot.ts";
import { sql } from "../../../server/src/db/sql.ts";
import type { Transaction } from "../../../server/src/db/transaction.ts";
import type { Pool } from "../../../server/src/db/pool.ts";

/** One line of the audit log. A cell is its unit, indicator, period and kind; contents are one text each. */
export interface Line {
  readonly cell: string;
  readonly version: number;
  readonly set: string;
  /** Null when nothing ever stood there. */
  readonly before: string | null;
  readonly after: string;
}

/** An applied change set: its number, and the version it answered for each cell in the order they were sent. */
export interface StoredSet {
  readonly id: string;
  readonly seq: number;
  readonly versions: readonly (number | null)[];
  /** Places of cells that were sent as their editor had read them: they hold what others have put there since. */
  readonly kept: readonly number[];
}

export interface StandingFigure {
  readonly cell: string;
  readonly version: number;
  readonly set: string;
  readonly content: string;
}

/** The audit log as it is in the database, with what `verify` says of its chain. */
export interface History {
  readonly sets: readonly StoredSet[];
  readonly lines: readonly Line[];
  readonly figures: readonly StandingFigure[];
  /** Null when the chain holds. */
  readonly brokenChain: string | null;
}

/** Everything as of one moment. */
export function readHistory(pool: Pool): Promise<History> {
  return inSnapshot(pool, async (transaction) => {
    const { bad } = await verifyChain(transaction);
    return {
      sets: await readSets(transaction),
      lines: await readLines(transaction),
      figures: await readFigures(transaction),
      brokenChain: bad && `change set ${bad.seq}: ${bad.differs}`,
    };
  });
}

/** The content of a cell as one text. */
export function contentText(cell: {
  readonly state: string;
  readonly value: string | null;
  readonly qualifier: string;
  readonly quality: string;
  readonly note: string | null;
  readonly source: string | null;
}): string {
  return [cell.state, cell.value, cell.qualifier, cell.quality, cell.note, cell.source]
    .map((one) => one ?? "-")
    .join("|");
}

const cellText = sql`unit.code || ' ' || indicator.code || ' ' || period.key || ' ' || change.kind`;
const places = sql`
  join unit on unit.id = change.unit_id join indicator on indicator.id = change.indicator_id join period on period.id = change.period_id`;

async function readSets(transaction: Transaction): Promise<readonly StoredSet[]> {
  const rows = await transaction.query<Omit<StoredSet, "seq"> & { readonly seq: string }>(sql`
    select id, seq, outcome -> 'versions' as versions, coalesce(outcome -> 'kept', '[]') as kept from change_set order by seq`);
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** Unit by unit, for half a million lines are more than one statement may read; of each cell in the order of its versions. */
async function readLines(transaction: Transaction): Promise<readonly Line[]> {
  const units = await transaction.query<{ id: number }>(sql`select id from unit`);
  const lines: Line[] = [];
  for (const { id } of units) lines.push(...(await readLinesOf(id, transaction)));
  return lines;
}

function readLinesOf(unitId: number, transaction: Transaction): Promise<readonly Line[]> {
  return transaction.query<Line>(sql`
    select ${cellText} as cell, change.version, change.change_set_id as set,
      case when state_before is not null then concat_ws('|', state_before, coalesce(trim_scale(value_before)::text, '-'),
        qualifier_before, quality_before, coalesce(note_before, '-'), coalesce(before.code, '-')) end as before,
      concat_ws('|', state_after, coalesce(trim_scale(value_after)::text, '-'), qualifier_after, quality_after,
        coalesce(note_after, '-'), coalesce(after.code, '-')) as after
    from figure_change as change ${places}
      left join source as before on before.id = source_before left join source as after on after.id = source_after
    where change.unit_id = ${unitId}
    order by 1, 2`);
}

function readFigures(transaction: Transaction): Promise<readonly StandingFigure[]> {
  return transaction.query<StandingFigure>(sql`
    select ${cellText} as cell, change.version, change.change_set_id as set,
      concat_ws('|', state, coalesce(trim_scale(value)::text, '-'), qualifier, quality, coalesce(change.note, '-'),
        coalesce(source.code, '-')) as content
    from figure as change ${places} left join source on source.id = change.source_id`);
}
