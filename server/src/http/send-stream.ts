import type { ServerResponse } from "node:http";

/** Milliseconds in which a client must take something of what it was sent. */
const patience = 60_000;

/**
 * Lets one event at a time into a stream. What makes the events is faster than any client, and the protocol's own queue
 * has no end: the next one is asked for when the one before has been given to the system.
 */
export class OneAtATime {
  #isTaken: PromiseWithResolvers<void> = Promise.withResolvers();
  constructor() {
    this.take();
  }

  /** Waits until the event before was taken, and begins another one. */
  async next(): Promise<void> {
    await this.#isTaken.promise;
    this.#isTaken = Promise.withResolvers();
  }

  take(): void {
    this.#isTaken.resolve();
  }
}

/** Writes server-sent events as their client takes them, until they end or the client is gone. */
export async function sendStream(
  raw: ServerResponse,
  texts: AsyncGenerator<string, void>,
  events: OneAtATime,
): Promise<void> {
  const end = (): void => void texts.return();
  raw.once("close", end);
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no", // proxies that collect answers would hold events back
  });
  for await (const text of texts) {
    if (!raw.writable) break;
    if (!raw.write(text)) await drained(raw);
    if (text.startsWith("event:")) events.take(); // and not for a heartbeat
  }
  raw.off("close", end);
  if (raw.writable) await new Promise<void>((resolve) => raw.end(resolve).once("close", resolve));
}

/** Waits until the client has taken what it was sent; one that takes nothing is let go. */
function drained(raw: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      raw.off("drain", done).off("close", done);
      resolve();
    };
    const late = setTimeout(() => raw.destroy(), patience);
    raw.once("drain", done).once("close", done);
  });
}
