import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Written } from "./stages.ts";

/** Takes the next number, chains the set to the one before, stores its outcome and wakes the listeners. The last lock. */
export async function announce(id: string, written: Written, transaction: Transaction): Promise<void> {
  const outcome = JSON.stringify({ versions: written.versions });
  await transaction.query(sql`select close_change_set(${id}::uuid, ${outcome}::jsonb)`);
}
