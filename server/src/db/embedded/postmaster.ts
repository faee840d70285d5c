import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processMark } from "./process-mark.ts";

/** What PostgreSQL writes into `postmaster.pid`. The file is its own: we read it and never delete it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

const FAST_SHUTDOWN_WAIT = 60_000;

export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
  } catch {
    return undefined;
  }
}

/** The PostgreSQL that serves this folder now; undefined when the file is missing or left by one that is gone. */
export function livePostmaster(cluster: string): Postmaster | undefined {
  const postmaster = readPostmaster(cluster);
  return postmaster && servesFolder(postmaster.pid, cluster) ? postmaster : undefined;
}

/** Fast shutdown: ends every session, writes everything out. Resolves when the process is gone. */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  if (!servesFolder(pid, cluster)) return;
  signal(pid, "SIGINT");
  const deadline = Date.now() + FAST_SHUTDOWN_WAIT;
  while (servesFolder(pid, cluster)) {
    // An immediate shutdown loses nothing that was committed: the next start recovers from the log.
    if (Date.now() > deadline) signal(pid, "SIGQUIT");
    await sleep(20);
  }
}

/** The number may have gone to another program since the file was written: ask what the process is. */
function servesFolder(pid: number, cluster: string): boolean {
  if (!(pid > 0) || processMark(pid) === undefined) return false;
  if (process.platform === "win32") return true; // the connection will tell
  const words = commandLine(pid);
  return basename(words[0] ?? "") === "postgres" && words.includes(cluster);
}

function commandLine(pid: number): string[] {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })
      .trim()
      .split(" ");
  } catch {
    return [];
  }
}

function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
