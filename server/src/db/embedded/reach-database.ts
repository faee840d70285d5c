import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartProblem } from "../../start-problem.ts";

export const DATABASE = "bangvang";

const NOT_YET = ["57P03", "ECONNREFUSED", "ECONNRESET"]; // starting up, or still recovering
const PATIENCE = 60_000;

interface Reach {
  readonly port: number;
  readonly password: string;
  readonly cluster: string;
}

/** Connects, makes sure that it is this folder's PostgreSQL and that our database is in it, and gives the URL. */
export async function reachDatabase(reach: Reach): Promise<string> {
  const client = await connected(reach);
  try {
    const { rows } = await client.query<{ folder: string; has: boolean }>(
      "select current_setting('data_directory') as folder, exists (select from pg_database where datname = $1) as has",
      [DATABASE],
    );
    if (rows[0]?.folder !== reach.cluster)
      throw new StartProblem(
        `Port ${reach.port} is served by the PostgreSQL of ${rows[0]?.folder}, not of ${reach.cluster}.`,
      );
    if (!rows[0].has) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  return `postgres://postgres:${reach.password}@127.0.0.1:${reach.port}/${DATABASE}`;
}

async function connected({ port, password, cluster }: Reach): Promise<pg.Client> {
  for (const deadline = Date.now() + PATIENCE; ; await sleep(50)) {
    const client = new pg.Client({
      host: "127.0.0.1",
      port,
      user: "postgres",
      password,
      database: "postgres",
      connectionTimeoutMillis: 10_000,
      ssl: false,
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      const { code = "", message } = error as { code?: string; message: string };
      if (code === "28P01")
        throw new StartProblem(`The password in postgres-password does not open the database in ${cluster}.`);
      if (!NOT_YET.includes(code) || Date.now() > deadline)
        throw new StartProblem(`PostgreSQL on port ${port} cannot be reached: ${message}`);
    }
  }
}
