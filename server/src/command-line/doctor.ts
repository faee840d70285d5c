import { verifyFigures } from "../changing/verify-figures.ts";
import { sql, type Sql } from "../db/sql.ts";
import { inSnapshot } from "../db/snapshot.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";
import { ownTriggers } from "./triggers.ts";

/** Each says in a word what is wrong, or null. */
const checks: readonly {
  readonly says: string;
  readonly wrong: (transaction: Transaction) => Promise<string | null>;
}[] = [
  { says: "every figure has one line of history for each version", wrong: wrongLines },
  {
    says: "every figure holds what its last change wrote",
    wrong: async (transaction) => (await verifyFigures(transaction)).bad?.cell ?? null,
  },
  {
    says: "change sets are numbered without a gap up to the head of the chain",
    wrong: counted(
      sql`select abs((select seq from chain_head) - count(*))::int + count(*) filter (where seq is null)::int as found from change_set`,
    ),
  },
  {
    says: "every trigger is there and on: they keep history, and guard it",
    wrong: sleepingTriggers,
  },
  {
    says: "Vietnamese order and accents are there (collation vi-x-icu)",
    wrong: counted(sql`select 1 - count(*)::int as found from pg_collation where collname = 'vi-x-icu'`),
  },
];

/** A check by one statement that counts what must not be there. */
function counted(statement: Sql): (transaction: Transaction) => Promise<string | null> {
  return async (transaction) => {
    const [row] = await transaction.query<{ found: number }>(statement);
    return row?.found === 0 ? null : String(row?.found);
  };
}

/** Those of ours that are missing or asleep; what an administrator has added is theirs. */
async function sleepingTriggers(transaction: Transaction): Promise<string | null> {
  const awake = await transaction.query<{ name: string }>(sql`
    select relname || '.' || tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
    where not tgisinternal and tgenabled = 'O' and relnamespace = current_schema()::regnamespace`);
  const names = new Set(awake.map(({ name }) => name));
  return ownTriggers.filter((name) => !names.has(name)).join(", ") || null;
}

/** Unit by unit: over all figures together a statement would take longer than it may. */
async function wrongLines(transaction: Transaction): Promise<string | null> {
  const units = await transaction.query<{ id: number }>(sql`select id from unit order by id`);
  let wrong = 0;
  for (const { id } of units) {
    const [row] = await transaction.query<{ found: number }>(sql`
      select count(*)::int as found
      from (select indicator_id, period_id, kind, version from figure where unit_id = ${id}) as standing
        left join (
          select indicator_id, period_id, kind, count(*) as lines from figure_change where unit_id = ${id}
          group by indicator_id, period_id, kind
        ) as history using (indicator_id, period_id, kind)
      where version <> coalesce(lines, 0)`);
    wrong += row?.found ?? 0;
  }
  return wrong === 0 ? null : String(wrong);
}

export const doctor: Command = {
  words: "doctor",
  usage: "pnpm bangvang doctor",
  help: "Checks the database and says in words what is wrong; exit code 1 when something is.",
  async run(args, desk) {
    readOptions(args, [], 0);
    return desk.withProduct(async ({ pool }) => {
      let code = 0;
      for (const { says, wrong } of checks) {
        const found = await inSnapshot(pool, wrong);
        if (found !== null) code = 1;
        desk.print(found === null ? `ok      ${says}` : `WRONG   ${says} (${found})`);
      }
      return code;
    });
  },
};
