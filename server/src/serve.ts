import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import pino, { type Logger } from "pino";
import { addressFile, addressOf, signInLink, type Config } from "./config.ts";
import { takeLock } from "./db/embedded/lock.ts";
import { migrate } from "./db/migrate.ts";
import { oneAtATime } from "./db/one-at-a-time.ts";
import { openDatabase } from "./db/open-database.ts";
import { sql } from "./db/sql.ts";
import { inSnapshot } from "./db/snapshot.ts";
import { listen, type Ears } from "./events/listen.ts";
import { importOnce } from "./exchange/import-once.ts";
import { consoleEndpoint, readingEndpoint, schemaText } from "./graphql/build-schema.ts";
import { house } from "./house.ts";
import { openAdmin } from "./http/admin.ts";
import { openDoor } from "./http/listen.ts";
import type { Doors } from "./http/doors.ts";
import { makeContext } from "./make-context.ts";
import { openProduct, type Product } from "./product.ts";
import { rememberBriefly } from "./remember.ts";
import { loadReference } from "./reference/load-reference.ts";
import { createSignInLink, firstAdministrator } from "./rooms/organisation/people.ts";
import { actorOfSession, signIn, signOut, stillOfSession } from "./rooms/organisation/sessions.ts";
import { actorOfToken } from "./rooms/organisation/tokens.ts";
import { StartProblem } from "./start-problem.ts";

/** A running server. */
export interface Serving {
  readonly address: string;
  readonly signInLink: string;
  /** Stops everything in the reverse order of the start; leaves no process. */
  stop(): Promise<void>;
}

/**
 * Starts the product. What was opened is closed again when a later step fails, or when `signal` says stop between two
 * steps. Throws StartProblem.
 */
export async function serve(config: Config, signal: AbortSignal, progress: (line: string) => void): Promise<Serving> {
  const closers: (() => unknown)[] = [];
  try {
    await requireFreePort(config.port, config.host);
    if (config.adminPort !== null) await requireFreePort(config.adminPort, config.host);
    const logger = pino({ level: config.logLevel, redact: ["req.headers.authorization", "req.headers.cookie"] });
    if (config.databaseUrl === null) closers.push(takeLock(config.dataDir));
    const database = await openDatabase(config, progress);
    closers.push(() => database.close());
    signal.throwIfAborted();
    const product = await oneAtATime(database.url, "start", async () => {
      const report = (err: unknown): void => logger.error({ err });
      const opened = await openProduct(database.url, (orm) => migrate(orm, progress), report);
      closers.push(() => opened.close());
      signal.throwIfAborted();
      await loadReference(opened, config.sampleData, progress);
      return opened;
    });
    signal.throwIfAborted();
    const doors = await doorsOf(product);
    const ears: Ears = {
      dimensions: () => product.dimensions.refresh(),
      change_sets: () => product.live.feed.look(),
      rights: () => doors.rightsChanged(),
      presence: (said) => product.live.presence.heard(said),
    };
    const listener = await listen(database.url, ears, logger);
    closers.push(() => listener.close());
    await openDoors(product, doors, { config, logger, closers });
    const em = product.orm.em.fork();
    const link = signInLink(addressOf(config), await createSignInLink(em, await firstAdministrator(em)));
    if (config.databaseUrl === null) closers.push(noteAddress(config));
    return { address: addressOf(config), signInLink: link, stop: () => closeAll(closers) };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

/** The command line prints links to where the server really is, which its own settings need not say. */
function noteAddress(config: Config): () => void {
  writeFileSync(addressFile(config), addressOf(config));
  return () => rmSync(addressFile(config), { force: true });
}

/** Closes in the reverse order, each whatever became of the others; the first failure is told at the end. */
async function closeAll(closers: (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

interface Surroundings {
  readonly config: Config;
  readonly logger: Logger;
  readonly closers: (() => unknown)[];
}

async function openDoors(product: Product, doors: Doors, { config, logger, closers }: Surroundings): Promise<void> {
  const door = await openDoor(config, doors, logger);
  closers.push(() => door.close());
  await door.listen({ host: config.host, port: config.port });
  if (config.adminPort === null) return;
  const admin = openAdmin(logger, () => isReady(product));
  closers.push(() => admin.close());
  await admin.listen({ host: config.host, port: config.adminPort });
}

/** The product as transport sees it. */
export async function doorsOf(product: Product): Promise<Doors> {
  const changing = await consoleEndpoint(house);
  const tokens = rememberBriefly((token) => actorOfToken(product.orm.em.fork(), token));
  const sessions = rememberBriefly((id) => stillOfSession(product.orm.em.fork(), id));
  return {
    reading: await readingEndpoint(house),
    changing,
    contract: schemaText(changing.schema),
    makeContext: (actor, requestId, stream) => makeContext(product, actor, requestId, stream),
    importFigures: (asked, context, watching) => importOnce(asked, context, product.pool, watching),
    actorOfToken: tokens.find,
    actorOfSession: (id) => actorOfSession(product.orm.em.fork(), id),
    stillOfSession: sessions.find,
    rightsChanged: () => {
      tokens.forget();
      sessions.forget();
    },
    signIn: (secret) => signIn(product.orm.em.fork(), secret),
    signOut: (id) => signOut(product.orm.em.fork(), id),
  };
}

async function isReady({ pool }: Product): Promise<boolean> {
  return (await inSnapshot(pool, (transaction) => transaction.query(sql`select 1 as one`))).length === 1;
}

/** Asked before the long steps, so that a port in use is said at once. */
function requireFreePort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE"
          ? "is in use; set PORT (or ADMIN_PORT) to a free one"
          : `cannot be used (${error.code})`;
      reject(new StartProblem(`Port ${port} on ${host} ${why}.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
