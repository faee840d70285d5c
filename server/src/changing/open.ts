import { createHash, randomBytes } from "node:crypto";
import type { ChangeSet } from "@bangvang/schema/change-set";
import type { Actor } from "../actor.ts";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { inPortions } from "./portions.ts";
import type { StoredOutcome } from "./outcome.ts";
import type { Allowed } from "./stages.ts";

/** NEW: go on. STORED: this very set was applied before, with this outcome. REUSED: the id belongs to another set. */
export type Opening =
  | { readonly kind: "NEW" }
  | { readonly kind: "STORED"; readonly outcome: StoredOutcome }
  | { readonly kind: "REUSED" };

interface StoredSet {
  readonly requestHash: Buffer;
  readonly outcome: StoredOutcome | null;
}

/**
 * Opens the set under its idempotency key. A second request with the same id waits here until the first has committed
 * or is gone, and then gets the stored outcome if it says the same.
 */
export async function open(set: ChangeSet, allowed: Allowed, actor: Actor, transaction: Transaction): Promise<Opening> {
  const requestHash = hashOf(set, actor);
  const [opened] = await transaction.query(sql`
    insert into change_set (id, actor, person_id, request_hash, nonce, reason, because, source_id)
    values (${set.id}, ${actor.name}, ${actor.personId}, ${requestHash}, ${randomBytes(16)}, ${allowed.reason}, ${allowed.because},
      ${allowed.sourceId})
    on conflict (id) do nothing
    returning set_config('app.change_set', id::text, true)`);
  if (opened) return { kind: "NEW" };
  const [stored] = await transaction.query<StoredSet>(
    sql`select request_hash as "requestHash", outcome from change_set where id = ${set.id}`,
  );
  const isSame = stored?.outcome && stored.requestHash.equals(requestHash);
  return isSame && stored.outcome ? { kind: "STORED", outcome: stored.outcome } : { kind: "REUSED" };
}

/** Everything that makes two requests the same: who sent them, and the whole set as it was sent, its bad cells included. */
function hashOf({ mode, reason, because, source, cells }: ChangeSet, actor: Actor): Buffer {
  const head = [actor.kind, actor.personId, actor.name, reason, source];
  // What a set had no word for in earlier versions is left out where it is as it was then: such a set can still be sent again.
  const added = mode === "ALL_OR_NOTHING" && because === null ? [] : [mode, because];
  const hash = createHash("sha256").update(JSON.stringify([...head, ...added]));
  for (const portion of inPortions(cells)) hash.update(portion.map((cell) => JSON.stringify(cell)).join(""));
  return hash.digest();
}
