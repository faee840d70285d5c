import { lastDay, type Period } from "@bangvang/schema/period";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";

/** The ids of those periods that have a row, by key. */
export async function findPeriods(
  keys: Iterable<string>,
  transaction: Transaction,
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction.query<{ id: number; key: string }>(
    sql`select id, key from period where key = any(${[...new Set(keys)]}::text[])`,
  );
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/**
 * The ids of all of them; those that are new get their row. It looks first and inserts only what is missing, and is asked
 * as late as can be: an insert raises the version of the dimensions and holds its lock, and every server keeps each period.
 */
export async function keepPeriods(
  periods: readonly Period[],
  transaction: Transaction,
): Promise<ReadonlyMap<string, number>> {
  const all = new Map(periods.map((period) => [period.key, period]));
  const found = await findPeriods(all.keys(), transaction);
  const missing = [...all.values()].filter(({ key }) => !found.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (missing.length === 0) return found;
  await transaction.query(sql`
    insert into period (key, type, starts_on, ends_on, year)
    select * from unnest(
      ${missing.map(({ key }) => key)}::text[], ${missing.map(({ type }) => type)}::text[],
      ${missing.map(({ startsOn }) => startsOn)}::date[], ${missing.map(lastDay)}::date[],
      ${missing.map(({ year }) => year)}::int[])
    on conflict (key) do nothing`);
  return findPeriods(all.keys(), transaction);
}
