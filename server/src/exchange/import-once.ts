import type { ImportOutcome } from "@bangvang/schema/exchange";
import type { Context } from "../context.ts";
import type { Pool } from "../db/pool.ts";
import { importFigures, type Import, type Watching } from "./import-figures.ts";
import { refusedAsAWhole } from "./summary.ts";
import { findEarlier, keepOutcome } from "./keep-outcome.ts";

/** Imports under way in this server, by their ids: the same one sent twice at once waits for the first. */
const underWay = new Map<string, Promise<unknown>>();

/** An import that may come again: the same file under the same id is applied once and always answered alike. */
export async function importOnce(
  asked: Import,
  context: Context,
  pool: Pool,
  watching: Watching,
): Promise<ImportOutcome> {
  if (asked.dryRun) return importFigures(asked, context, watching);
  while (underWay.has(asked.id)) await underWay.get(asked.id)?.catch(() => undefined);
  const work = importNow(asked, context, pool, watching);
  underWay.set(asked.id, work);
  try {
    return await work;
  } finally {
    underWay.delete(asked.id);
  }
}

async function importNow(asked: Import, context: Context, pool: Pool, watching: Watching): Promise<ImportOutcome> {
  const earlier = await findEarlier(pool, asked, context.actor);
  if (earlier.kind === "STORED") return earlier.outcome;
  if (earlier.kind === "REUSED") return refusedAsAWhole(asked.id, "IDEMPOTENCY_KEY_REUSED");
  const outcome = await importFigures(asked, context, watching);
  if (outcome.result === "APPLIED") await keepOutcome(pool, asked, context.actor, outcome);
  return outcome;
}
