import { openCluster, type EmbeddedOptions } from "./open-cluster.ts";

export interface BorrowedPostgres {
  /** Connection URL of the superuser, password included, in the database `bangvang`. */
  readonly url: string;
  /** Stops PostgreSQL unless a server or another command still uses it. */
  readonly giveBack: () => Promise<void>;
}

/** For the command line: the running PostgreSQL of this data folder, or one started for the time of the command. */
export async function borrowEmbedded(options: EmbeddedOptions): Promise<BorrowedPostgres> {
  const { url, leave } = await openCluster(options);
  return { url, giveBack: leave };
}
