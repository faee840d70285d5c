import type { ImportOutcome } from "@bangvang/schema/exchange";
import type { Context } from "../context.ts";
import type { Pool } from "../db/pool.ts";
import { importFigures, type Import, type Watching } from "./import-figures.ts";
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
  if (earlier.kind === "REUSED") return reused(asked.id);
  const outcome = await importFigures(asked, context, watching);
  if (outcome.changeSet) await keepOutcome(pool, asked, context.actor, outcome);
  return outcome;
}

function reused(id: string): ImportOutcome {
  return {
    id,
    result: "REFUSED",
    changeSet: null,
    counts: { rows: 0, new: 0, changed: 0, cleared: 0, unchanged: 0, blank: 0, problems: 1, settledByColumn: 0 },
    differences: [],
    problems: [{ code: "IDEMPOTENCY_KEY_REUSED", row: null, column: null, key: null, params: {}, conflict: null }],
    ignoredColumns: [],
  };
}
