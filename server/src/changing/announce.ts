import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { lookAgain } from "./look-around.ts";
import type { StoredOutcome } from "./outcome.ts";
import type { Around, Checked, Written } from "./stages.ts";

/** What a set comes to its last hop with. */
export interface Announced {
  readonly checked: Checked;
  readonly around: Around;
  readonly written: Written;
}

/**
 * Takes the next number, chains the set to the one before, stores its outcome and wakes the listeners: the last lock. What
 * rules looked at beside the set is looked at once more under it, for it was not locked.
 */
export async function announce(
  id: string,
  outcome: StoredOutcome,
  { checked, around }: Announced,
  transaction: Transaction,
): Promise<void> {
  await lookAgain(around, checked, transaction);
  await transaction.query(sql`select close_change_set(${id}::uuid, ${JSON.stringify(outcome)}::jsonb)`);
}
