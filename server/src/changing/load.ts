import { emptyContent, type CellContent } from "@bangvang/schema/figure";
import { isoInstant } from "../db/instant.ts";
import { sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { isAsRead } from "./conflicts.ts";
import { inKeyOrder } from "./key-order.ts";
import { findPeriods } from "./periods.ts";
import { inPortions } from "./portions.ts";
import type { Allowed, Cell, CurrentRow, Drift, Locked } from "./stages.ts";

/** Locks the figures of the set in key order and reads what stands there. Of a period that is new there is nothing to lock. */
export async function load({ cells }: Allowed, transaction: Transaction): Promise<Locked> {
  const periodIds = await findPeriods(
    cells.map(({ period }) => period.key),
    transaction,
  );
  const rows = await lockRows(inKeyOrder(cells, periodIds), periodIds, transaction);
  const drifts = await readDrifts(cells, rows, periodIds, transaction);
  return { kind: "locked", periodIds, rows, drifts, restored: await readRestored(cells, periodIds, transaction) };
}

/** Locks what stands there in key order; whoever waited for a lock reads what was written meanwhile. */
async function lockRows(
  cells: readonly Cell[],
  periodIds: ReadonlyMap<string, number>,
  transaction: Transaction,
): Promise<ReadonlyMap<string, CurrentRow>> {
  const found = new Map<string, CurrentRow>();
  for (const portion of inPortions(cells)) {
    const rows = await transaction.query<CurrentRow & { readonly n: number }>(sql`
      select wanted.n::int as n, figure.version, figure.state, trim_scale(figure.value)::text as value, figure.qualifier,
        figure.quality, figure.note, figure.source_id as "sourceId"
      from ${placesOf(portion, periodIds)} join figure using (unit_id, indicator_id, period_id, kind)
      order by figure.unit_id, figure.indicator_id, figure.period_id, figure.kind
      for update of figure`);
    for (const row of rows) found.set(portion[row.n - 1]!.text, row);
  }
  return found;
}

/**
 * What became of cells that no longer stand as they were read: what history has of that version, and who wrote what stands
 * there now. A statement of its own, for one that has waited for a lock sees old rows of all tables but the locked one.
 */
async function readDrifts(
  cells: readonly Cell[],
  rows: ReadonlyMap<string, CurrentRow>,
  periodIds: ReadonlyMap<string, number>,
  transaction: Transaction,
): Promise<ReadonlyMap<string, Drift>> {
  const drifts = new Map<string, Drift>();
  for (const portion of inPortions(cells.filter((cell) => !isAsRead(cell, rows.get(cell.text))))) {
    const found = await transaction.query<Drift & { readonly n: number }>(sql`
      select wanted.n::int as n,
        ${contentThen} as base,
        (select jsonb_build_object('version', figure.version, 'state', figure.state, 'value', trim_scale(figure.value)::text,
            'qualifier', figure.qualifier, 'quality', figure.quality, 'note', figure.note,
            'source', (select code from source where id = figure.source_id), 'changedBy', change_set.actor,
            'changedAt', ${isoInstant(sql`change_set.applied_at`)})
          from figure join change_set on change_set.id = figure.change_set_id
          where (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind)
            = (wanted.unit_id, wanted.indicator_id, wanted.period_id, wanted.kind)) as theirs
      from ${placesOf(portion, periodIds)}`);
    for (const { n, base, theirs } of found) drifts.set(portion[n - 1]!.text, { base, theirs });
  }
  return drifts;
}

/** What history says of the versions that cells take back. */
async function readRestored(
  cells: readonly Cell[],
  periodIds: ReadonlyMap<string, number>,
  transaction: Transaction,
): Promise<ReadonlyMap<string, CellContent | null>> {
  const stood = new Map<string, CellContent | null>();
  for (const portion of inPortions(cells.filter(({ restores }) => restores !== null))) {
    const found = await transaction.query<{ readonly n: number; readonly stood: CellContent | null }>(sql`
      select wanted.n::int as n, ${contentThen} as stood
      from ${placesOf(portion, periodIds, ({ restores }) => restores!)}`);
    for (const { n, stood: content } of found) stood.set(portion[n - 1]!.text, content);
  }
  return stood;
}

/** What a wanted cell held in a version, as history has it; nothing ever stood in version 0. */
const contentThen = sql`case when wanted.version = 0 then ${JSON.stringify(emptyContent)}::jsonb
  else (select jsonb_build_object('state', base.state_after, 'value', trim_scale(base.value_after)::text,
      'qualifier', base.qualifier_after, 'quality', base.quality_after, 'note', base.note_after,
      'source', (select code from source where id = base.source_after))
    from figure_change as base where (base.unit_id, base.indicator_id, base.period_id, base.kind, base.version)
      = (wanted.unit_id, wanted.indicator_id, wanted.period_id, wanted.kind, wanted.version)) end`;

/** The cells as rows, with their place in the list and a version: the one they were read at, or another. */
function placesOf(
  cells: readonly Cell[],
  periodIds: ReadonlyMap<string, number>,
  versionOf: (cell: Cell) => number = ({ baseVersion }) => baseVersion,
): Sql {
  return sql`unnest(
      ${cells.map(({ unitId }) => unitId)}::int[], ${cells.map(({ indicator }) => indicator.id)}::int[],
      ${cells.map(({ period }) => periodIds.get(period.key))}::int[], ${cells.map(({ key }) => key.kind)}::text[],
      ${cells.map(versionOf)}::int[])
    with ordinality as wanted (unit_id, indicator_id, period_id, kind, version, n)`;
}
