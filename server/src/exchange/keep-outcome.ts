import { createHash } from "node:crypto";
import { isChangeSetId } from "@bangvang/schema/change-set";
import type { ImportOutcome } from "@bangvang/schema/exchange";
import type { Actor } from "../actor.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { inSnapshot } from "../db/snapshot.ts";
import { inTransaction } from "../db/transaction.ts";
import type { Import } from "./import-figures.ts";

/** STORED: this import was applied before, with this outcome. REUSED: its id belongs to another one. */
export type Earlier =
  | { readonly kind: "NONE" }
  | { readonly kind: "STORED"; readonly outcome: ImportOutcome }
  | { readonly kind: "REUSED" };

/** What became of an import with this id. */
export async function findEarlier(pool: Pool, asked: Import, actor: Actor): Promise<Earlier> {
  if (!isChangeSetId(asked.id)) return { kind: "NONE" };
  const [kept] = await inSnapshot(pool, (transaction) =>
    transaction.query<{ hash: Buffer; outcome: ImportOutcome }>(
      sql`select request_hash as hash, outcome from import_outcome where id = ${asked.id}`,
    ),
  );
  if (!kept) return { kind: "NONE" };
  return kept.hash.equals(hashOf(asked, actor)) ? { kind: "STORED", outcome: kept.outcome } : { kind: "REUSED" };
}

/** Keeps what became of an applied import for thirty days. */
export async function keepOutcome(pool: Pool, asked: Import, actor: Actor, outcome: ImportOutcome): Promise<void> {
  await inTransaction(pool, async (transaction) => {
    await transaction.query(sql`delete from import_outcome where kept_at < now() - interval '30 days'`);
    await transaction.query(sql`
      insert into import_outcome (id, request_hash, outcome) values (${asked.id}, ${hashOf(asked, actor)}, ${JSON.stringify(outcome)})
      on conflict (id) do nothing`);
  });
}

/** Everything that makes two imports the same: who sends them, the file, and how it is to be read. */
function hashOf({ bytes, ...how }: Import, { kind, personId, name }: Actor): Buffer {
  const { format, numbers, mode, reason, because, withoutBase } = how;
  const told = JSON.stringify([kind, personId, name, format, numbers, mode, reason, because, withoutBase]);
  return createHash("sha256").update(told).update(bytes).digest();
}
