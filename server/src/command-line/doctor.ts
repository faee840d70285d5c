import { sql, type Sql } from "../db/sql.ts";
import { inSnapshot } from "../db/snapshot.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";

/** Each check counts what must not be there. */
const checks: readonly { readonly says: string; readonly count: Sql }[] = [
  {
    says: "every figure has one line of history for each version",
    count: sql`select count(*)::int as found from figure
      where version <> (select count(*) from figure_change as change where (change.unit_id, change.indicator_id, change.period_id, change.kind)
        = (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind))`,
  },
  {
    says: "every figure holds what its last change wrote",
    count: sql`select count(*)::int as found from figure left join figure_change as change
        using (unit_id, indicator_id, period_id, kind, version)
      where (change.state_after, change.value_after, change.qualifier_after, change.quality_after, change.note_after, change.source_after)
        is distinct from (figure.state, figure.value, figure.qualifier, figure.quality, figure.note, figure.source_id)`,
  },
  {
    says: "change sets are numbered without a gap up to the head of the chain",
    count: sql`select abs((select seq from chain_head) - count(*))::int + count(*) filter (where seq is null)::int as found from change_set`,
  },
  {
    says: "history is guarded by its triggers",
    count: sql`select 7 - count(*)::int as found from pg_trigger where not tgisinternal and tgenabled = 'O' and tgname in ('figure_insert_is_recorded',
      'figure_update_is_recorded', 'figure_is_never_deleted', 'figure_change_is_append_only', 'change_set_is_append_only', 'change_set_closes_once', 'change_set_is_closed')`,
  },
  {
    says: "Vietnamese order and accents are there (collation vi-x-icu)",
    count: sql`select 1 - count(*)::int as found from pg_collation where collname = 'vi-x-icu'`,
  },
];

export const doctor: Command = {
  words: "doctor",
  usage: "pnpm bangvang doctor",
  help: "Checks the database and says in words what is wrong; exit code 1 when something is.",
  async run(args, desk) {
    readOptions(args, [], 0);
    return desk.withProduct(async ({ pool }) => {
      let wrong = 0;
      for (const { says, count } of checks) {
        const [row] = await inSnapshot(pool, (transaction) => transaction.query<{ found: number }>(count));
        const found = row?.found ?? 1;
        if (found !== 0) wrong++;
        desk.print(`${found === 0 ? "ok     " : "WRONG  "} ${says}${found === 0 ? "" : ` (${found})`}`);
      }
      return wrong === 0 ? 0 : 1;
    });
  },
};
