import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { livePostmaster, stopPostmaster } from "../../server/src/db/embedded/postmaster.ts";

const HERE = fileURLToPath(import.meta.url);

/**
 * PostgreSQL outlives the process that started it, and a test runner that is interrupted skips its teardown. So a small
 * process of its own holds the other end of a pipe to us; when the pipe breaks, however we ended, it sweeps the folder.
 */
export function sweepWhenGone(folder: string): void {
  const sweeper = spawn(process.execPath, [HERE, folder], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  sweeper.unref();
  (sweeper.stdin as unknown as { unref(): void }).unref();
}

/** Stops what still serves a data folder in this folder, and removes it all. */
async function sweep(folder: string): Promise<void> {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const cluster = join(folder, name, "postgres");
    const postmaster = livePostmaster(cluster);
    if (postmaster) await stopPostmaster(cluster, postmaster.pid);
  }
  rmSync(folder, { recursive: true, force: true });
}

if (process.argv[1] === HERE && process.argv[2]) {
  const folder = process.argv[2];
  process.stdin.resume().once("close", () => void sweep(folder));
}
