import type { Logger } from "pino";
import { openListener } from "../db/pool.ts";

export interface Listener {
  close(): Promise<void>;
}

const retryAfter = 1_000;

/** The channels of the database, and what is done when one of them says that it is worth looking. */
export type Ears = Readonly<Partial<Record<"dimensions" | "change_sets" | "rights", () => unknown>>>;

/**
 * Wakes on the notifications of the database, on a connection of its own. A notification carries nothing to rely on:
 * it only says that it is worth looking. After a lost connection everything is looked at once, for some may have been missed.
 */
export async function listen(url: string, ears: Ears, logger: Logger): Promise<Listener> {
  let isClosed = false;
  let client = openListener(url);

  const look = async (channel: string): Promise<void> => {
    try {
      await ears[channel as keyof Ears]?.();
    } catch (err) {
      logger.error({ err, channel });
    }
  };
  const connect = async (): Promise<void> => {
    client.on("notification", ({ channel }) => void look(channel));
    client.on("error", () => undefined); // "end" follows, also after a connection that never came about
    client.once("end", () => {
      if (!isClosed) setTimeout(reconnect, retryAfter).unref();
    });
    await client.connect();
    await client.query(
      Object.keys(ears)
        .map((channel) => `listen ${channel}`)
        .join("; "),
    );
    for (const channel of Object.keys(ears)) void look(channel);
  };
  const reconnect = (): void => {
    if (isClosed) return;
    client = openListener(url);
    connect().catch(() => undefined); // "end" tries again
  };

  await connect();
  return {
    async close() {
      isClosed = true;
      await client.end();
    },
  };
}
