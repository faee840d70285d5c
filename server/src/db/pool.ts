import pg from "pg";

export type Pool = pg.Pool;
export type Connection = pg.PoolClient;

/** Seconds a statement may run before PostgreSQL ends it. */
const statementSeconds = 10;
/** Seconds after which an answer is given up: PostgreSQL has ended the statement by then, so the line is dead without saying so. */
const answerSeconds = statementSeconds + 1;

/**
 * Rows come as PostgreSQL wrote them: numeric and bigint stay text (a double would round them), days stay ISO text
 * (a Date would move them between time zones). Only int4, boolean, JSON and instants are parsed.
 */
const parsers = new Map<number, (text: string) => unknown>([[pg.types.builtins.DATE, (text) => text]]);

/** Opens the pool. One place decides sizes, time limits and row formats. */
export function openPool(url: string, answerWithin = answerSeconds): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    pipeline: true, // what is asked at once goes out at once
    connectionTimeoutMillis: 3_000,
    statement_timeout: statementSeconds * 1_000,
    query_timeout: answerWithin * 1_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "bangvang",
    options: "-c client_connection_check_interval=1s", // a statement ends when nobody is there to read its answer
    types: { getTypeParser: (oid, format) => parsers.get(oid) ?? pg.types.getTypeParser(oid, format) },
  });
  // A connection that dies is replaced, idle or in use; what was asked on it fails by itself. Without these listeners the
  // event would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * A connection of its own, for LISTEN: a pooled one may be taken away. Nothing is ever asked on it, so the system has to
 * find out whether anybody is still at the other end.
 */
export function openListener(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "bangvang listen",
  });
}
