import { sql, type Sql } from "./sql.ts";

/** An instant as ISO text in UTC, written by PostgreSQL: a Date would cut it to milliseconds. */
export function isoInstant(column: Sql): Sql {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
