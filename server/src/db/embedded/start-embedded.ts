import { openCluster, type EmbeddedOptions } from "./open-cluster.ts";

export interface EmbeddedPostgres {
  /** Connection URL of the superuser, password included, in the database `bangvang`. */
  readonly url: string;
  /** True when a PostgreSQL that outlived an earlier server was taken over. */
  readonly reused: boolean;
  /** Fast shutdown; resolves when the process is gone. */
  readonly stop: () => Promise<void>;
}

/** For the server, which holds the lock of the data folder: PostgreSQL lives as long as the server. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { url, reused, stop } = await openCluster(options);
  return { url, reused, stop };
}
