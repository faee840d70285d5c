import { sql } from "../db/sql.ts";
import { inTransaction } from "../db/transaction.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";

export const restored: Command = {
  words: "restored",
  usage: "pnpm bangvang restored",
  help: "To be run once a backup was restored: whoever follows changes is told to read anew, for numbers of change sets come again.",
  async run(args, desk) {
    readOptions(args, [], 0);
    const [row] = await desk.withProduct(({ pool }) =>
      inTransaction(pool, (transaction) => transaction.query<{ epoch: string }>(sql`select raise_epoch() as epoch`)),
    );
    desk.print(`This is epoch ${row?.epoch}; cursors of changes from before it are answered with RESYNC.`);
    return 0;
  },
};
