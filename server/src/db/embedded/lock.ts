import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartProblem } from "../../start-problem.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { processMark, stillLives } from "./process-mark.ts";

const PATIENCE = 120_000;

/** Takes `<dataDir>/server.lock`; throws StartProblem when another live process holds it. The returned function gives it back. */
export function takeLock(dataDir: string): () => void {
  const folder = prepareDataFolder(dataDir);
  const path = join(folder, "server.lock");
  const holder = tryToHold(path);
  if (holder !== undefined)
    throw new StartProblem(`The data folder ${folder} is already being served by process ${holder}.`);
  return () => release(path);
}

/**
 * Starting and stopping PostgreSQL is one process's business at a time: without turns a command that ends could stop the
 * database in the moment in which a server finds it running and decides to use it.
 */
export async function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, "postgres.lock");
  const deadline = Date.now() + PATIENCE;
  for (let holder = tryToHold(path); holder !== undefined; holder = tryToHold(path)) {
    if (Date.now() > deadline)
      throw new StartProblem(
        `Process ${holder} has been starting or stopping PostgreSQL in ${folder} for two minutes.`,
      );
    await sleep(30);
  }
  try {
    return await work();
  } finally {
    release(path);
  }
}

/** Holds the lock and gives undefined, or gives the process that holds it. */
function tryToHold(path: string): number | undefined {
  for (;;) {
    if (create(path)) return undefined;
    const text = read(path);
    if (text === undefined) continue; // given back in the meantime
    const [pid = "", mark = ""] = text.split("\n");
    if (stillLives(Number(pid), mark)) return Number(pid);
    moveAside(path, text);
  }
}

function create(path: string): boolean {
  try {
    const file = openSync(path, "wx", 0o600);
    writeSync(file, `${process.pid}\n${processMark(process.pid)}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new StartProblem(`The lock ${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function read(path: string): string | undefined {
  for (let tries = 0; ; tries++) {
    try {
      const text = readFileSync(path, "utf8");
      // An empty file is one just being written, unless it stays empty: then its writer was killed there.
      if (text.endsWith("\n") || tries > 200) return text;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw new StartProblem(`The lock ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
    }
  }
}

/** Two processes may find the same stale lock: the slower one must not throw away the fresh lock of the faster. */
function moveAside(path: string, stale: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") === stale) rmSync(aside);
    else renameSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      throw new StartProblem(`The stale lock ${path} cannot be removed.`);
  }
}

function release(path: string): void {
  if (read(path)?.startsWith(`${process.pid}\n`)) rmSync(path, { force: true });
}
