import type { Connection, Pool } from "./pool.ts";
import { beginReading, type SnapshotSettings } from "./reader.ts";
import type { Sql } from "./sql.ts";
import { StatementNames } from "./statement-names.ts";

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

/** One statement of a snapshot, as it was asked: for explaining and counting. */
export interface AskedStatement {
  readonly text: string;
  readonly rows: number;
  readonly ms: number;
}

/** A snapshot that tells what it was asked, in the order of the answers. */
export interface LoggedSnapshot extends Snapshot {
  readonly statements: readonly AskedStatement[];
}

const names = new StatementNames();
const beginAll = "begin isolation level repeatable read read only";

/**
 * The snapshot of a GraphQL operation: it reads as the role that may only read, and sees the figures of the units in its
 * settings. Statements that come again are prepared.
 *
 * It opens on first use, so that an operation answered from memory costs no connection. An answer can be on its way
 * while other fields of the operation still run: what they ask after the end is refused, or it would take a connection
 * nobody gives back.
 */
export function lazySnapshot(pool: Pool, settings: SnapshotSettings): LoggedSnapshot {
  return openSnapshot(pool, () => beginReading(settings), prepared);
}

/** Work inside one snapshot that is closed afterwards, for what is no GraphQL operation: it sees everything. */
export async function inSnapshot<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const snapshot = openSnapshot(pool, () => beginAll, unprepared);
  try {
    return await work(snapshot);
  } finally {
    await snapshot.close();
  }
}

type Ask = (connection: Connection, text: string, values: unknown[]) => Promise<readonly object[]>;

function openSnapshot(pool: Pool, beginning: () => string, ask: Ask): LoggedSnapshot {
  const statements: AskedStatement[] = [];
  let opened: Promise<Connection> | null = null;
  let isClosed = false;
  // Fields of one operation ask side by side, a connection answers one after the other.
  let turn: Promise<unknown> = Promise.resolve();
  const askLogged = async (connection: Connection, statement: Sql): Promise<readonly object[]> => {
    const { text, values } = statement.statement;
    const began = performance.now();
    const rows = await ask(connection, text, values as unknown[]);
    statements.push({ text, rows: rows.length, ms: performance.now() - began });
    return rows;
  };
  return {
    statements,
    query<Row extends object>(statement: Sql): Promise<readonly Row[]> {
      if (isClosed) return Promise.reject(new Error("the snapshot of this operation is closed"));
      opened ??= begin(pool, beginning);
      const connection = opened;
      const answer = turn.then(async () => askLogged(await connection, statement));
      turn = answer.catch(() => undefined);
      return answer as Promise<readonly Row[]>;
    },
    // Waits for what was asked, and not for the database to say that the transaction is over: nobody needs to know.
    async close() {
      if (isClosed) return;
      isClosed = true;
      await turn;
      const connection = await opened?.catch(() => null);
      if (connection) finish(connection, "rollback").catch(() => undefined);
    },
    abort() {
      if (isClosed) return;
      isClosed = true;
      // The server sees its client gone within a second (client_connection_check_interval) and ends the statement.
      void opened?.then((connection) => connection.release(true)).catch(() => undefined);
    },
  };
}

/**
 * Work inside one READ COMMITTED transaction, committed when it returns and rolled back when it throws.
 * Lost races are tried again from the start, so the work must not touch anything but the transaction.
 */
export async function inTransaction<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const connection = await begin(pool, () => "begin isolation level read committed");
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

async function begin(pool: Pool, beginning: () => string): Promise<Connection> {
  const text = beginning();
  const connection = await pool.connect();
  try {
    await connection.query(text);
    return connection;
  } catch (error) {
    connection.release(true);
    throw error;
  }
}

async function run<Row extends object>(connection: Connection, statement: Sql): Promise<readonly Row[]> {
  const { text, values } = statement.statement;
  return (await connection.query<Row>(text, values as unknown[])).rows;
}

const prepared: Ask = async (connection, text, values) => {
  const name = names.nameOf(text, connection);
  return (await connection.query<object>({ text, values, ...(name ? { name } : {}) })).rows;
};

const unprepared: Ask = async (connection, text, values) => (await connection.query<object>(text, values)).rows;

/** Ends the transaction and gives the connection back; a connection that cannot even do that is thrown away. */
async function finish(connection: Connection, end: "commit" | "rollback"): Promise<void> {
  try {
    await connection.query(end);
  } catch (error) {
    connection.release(true);
    throw error;
  }
  connection.release(names.isOutdated(connection));
}
