import type { Connection, Pool } from "./pool.ts";
import type { Sql } from "./sql.ts";

/** Runs statements on one connection inside one transaction. */
export interface Transaction {
  query<Row extends object>(statement: Sql): Promise<readonly Row[]>;
}

/** SQLSTATEs of lost races and broken lines, where the same work may simply be tried again. */
const retriedStates: ReadonlySet<string> = new Set(["40001", "40P01", "55P03", "57P01", "57P02", "57P03"]);
const maxTries = 4;

/**
 * Work inside one READ COMMITTED transaction, committed when it returns and rolled back when it throws.
 * Lost races are tried again from the start, so the work must not touch anything but the transaction. `beginning` may set
 * its role and its settings.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<T>,
  beginning = "begin isolation level read committed",
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const connection = await begin(pool, beginning);
    let isEnding = false;
    try {
      const result = await work({ query: (statement) => run(connection, statement) });
      isEnding = true;
      await finish(connection, "commit");
      return result;
    } catch (error) {
      if (!isEnding) await finish(connection, "rollback").catch(() => undefined);
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

async function begin(pool: Pool, beginning: string): Promise<Connection> {
  const connection = await pool.connect();
  try {
    await connection.query(beginning);
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
