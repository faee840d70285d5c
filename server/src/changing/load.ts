import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { lastDay, type Period } from "@bangvang/schema/period";
import { isoInstant } from "../db/instant.ts";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Allowed, Cell, Current, CurrentRow } from "./stages.ts";

/** Locks the figures of the set in key order and reads what stands there; periods that are new get their row. */
export async function load(allowed: Allowed, transaction: Transaction): Promise<Current> {
  const periodIds = await periodIdsOf(allowed.cells, transaction);
  const rows = await lockRows(allowed.cells, periodIds, transaction);
  return { kind: "current", periodIds, rows };
}

/** Looks first and inserts only what is missing: an insert raises the dimension version and holds its lock. */
async function periodIdsOf(cells: readonly Cell[], transaction: Transaction): Promise<ReadonlyMap<string, number>> {
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

interface LockedRow extends CurrentRow {
  readonly n: number;
}

/**
 * Locks first and reads second, in two statements: a statement that has waited for a lock sees the new row of the
 * locked table but the old rows of every table joined to it, so the join to change_set would lose what just changed.
 */
async function lockRows(
  cells: readonly Cell[],
  periodIds: ReadonlyMap<string, number>,
  transaction: Transaction,
): Promise<ReadonlyMap<string, CurrentRow>> {
  const wanted = sql`unnest(
      ${cells.map(({ unitId }) => unitId)}::int[], ${cells.map(({ indicator }) => indicator.id)}::int[],
      ${cells.map(({ period }) => periodIds.get(period.key))}::int[], ${cells.map(({ key }) => key.kind)}::text[])
    with ordinality as wanted (unit_id, indicator_id, period_id, kind, n)`;
  await transaction.query(sql`
    select from ${wanted} join figure using (unit_id, indicator_id, period_id, kind)
    order by figure.unit_id, figure.indicator_id, figure.period_id, figure.kind
    for update of figure`);
  const rows = await transaction.query<LockedRow>(sql`
    select wanted.n::int as n, figure.version, figure.state, trim_scale(figure.value)::text as value, figure.qualifier,
      figure.quality, figure.note, figure.source_id as "sourceId", source.code as source, change_set.actor as "changedBy",
      ${isoInstant(sql`change_set.applied_at`)} as "changedAt"
    from ${wanted}
      join figure using (unit_id, indicator_id, period_id, kind)
      join change_set on change_set.id = figure.change_set_id
      left join source on source.id = figure.source_id`);
  return new Map(rows.map(({ n, ...row }) => [keyText(keyAt(cells, n)), row]));
}

function keyAt(cells: readonly Cell[], n: number): FigureKey {
  const cell = cells[n - 1];
  if (!cell) throw new Error("the database answered for a cell that was not asked");
  return cell.key;
}
