import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { lookAgain } from "./look-around.ts";
import type { StoredOutcome } from "./outcome.ts";
import type { Judged, Written } from "./stages.ts";

/**
 * Takes the next number, chains the set to the one before, stores its outcome and wakes the listeners: the last lock. What
 * rules looked at beside the set is looked at once more under it, for it was not locked.
 */
export async function announce(
  id: string,
  outcome: StoredOutcome,
  { judged }: { readonly judged: Judged; readonly written: Written },
  transaction: Transaction,
): Promise<void> {
  await lookAgain(judged, transaction);
  await transaction.query(sql`select close_change_set(${id}::uuid, ${JSON.stringify(outcome)}::jsonb)`);
}
