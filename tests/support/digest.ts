import { expect } from "vitest";
import type { Pool } from "../../server/src/db/pool.ts";

/** Every row of every table as one hash: equal before and after means that nothing changed, byte for byte. */
export async function databaseDigest(pool: Pool): Promise<string> {
  const tables = await pool.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by tablename",
  );
  const digests = tables.rows.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(row::text, e'\\n' order by row::text), '')) as hash from ${name} as row`,
  );
  const { rows } = await pool.query<{ name: string; hash: string }>(digests.join(" union all ") + " order by name");
  return rows.map(({ name, hash }) => `${name} ${hash}`).join("\n");
}

/** What the work leaves behind in the database must be nothing. */
export async function leavesNothing(pool: Pool, work: () => Promise<unknown>): Promise<void> {
  const before = await databaseDigest(pool);
  await work();
  expect(await databaseDigest(pool)).toBe(before);
}
