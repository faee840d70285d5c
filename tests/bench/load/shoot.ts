import { parentPort } from "node:worker_threads";
import pg from "pg";
import { openHttp } from "./http-connection.ts";
import type { HttpTarget, SqlTarget, Target } from "./target.ts";

/** How one round goes. */
export interface Round {
  readonly target: Target;
  readonly connections: number;
  readonly seconds: number;
}

/** What came of it. */
export interface RoundResult {
  readonly answers: number;
  readonly seconds: number;
  readonly bytes: number;
}

interface Connection {
  /** Asks once, gives the bytes of the answer; throws when it is not the answer of success. */
  ask(): Promise<number>;
  close(): unknown;
}

parentPort?.on("message", ({ round, id }: { round: Round; id: number }) => {
  shoot(round).then(
    (result) => parentPort?.postMessage({ id, result }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});

/** Every connection asks, waits for the answer and asks again, until the time is over and the last answer has come. */
async function shoot({ target, connections, seconds }: Round): Promise<RoundResult> {
  const open = await Promise.all(Array.from({ length: connections }, () => connectTo(target)));
  try {
    const began = performance.now();
    const end = began + seconds * 1000;
    let answers = 0;
    let bytes = 0;
    const keepAsking = async (connection: Connection): Promise<void> => {
      while (performance.now() < end) {
        bytes += await connection.ask();
        answers++;
      }
    };
    await Promise.all(open.map(keepAsking));
    return { answers, bytes, seconds: (performance.now() - began) / 1000 };
  } finally {
    await Promise.all(open.map((connection) => connection.close()));
  }
}

function connectTo(target: Target): Promise<Connection> {
  return target.kind === "http" ? http(target) : sql(target);
}

async function http(target: HttpTarget): Promise<Connection> {
  const connection = await openHttp(target);
  return {
    async ask() {
      const { status, start, bytes } = await connection.ask();
      if (status !== 200 || !start.startsWith('{"data":{'))
        throw new Error(`${target.url} answered ${status} ${start}`);
      return bytes;
    },
    close: () => connection.close(),
  };
}

async function sql({ databaseUrl, before, text, values, after }: SqlTarget): Promise<Connection> {
  const client = new pg.Client({ connectionString: databaseUrl, pipeline: true });
  await client.connect();
  const statement = { name: "alone", text, values: [...values], rowMode: "array" as const };
  return {
    async ask() {
      if (before) void client.query(before).catch(() => undefined); // what fails here fails the statement as well
      const answer = client.query(statement);
      const ended = after ? client.query(after) : answer;
      const { rows } = await answer;
      await ended;
      return rows.length;
    },
    close: () => client.end(),
  };
}
