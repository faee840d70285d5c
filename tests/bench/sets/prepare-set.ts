import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import pg from "pg";
import { borrowEmbedded } from "../../../server/src/db/embedded/borrow-embedded.ts";
import { livePostmaster, stopPostmaster } from "../../../server/src/db/embedded/postmaster.ts";
import { root } from "../processes/child.ts";
import { makeDataFolder } from "../processes/product.ts";
import { changeTenth, fill } from "./fill.ts";
import { figuresOf, type Size } from "./size.ts";

/** A bench set that lies ready in a data folder of its own. */
export interface BenchSet {
  readonly size: Size;
  readonly dataDir: string;
  /** Of the database `changed` beside it, where a tenth of all cells was changed: the instant before. */
  readonly changedSince: string | null;
}

/** Lies beside a set that was finished. */
interface Recipe {
  /** Of the builder and of all migrations: another hash, another set. */
  readonly hash: string;
  readonly changedSince: string | null;
}

const changedDatabase = "changed";

const folder = join(root, ".cache", "bench");
/** Of one figure with its history, its indexes and the log of writing them. */
const bytesOfFigure = 1_000;

export interface SetToPrepare {
  readonly size: Size;
  /** A set that was built is used even when the builder or a migration has changed since. */
  readonly keep: boolean;
  readonly say: (line: string) => void;
}

/** Builds the set, or finds it built. Gives null, and says why, when the disk has no room for it. */
export async function prepareSet({ size, keep, say }: SetToPrepare): Promise<BenchSet | null> {
  mkdirSync(folder, { recursive: true });
  const dataDir = join(folder, `${size.factor}x`);
  const found = readRecipe(dataDir);
  const hash = recipeHash();
  if (found && (keep || found.hash === hash) && existsSync(join(dataDir, "postgres")))
    return { size, dataDir, changedSince: found.changedSince };
  await remove(dataDir);
  const { bavail, bsize } = statfsSync(folder);
  const needed = figuresOf(size) * bytesOfFigure * (isChanged(size) ? 2 : 1);
  if (bavail * bsize < needed) {
    say(
      `The ${size.factor}× set is left out: it needs ${gigabytes(needed)} GB, ${gigabytes(bavail * bsize)} GB are free.`,
    );
    return null;
  }
  const began = Date.now();
  say(`Building the ${size.factor}× set: ${figuresOf(size).toLocaleString("en")} figures ...`);
  const changedSince = await build(size, dataDir);
  const recipe: Recipe = { hash, changedSince };
  writeFileSync(recipeFile(dataDir), JSON.stringify(recipe));
  say(`Built it in ${((Date.now() - began) / 1000).toFixed(0)} s.`);
  return { size, dataDir, changedSince };
}

/** A set being served by its own PostgreSQL. */
export interface OpenSet extends BenchSet {
  readonly url: string;
  readonly changedUrl: string;
  close(): Promise<void>;
}

export async function openSet(set: BenchSet): Promise<OpenSet> {
  const postgres = await borrowEmbedded({ dataDir: set.dataDir, progress: () => undefined });
  return {
    ...set,
    url: postgres.url,
    changedUrl: databaseUrl(postgres.url, changedDatabase),
    close: postgres.giveBack,
  };
}

async function build(size: Size, dataDir: string): Promise<string | null> {
  await makeDataFolder(dataDir);
  const postgres = await borrowEmbedded({ dataDir, progress: () => undefined });
  try {
    await withClient(postgres.url, (client) => fill(client, size));
    if (!isChanged(size)) return null;
    await withClient(databaseUrl(postgres.url, "postgres"), (client) =>
      client.query(`create database ${changedDatabase} template bangvang`),
    );
    return await withClient(databaseUrl(postgres.url, changedDatabase), changeTenth);
  } finally {
    await postgres.giveBack();
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function isChanged(size: Size): boolean {
  return size.factor === 1;
}

function recipeFile(dataDir: string): string {
  return `${dataDir}.json`;
}

function readRecipe(dataDir: string): Recipe | null {
  const file = recipeFile(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Recipe) : null;
}

/**
 * A migration that came later would be run by the server on the finished set. But one that fills a column rewrites every
 * figure, and a set with dead rows in it is not the set that was measured before: it is built anew.
 */
function recipeHash(): string {
  const migrations = new URL("../../../server/src/db/migrations/", import.meta.url);
  const files = [
    ...["fill.ts", "size.ts"].map((name) => new URL(name, import.meta.url)),
    ...readdirSync(migrations)
      .toSorted()
      .map((name) => new URL(name, migrations)),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${basename(file.pathname)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** Takes a data folder away with its database, which may lie elsewhere when a link leads to it. */
async function remove(dataDir: string): Promise<void> {
  rmSync(recipeFile(dataDir), { force: true });
  const cluster = join(dataDir, "postgres");
  if (existsSync(cluster)) {
    const running = livePostmaster(cluster);
    if (running) await stopPostmaster(cluster, running.pid);
    rmSync(realpathSync(cluster), { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true });
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}
