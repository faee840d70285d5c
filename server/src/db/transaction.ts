import type { Connection, Pool } from "./pool.ts";
import type { Sql } from "./sql.ts";

/** Runs statements on one connection inside one transaction. */
export interface Transaction {
  query<Row extends object>(statement: Sql): Promise<readonly Row[]>;
}

/** SQLSTATEs of lost races and broken lines, where the same work may simply be tried again. */
const retriedStates: ReadonlySet<string> = new Set(["40001", "40P01", "55P03", "57P01", "57P02", "57P03"]);
const maxTries = 4;

/** A read-only snapshot that stays open until it is closed: every question in it sees the same moment. */
export interface Snapshot extends Transaction {
  close(): Promise<void>;
  /** Ends at once, whatever is running: nobody waits for the answer any more. */
  abort(): void;
}

/**
 * Opens a snapshot on first use, so that an operation answered from memory costs no connection. An answer can be on its
 * way while other fields of the operation still run: what they ask after the end is refused, or it would take a
 * connection nobody gives back.
 */
export function lazySnapshot(pool: Pool): Snapshot {
  let opened: Promise<Connection> | null = null;
  let isClosed = false;
  // Fields of one operation ask side by side, a connection answers one after the other.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    query<Row extends object>(statement: Sql): Promise<readonly Row[]> {
      if (isClosed) return Promise.reject(new Error("the snapshot of this operation is closed"));
      opened ??= begin(pool, "begin isolation level repeatable read read only");
      const connection = opened;
      const answer = turn.then(async () => run<Row>(await connection, statement));
      turn = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await turn;
      const connection = await opened?.catch(() => null);
      if (connection) await finish(connection, "rollback");
    },
    abort() {
      if (isClosed) return;
      isClosed = true;
      // The server sees its client gone within a second (client_connection_check_interval) and ends the statement.
      void opened?.then((connection) => connection.release(true)).catch(() => undefined);
    },
  };
}

/** Work inside one snapshot that is closed afterwards, for what is no GraphQL operation. */
export async function inSnapshot<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const snapshot = lazySnapshot(pool);
  try {
    return await work(snapshot);
  } finally {
    await snapshot.close();
  }
}

/**
 * Work inside one READ COMMITTED transaction, committed when it returns and rolled back when it throws.
 * Lost races are tried again from the start, so the work must not touch anything but the transaction.
 */
export async function inTransaction<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const connection = await begin(pool, "begin isolation level read committed");
    try {
      const result = await work({ query: (statement) => run(connection, statement) });
      await finish(connection, "commit");
      return result;
    } catch (error) {
      await finish(connection, "rollback").catch(() => undefined);
      if (tries >= maxTries || !retriedStates.has(sqlState(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * tries * (0.5 + Math.random())));
    }
  }
}

/** The SQLSTATE of a database error, or an empty text. */
export function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

async function begin(pool: Pool, statement: string): Promise<Connection> {
  const connection = await pool.connect();
  try {
    await connection.query(statement);
    return connection;
  } catch (error) {
    connection.release(true);
    throw error;
  }
}

async function run<Row extends object>(connection: Connection, statement: Sql): Promise<readonly Row[]> {
  const { text, values } = statement.statement;
  const result = await connection.query<Row>(text, values as unknown[]);
  return result.rows;
}

/** Ends the transaction and gives the connection back; a connection that cannot even do that is thrown away. */
async function finish(connection: Connection, end: "commit" | "rollback"): Promise<void> {
  try {
    await connection.query(end);
  } catch (error) {
    connection.release(true);
    throw error;
  }
  connection.release();
}
