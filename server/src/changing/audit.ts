import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Written } from "./stages.ts";

/** Makes sure that history gained one line for each figure that changed; otherwise nothing may be committed. */
export async function audit(id: string, written: Written, transaction: Transaction): Promise<void> {
  const [row] = await transaction.query<{ lines: number }>(
    sql`select count(*)::int as lines from figure_change where change_set_id = ${id}`,
  );
  if (row?.lines !== written.changed) {
    throw new Error(`history has ${row?.lines} lines for ${written.changed} changed figures`);
  }
}
