import pg from "pg";
import { StartProblem } from "../start-problem.ts";
import { borrowEmbedded } from "./embedded/borrow-embedded.ts";
import { startEmbedded } from "./embedded/start-embedded.ts";

/** A database to work on, and how to leave it. */
export interface Database {
  readonly url: string;
  close(): Promise<void>;
}

export interface WhichDatabase {
  /** A PostgreSQL of one's own; null: the embedded one. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

const oldestVersion = 150_000;

/** For the server: the embedded PostgreSQL is stopped with it. Throws StartProblem. */
export async function openDatabase(
  { databaseUrl, dataDir }: WhichDatabase,
  progress: (line: string) => void,
): Promise<Database> {
  if (databaseUrl !== null) return reachDatabase(databaseUrl);
  const embedded = await startEmbedded({ dataDir, progress });
  return { url: embedded.url, close: () => embedded.stop() };
}

/** For the command line: an embedded PostgreSQL that is running is used and left running. Throws StartProblem. */
export async function borrowDatabase(
  { databaseUrl, dataDir }: WhichDatabase,
  progress: (line: string) => void,
): Promise<Database> {
  if (databaseUrl !== null) return reachDatabase(databaseUrl);
  const embedded = await borrowEmbedded({ dataDir, progress });
  return { url: embedded.url, close: () => embedded.giveBack() };
}

async function reachDatabase(url: string): Promise<Database> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; encoding: string }>(
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
    );
    const [{ version, encoding } = { version: 0, encoding: "" }] = rows;
    if (version < oldestVersion)
      throw new StartProblem(
        `DATABASE_URL: PostgreSQL 15 or later is needed, this is ${Math.floor(version / 10_000)}.`,
      );
    if (encoding !== "UTF8")
      throw new StartProblem(`DATABASE_URL: the database must be in UTF8, this one is in ${encoding}.`);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      `The database at ${new URL(url).host} cannot be reached: ${(error as Error).message || (error as { code?: string }).code}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  return { url, close: async () => undefined };
}
