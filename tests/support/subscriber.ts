import type { ChangeEvent } from "../../schema/src/event.ts";
import { readConfig } from "../../server/src/config.ts";
import { serve, type Serving } from "../../server/src/serve.ts";
import { freePort } from "./free-port.ts";

/** A whole server of its own on a database. */
export async function serveOn(databaseUrl: string): Promise<Serving> {
  const settings = {
    DATABASE_URL: databaseUrl,
    PORT: String(await freePort()),
    SAMPLE_DATA: "off",
    LOG_LEVEL: "silent",
  };
  return serve(readConfig(settings, "/nowhere"), new AbortController().signal, () => undefined);
}

export const changesDocument = `subscription C($where: ChangesWhere, $after: String) {
  changes(where: $where, after: $after) {
    kind cursor isComplete
    changeSet { id actor appliedAt reason source cellCount }
    cells { unit indicator period kind version state value qualifier quality note source }
  }
}`;

/** What is sent to follow changes: who, and what. */
export interface ToFollow {
  readonly token?: string;
  readonly cookie?: string;
  readonly where?: object;
  readonly after?: string | null;
  readonly document?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Told = Omit<ChangeEvent, "cells"> & {
  readonly cells: readonly (Omit<ChangeEvent["cells"][number], "value"> & { readonly value: number | null })[];
};

/** Sends a subscription; the answer may be a stream or a refusal. */
export function sendSubscription(
  address: string,
  { token, cookie, where, after = null, document = changesDocument, headers = {} }: ToFollow,
  signal: AbortSignal | null = null,
): Promise<Response> {
  const who = token
    ? { authorization: `Bearer ${token}` }
    : { cookie: `__Host-sid=${cookie}`, "sec-fetch-site": "same-origin" };
  return fetch(`${address}${token ? "/graphql" : "/console/graphql"}`, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json", ...who, ...headers },
    body: JSON.stringify({ query: document, variables: { where, after } }),
    signal,
  });
}

/** Somebody who follows changes over HTTP, and what they were told so far. */
export class Subscriber {
  readonly events: Told[] = [];
  readonly errors: { readonly code: string; readonly message: string }[] = [];
  /** Comments between events. */
  heartbeats = 0;
  isComplete = false;
  /** When the stream was over, however it ended. */
  readonly ended: Promise<void>;
  readonly #closing: AbortController;
  readonly #waiting = new Set<() => void>();

  private constructor(body: ReadableStream<Uint8Array>, closing: AbortController) {
    this.#closing = closing;
    this.ended = this.#read(body)
      .catch(() => undefined)
      .finally(() => this.#wake());
  }

  /** Begins to read a stream that was opened before; `closing` is what ends its request. */
  static of(response: Response, closing: AbortController): Subscriber {
    return new Subscriber(response.body!, closing);
  }

  static async open(address: string, follow: ToFollow): Promise<Subscriber> {
    const closing = new AbortController();
    const response = await sendSubscription(address, follow, closing.signal);
    if (response.status !== 200 || !response.body) throw new Error(`refused: ${await response.text()}`);
    const subscriber = new Subscriber(response.body, closing);
    // The first word comes when it is known where the stream stands: what is applied from now on is told.
    if (!follow.after) await subscriber.until(({ events }) => events.length > 0);
    return subscriber;
  }

  get changes(): readonly Told[] {
    return this.events.filter(({ kind }) => kind === "CHANGES");
  }

  /** The cells told so far, as "unit indicator period version value", and TARGET behind it for a target. */
  get cells(): readonly string[] {
    return this.changes.flatMap(({ cells }) =>
      cells.map(({ unit, indicator, period, kind, version, value }) =>
        [unit, indicator, period, version, value, ...(kind === "TARGET" ? [kind] : [])].join(" "),
      ),
    );
  }

  get cursor(): string {
    return this.events.at(-1)!.cursor;
  }

  /** Waits until something holds; throws when the stream ends before. */
  async until(holds: (subscriber: this) => boolean, seconds = 20): Promise<void> {
    const late = Date.now() + seconds * 1_000;
    let isOver = false;
    void this.ended.then(() => (isOver = true));
    while (!holds(this)) {
      if (isOver) throw new Error(`the stream ended: ${JSON.stringify(this.errors)}`);
      if (Date.now() > late)
        throw new Error(`not after ${seconds} s: ${JSON.stringify(this.events.slice(-2)).slice(0, 500)}`);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(wake, 200);
        this.#waiting.add(wake);
      });
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.ended;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = "";
    for await (const text of body.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
      const messages = (rest + text).split("\n\n");
      rest = messages.pop() ?? "";
      for (const message of messages) this.#hear(message);
      this.#wake();
    }
  }

  #hear(message: string): void {
    const [, name, data = ""] = /^event: (\w+)\ndata: ?(.*)$/.exec(message) ?? [];
    if (name === undefined) this.heartbeats++;
    else if (name === "complete") this.isComplete = true;
    else {
      const { data: answer, errors = [] } = JSON.parse(data);
      if (answer) this.events.push(answer.changes);
      for (const { message: says, extensions } of errors) this.errors.push({ code: extensions.code, message: says });
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }
}
