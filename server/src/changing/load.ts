import { keyText, type CellContent, type FigureKey } from "@bangvang/schema/figure";
import { lastDay, type Period } from "@bangvang/schema/period";
import { isoInstant } from "../db/instant.ts";
import { sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { lookAround } from "./look-around.ts";
import type { Allowed, Catalogue, Cell, Current, CurrentRow } from "./stages.ts";

/** Locks the figures of the set in key order and reads what stands there and around; periods that are new get their row. */
export async function load(allowed: Allowed, catalogue: Catalogue, transaction: Transaction): Promise<Current> {
  const periodIds = await periodIdsOf(allowed.cells, transaction);
  const rows = await lockRows(allowed.cells, periodIds, transaction);
  const bases = await readBases(allowed.cells, rows, periodIds, transaction);
  return { kind: "current", periodIds, rows, bases, ...(await lookAround(allowed, catalogue, transaction)) };
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

/**
 * Locks first and reads second, in two statements: a statement that has waited for a lock sees the new row of the
 * locked table but the old rows of every table joined to it, so the join to change_set would lose what just changed.
 */
async function lockRows(
  cells: readonly Cell[],
  periodIds: ReadonlyMap<string, number>,
  transaction: Transaction,
): Promise<ReadonlyMap<string, CurrentRow>> {
  const wanted = placesOf(cells, periodIds);
  await transaction.query(sql`
    select from ${wanted} join figure using (unit_id, indicator_id, period_id, kind)
    order by figure.unit_id, figure.indicator_id, figure.period_id, figure.kind
    for update of figure`);
  const rows = await transaction.query<CurrentRow & { readonly n: number }>(sql`
    select wanted.n::int as n, figure.version, figure.state, trim_scale(figure.value)::text as value, figure.qualifier,
      figure.quality, figure.note, figure.source_id as "sourceId", source.code as source, change_set.actor as "changedBy",
      ${isoInstant(sql`change_set.applied_at`)} as "changedAt"
    from ${wanted}
      join figure using (unit_id, indicator_id, period_id, kind)
      join change_set on change_set.id = figure.change_set_id
      left join source on source.id = figure.source_id`);
  return new Map(rows.map(({ n, ...row }) => [keyText(keyAt(cells, n)), row]));
}

/** What history has of the versions that cells were read at and that are no longer the current ones. */
async function readBases(
  cells: readonly Cell[],
  rows: ReadonlyMap<string, CurrentRow>,
  periodIds: ReadonlyMap<string, number>,
  transaction: Transaction,
): Promise<ReadonlyMap<string, CellContent>> {
  const stale = cells.filter(({ key, baseVersion }) => baseVersion !== (rows.get(keyText(key))?.version ?? 0));
  const bases = new Map<string, CellContent>(
    stale.filter(({ baseVersion }) => baseVersion === 0).map(({ key }) => [keyText(key), nothing]),
  );
  if (bases.size === stale.length) return bases;
  const found = await transaction.query<CellContent & { readonly n: number }>(sql`
    select wanted.n::int as n, change.state_after as state, trim_scale(change.value_after)::text as value,
      change.qualifier_after as qualifier, change.quality_after as quality, change.note_after as note, source.code as source
    from ${placesOf(stale, periodIds)}
      join figure_change as change using (unit_id, indicator_id, period_id, kind, version)
      left join source on source.id = change.source_after`);
  for (const { n, ...base } of found) bases.set(keyText(keyAt(stale, n)), base);
  return bases;
}

/** What stands where nothing ever stood. */
const nothing: CellContent = {
  state: "NOT_REPORTED",
  value: null,
  qualifier: "EXACT",
  quality: "REPORTED",
  note: null,
  source: null,
};

/** The cells as rows, with their place in the list and the version they were read at. */
function placesOf(cells: readonly Cell[], periodIds: ReadonlyMap<string, number>): Sql {
  return sql`unnest(
      ${cells.map(({ unitId }) => unitId)}::int[], ${cells.map(({ indicator }) => indicator.id)}::int[],
      ${cells.map(({ period }) => periodIds.get(period.key))}::int[], ${cells.map(({ key }) => key.kind)}::text[],
      ${cells.map(({ baseVersion }) => baseVersion)}::int[])
    with ordinality as wanted (unit_id, indicator_id, period_id, kind, version, n)`;
}

function keyAt(cells: readonly Cell[], n: number): FigureKey {
  const cell = cells[n - 1];
  if (!cell) throw new Error("the database answered for a cell that was not asked");
  return cell.key;
}
