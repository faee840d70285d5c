import { arrayLiteral, isPlainList } from "./array-literal.ts";
import { isLostLine, isOfDatabase } from "./database-error.ts";
import type { Connection, Pool } from "./pool.ts";
import type { Sql } from "./sql.ts";
import { untilDone } from "./until-done.ts";

/** Runs statements on one connection inside one transaction. */
export interface Transaction {
  query<Row extends object>(statement: Sql): Promise<readonly Row[]>;
}

/** The line was lost during COMMIT, and nobody could say in time what became of it. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super("the answer to COMMIT was lost", { cause });
  }
}

/**
 * Work inside one READ COMMITTED transaction, committed when it returns and rolled back when it throws. `beginning` may
 * set its role and its settings.
 *
 * After a lost race or a lost line all of it is done again from the start, on another connection, and so it is after a
 * line lost during COMMIT, when nobody knows whether the first time counted. So the work touches nothing but the
 * transaction, and comes to the same when it was already done: a change set finds the row of its id, other work says
 * `on conflict`. While the first transaction still runs on the other side, the second waits for that very row.
 *
 * The row is the truth, and not pg_xact_status(): a number whose transaction left nothing in the log that was written
 * out is given again after a crash, and is then found to be committed for somebody else.
 *
 * Throws OutcomeUnknown when a line was lost during COMMIT and no later try came to an end: nothing is said on a guess.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<T>,
  beginning?: string,
): Promise<T> {
  let isUnknown = false;
  const lost = (): void => void (isUnknown = true);
  try {
    return await untilDone(() => attempt({ pool, work, beginning, lost }));
  } catch (error) {
    // What the work itself refuses it refuses after it has looked whether it was already done.
    throw isUnknown && isOfDatabase(error) ? new OutcomeUnknown(error) : error;
  }
}

/**
 * The same for work that would not come to the same when it was done already: a step that is refused the second time, a
 * row without a key of the caller's. After a line lost during COMMIT it is not done again, and OutcomeUnknown is thrown.
 */
export function inTransactionOnce<T>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<T>,
  beginning?: string,
): Promise<T> {
  const lost = (error: unknown): never => {
    throw new OutcomeUnknown(error);
  };
  return untilDone(() => attempt({ pool, work, beginning, lost }));
}

interface Attempt<T> {
  readonly pool: Pool;
  readonly work: (transaction: Transaction) => Promise<T>;
  readonly beginning: string | undefined;
  /** Called when the line is lost during COMMIT. */
  readonly lost: (error: unknown) => void;
}

async function attempt<T>({ pool, work, beginning, lost }: Attempt<T>): Promise<T> {
  const connection = await begin(pool, beginning);
  const result = await workOn(connection, work);
  try {
    await commit(connection);
  } catch (error) {
    if (isLostLine(error)) lost(error);
    throw error;
  }
  return result;
}

async function begin(pool: Pool, beginning = "begin isolation level read committed"): Promise<Connection> {
  const connection = await pool.connect();
  try {
    await connection.query(beginning);
    return connection;
  } catch (error) {
    connection.release(true);
    throw error;
  }
}

/** Rolls back when the work throws; a connection that cannot even do that is thrown away. */
async function workOn<T>(connection: Connection, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  try {
    return await work({ query: (statement) => run(connection, statement) });
  } catch (error) {
    const isBroken =
      isLostLine(error) ||
      (await connection.query("rollback").then(
        () => false,
        () => true,
      ));
    connection.release(isBroken);
    throw error;
  }
}

async function run<Row extends object>(connection: Connection, statement: Sql): Promise<readonly Row[]> {
  const { text, values } = statement.statement;
  const parameters = values.map((value) => (isPlainList(value) ? arrayLiteral(value) : value));
  return (await connection.query<Row>(text, parameters)).rows;
}

/** PostgreSQL answers the COMMIT of a transaction that has failed before with ROLLBACK, and calls it no error. */
async function commit(connection: Connection): Promise<void> {
  try {
    const { command } = await connection.query("commit");
    if (command !== "COMMIT") throw new Error(`the transaction had failed before it was to be committed (${command})`);
  } catch (error) {
    connection.release(true);
    throw error;
  }
  connection.release();
}
