import { createHash, randomBytes } from "node:crypto";
import { keyText } from "@bangvang/schema/figure";
import type { Actor } from "../actor.ts";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Allowed } from "./stages.ts";

/** NEW: go on. STORED: this very set was applied before, with these versions. REUSED: the id belongs to another set. */
export type Opening =
  | { readonly kind: "NEW" }
  | { readonly kind: "STORED"; readonly versions: readonly number[] }
  | { readonly kind: "REUSED" };

interface StoredSet {
  readonly requestHash: Buffer;
  readonly outcome: { readonly versions: readonly number[] } | null;
}

/**
 * Opens the set under its idempotency key. A second request with the same id waits here until the first has committed
 * or is gone, and then gets the stored outcome if it says the same.
 */
export async function open(allowed: Allowed, actor: Actor, transaction: Transaction): Promise<Opening> {
  const requestHash = hashOf(allowed, actor);
  const [opened] = await transaction.query(sql`
    insert into change_set (id, actor, person_id, request_hash, nonce, reason, source_id)
    values (${allowed.id}, ${actor.name}, ${actor.personId}, ${requestHash}, ${randomBytes(16)}, ${allowed.reason}, ${allowed.sourceId})
    on conflict (id) do nothing
    returning set_config('app.change_set', id::text, true)`);
  if (opened) return { kind: "NEW" };
  const [stored] = await transaction.query<StoredSet>(
    sql`select request_hash as "requestHash", outcome from change_set where id = ${allowed.id}`,
  );
  const isSame = stored?.outcome && stored.requestHash.equals(requestHash);
  return isSame && stored.outcome ? { kind: "STORED", versions: stored.outcome.versions } : { kind: "REUSED" };
}

/** Everything that makes two requests the same: who, why, and each cell with its base and content, in key order. */
function hashOf(allowed: Allowed, actor: Actor): Buffer {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([actor.kind, actor.personId, actor.name, allowed.reason, allowed.sourceId]));
  for (const { key, baseVersion, content } of allowed.cells) {
    hash.update(JSON.stringify([keyText(key), baseVersion, content]));
  }
  return hash.digest();
}
