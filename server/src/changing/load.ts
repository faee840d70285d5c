import { emptyContent } from "@bangvang/schema/figure";
import { lastDay, type Period } from "@bangvang/schema/period";
import { isoInstant } from "../db/instant.ts";
import { sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { lookAround } from "./look-around.ts";
import { isAsRead } from "./conflicts.ts";
import type { Allowed, Catalogue, Cell, Current, CurrentRow, Drift } from "./stages.ts";

/** Locks the figures of the set in key order and reads what stands there and around; periods that are new get their row. */
export async function load(allowed: Allowed, catalogue: Catalogue, transaction: Transaction): Promise<Current> {
  const periodIds = await periodIdsOf(allowed.cells, transaction);
  const rows = await lockRows(allowed.cells, periodIds, transaction);
  const drifts = await readDrifts(allowed.cells, rows, periodIds, transaction);
  return { kind: "current", periodIds, rows, drifts, ...(await lookAround(allowed, catalogue, transaction)) };
}

/**
 * The ids of the periods of cells, by key; those that are new get their row. Looks first and inserts only what is missing:
 * an insert raises the dimension version and holds its lock.
 */
export async function periodIdsOf(
  cells: readonly Pick<Cell, "period">[],
  transaction: Transaction,
): Promise<ReadonlyMap<string, number>> {
  const periods = new Map(cells.map(({ period }) => [period.key, period]));
  const find = async () =>
    new Map(
      (
        await transaction.query<{ id: number; key: string }>(
          sql`select id, key from period where key = any(${[...periods.keys()]}::text[])`,
        )
      ).map(({ id, key }) => [key, id]),
    );
  const found = await find();
  const missing = [...periods.values()].filter(({ key }) => !found.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (missing.length === 0) return found;
  await insertPeriods(missing, transaction);
  return find();
}

async function insertPeriods(periods: readonly Period[], transaction: Transaction): Promise<void> {
  await transaction.query(sql`
    insert into period (key, type, starts_on, ends_on, year)
    select * from unnest(
      ${periods.map(({ key }) => key)}::text[], ${periods.map(({ type }) => type)}::text[],
      ${periods.map(({ startsOn }) => startsOn)}::date[], ${periods.map(lastDay)}::date[],
      ${periods.map(({ year }) => year)}::int[])
    on conflict (key) do nothing`);
}

/** Locks what stands there in key order; whoever waited for a lock reads what was written meanwhile. */
async function lockRows(
  cells: readonly Cell[],
  periodIds: ReadonlyMap<string, number>,
  transaction: Transaction,
): Promise<ReadonlyMap<string, CurrentRow>> {
  const rows = await transaction.query<CurrentRow & { readonly n: number }>(sql`
    select wanted.n::int as n, figure.version, figure.state, trim_scale(figure.value)::text as value, figure.qualifier,
      figure.quality, figure.note, figure.source_id as "sourceId"
    from ${placesOf(cells, periodIds)} join figure using (unit_id, indicator_id, period_id, kind)
    order by figure.unit_id, figure.indicator_id, figure.period_id, figure.kind
    for update of figure`);
  return new Map(rows.map(({ n, ...row }) => [textAt(cells, n), row]));
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
  const drifted = cells.filter((cell) => !isAsRead(cell, rows.get(cell.text)));
  if (drifted.length === 0) return new Map();
  const found = await transaction.query<Drift & { readonly n: number }>(sql`
    select wanted.n::int as n,
      case when wanted.version = 0 then ${JSON.stringify(emptyContent)}::jsonb else (select jsonb_build_object('state', base.state_after,
          'value', trim_scale(base.value_after)::text, 'qualifier', base.qualifier_after, 'quality', base.quality_after,
          'note', base.note_after, 'source', (select code from source where id = base.source_after))
        from figure_change as base where (base.unit_id, base.indicator_id, base.period_id, base.kind, base.version)
          = (wanted.unit_id, wanted.indicator_id, wanted.period_id, wanted.kind, wanted.version)) end as base,
      (select jsonb_build_object('version', figure.version, 'state', figure.state, 'value', trim_scale(figure.value)::text,
          'qualifier', figure.qualifier, 'quality', figure.quality, 'note', figure.note,
          'source', (select code from source where id = figure.source_id), 'changedBy', change_set.actor,
          'changedAt', ${isoInstant(sql`change_set.applied_at`)})
        from figure join change_set on change_set.id = figure.change_set_id
        where (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind)
          = (wanted.unit_id, wanted.indicator_id, wanted.period_id, wanted.kind)) as theirs
    from ${placesOf(drifted, periodIds)}`);
  return new Map(found.map(({ n, ...drift }) => [textAt(drifted, n), drift]));
}

/** The cells as rows, with their place in the list and the version they were read at. */
function placesOf(cells: readonly Cell[], periodIds: ReadonlyMap<string, number>): Sql {
  return sql`unnest(
      ${cells.map(({ unitId }) => unitId)}::int[], ${cells.map(({ indicator }) => indicator.id)}::int[],
      ${cells.map(({ period }) => periodIds.get(period.key))}::int[], ${cells.map(({ key }) => key.kind)}::text[],
      ${cells.map(({ baseVersion }) => baseVersion)}::int[])
    with ordinality as wanted (unit_id, indicator_id, period_id, kind, version, n)`;
}

function textAt(cells: readonly Cell[], n: number): string {
  const cell = cells[n - 1];
  if (!cell) throw new Error("the database answered for a cell that was not asked");
  return cell.text;
}
