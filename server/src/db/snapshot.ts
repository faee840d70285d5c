import { setTimeout as sleep } from "node:timers/promises";
import { isLongList, writtenList } from "./long-lists.ts";
import type { Connection, Pool } from "./pool.ts";
import { beginReading, type SnapshotSettings } from "./roles.ts";
import type { Sql } from "./sql.ts";
import { StatementNames } from "./statement-names.ts";
import type { Transaction } from "./transaction.ts";

/** A read-only snapshot that stays open until it is closed: every question in it sees the same moment. */
export interface Snapshot extends Transaction {
  /** Asks for rows that are to be unpacked by `read`, and counts what is in them. */
  fetch<Packed extends object, Row extends object>(
    statement: Sql,
    read: (rows: readonly Packed[]) => readonly Row[],
  ): Promise<readonly Row[]>;
  close(): Promise<void>;
  /** Ends it: nobody waits for the answer any more. What is asked after that is refused; `close` waits for the end. */
  abort(): void;
  /** What was asked, in the order of the answers. */
  readonly statements: readonly AskedStatement[];
}

/** One statement of a snapshot, as it was asked: for explaining and counting. */
export interface AskedStatement {
  readonly text: string;
  readonly rows: number;
  readonly ms: number;
}

/**
 * The snapshot of a GraphQL operation: it reads as the role that may only read, and sees the figures of the units in its
 * settings. Statements that come again are prepared.
 *
 * It opens on first use, so that an operation answered from memory costs no connection. An answer can be on its way
 * while other fields of the operation still run: what they ask after the end is refused, or it would take a connection
 * nobody gives back.
 */
export function lazySnapshot(pool: Pool, settings: SnapshotSettings): Snapshot {
  return openSnapshot(pool, () => beginReading(settings), prepared);
}

/** Work inside one snapshot that is closed afterwards, for what is no GraphQL operation: it sees everything. */
export async function inSnapshot<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const snapshot = openSnapshot(pool, () => "begin isolation level repeatable read read only", unprepared);
  try {
    return await work(snapshot);
  } finally {
    await snapshot.close();
  }
}

type Ask = (connection: Connection, text: string, values: unknown[]) => Promise<readonly object[]>;

function openSnapshot(pool: Pool, beginning: () => string, ask: Ask): Snapshot {
  const statements: AskedStatement[] = [];
  let opened: Promise<Open> | null = null;
  let isClosed = false;
  /** Why nothing more is answered: an abort, or the first statement that failed, for it ended the transaction. */
  let failure: unknown = null;
  let ending: Promise<void> | null = null;
  // Fields of one operation ask side by side, a connection answers one after the other.
  let turn: Promise<unknown> = Promise.resolve();
  const askInTurn = <T>(statement: Sql, read: (rows: readonly object[]) => readonly T[]): Promise<readonly T[]> => {
    if (isClosed) return Promise.reject(failure ?? new Error("the snapshot of this operation is closed"));
    const opening = (opened ??= open(pool, beginning));
    const answer = turn.then(async () => {
      if (failure !== null) throw failure;
      const { connection, begun } = await opening;
      const { text, values } = statement.statement;
      const began = performance.now();
      const [found] = await Promise.all([ask(connection, text, values as unknown[]), begun]).catch((error: unknown) => {
        throw failure ?? error;
      });
      const rows = read(found);
      statements.push({ text, rows: rows.length, ms: performance.now() - began });
      return rows;
    });
    turn = answer.catch((error: unknown) => {
      failure ??= error;
    });
    return answer;
  };
  return {
    statements,
    query: <Row extends object>(statement: Sql) => askInTurn(statement, (rows) => rows as readonly Row[]),
    fetch: <Packed extends object, Row extends object>(
      statement: Sql,
      read: (rows: readonly Packed[]) => readonly Row[],
    ) => askInTurn(statement, (rows) => read(rows as readonly Packed[])),
    // Waits for what was asked, and not for the database to say that the transaction is over: nobody needs to know.
    async close() {
      if (isClosed) return await ending?.then(() => undefined);
      isClosed = true;
      await turn;
      const open = await opened?.catch(() => null);
      if (open) void giveBack(open.connection);
    },
    abort() {
      if (isClosed) return;
      isClosed = true;
      failure = new SnapshotAborted();
      ending = opened ? endSoon(opened, turn) : Promise.resolve();
    },
  };
}

/** Nobody waits for the answer any more. */
export class SnapshotAborted extends Error {}

/** Milliseconds a statement may still take when nobody waits for it: a new connection costs more. */
const grace = 100;

/** Gives a connection back when what is under way on it ends soon, and cuts it off otherwise. */
async function endSoon(opened: Promise<Open>, underWay: Promise<unknown>): Promise<void> {
  const open = await opened.catch(() => null);
  if (!open) return;
  const { connection } = open;
  if (await Promise.race([underWay.then(() => true), sleep(grace, false)])) return giveBack(connection);
  // The server sees its client gone within a second (client_connection_check_interval) and ends the statement.
  connection.connection.stream.destroy();
  connection.release(true);
}

interface Open {
  readonly connection: Connection;
  readonly begun: Promise<unknown>;
}

/**
 * The beginning goes out together with the first question. If it fails, the question fails as well: an error after
 * BEGIN leaves a transaction that answers nothing.
 */
async function open(pool: Pool, beginning: () => string): Promise<Open> {
  const text = beginning();
  const connection = await pool.connect();
  const { stream } = connection.connection;
  stream.cork();
  const begun = connection.query(text);
  begun.catch(() => undefined); // told by the question that waits for it
  process.nextTick(() => stream.uncork()); // by then the question is written as well
  return { connection, begun };
}

/** Ends the transaction; a connection that cannot even do that, or holds outdated statements, is replaced. */
async function giveBack(connection: Connection): Promise<void> {
  try {
    await connection.query("rollback");
    connection.release(names.isOutdated(connection));
  } catch {
    connection.release(true);
  }
}

const names = new StatementNames();

const prepared: Ask = async (connection, text, given) => {
  const name = given.some(isLongList) ? undefined : names.nameOf(text, connection);
  const values = given.map((value) => (isLongList(value) ? writtenList(value) : value));
  return (await connection.query<object>({ text, values, ...(name ? { name } : {}) })).rows;
};

const unprepared: Ask = async (connection, text, values) => (await connection.query<object>(text, values)).rows;
