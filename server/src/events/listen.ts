import type { Logger } from "pino";
import { openListener } from "../db/pool.ts";

export interface Listener {
  close(): Promise<void>;
}

const retryAfter = 1_000;
/** Milliseconds between two looks at everything: a line that was dropped without a word takes minutes to be known as lost. */
const lookEvery = 30_000;

/** The channels of the database, and what is done when one of them says that it is worth looking. */
export type Ears = Readonly<
  Partial<Record<"dimensions" | "change_sets" | "rights" | "presence", (said: string) => unknown>>
>;

/**
 * Wakes on the notifications of the database, on a connection of its own. A notification carries nothing to rely on (who is
 * present is all that is said in one, and may be missed): it only says that it is worth looking. After a lost connection everything is looked at once, for some may have been missed; and so it is
 * every half minute, whatever becomes of the line.
 */
export async function listen(url: string, ears: Ears, logger: Logger): Promise<Listener> {
  let isClosed = false;
  let client = openListener(url);

  const look = async (channel: string, said = ""): Promise<void> => {
    try {
      await ears[channel as keyof Ears]?.(said);
    } catch (err) {
      logger.error({ err, channel });
    }
  };
  const lookAtAll = (): void => {
    for (const channel of Object.keys(ears)) void look(channel);
  };
  const connect = async (): Promise<void> => {
    client.on("notification", ({ channel, payload }) => void look(channel, payload));
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
    lookAtAll();
  };
  const reconnect = (): void => {
    if (isClosed) return;
    client = openListener(url);
    connect().catch(() => undefined); // "end" tries again
  };

  await connect();
  const looking = setInterval(lookAtAll, lookEvery).unref();
  return {
    async close() {
      isClosed = true;
      clearInterval(looking);
      await client.end();
    },
  };
}
