import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "../../../server/src/db/embedded/binaries.ts";
import { clusterFolder } from "../../../server/src/db/embedded/cluster-folder.ts";
import { livePostmaster, stopPostmaster } from "../../../server/src/db/embedded/postmaster.ts";
import { quietEnvironment } from "../../../server/src/db/embedded/quiet-environment.ts";
import { startEmbedded } from "../../../server/src/db/embedded/start-embedded.ts";
import { sweepWhenGone } from "../sweep.ts";

/** A PostgreSQL for a test that kills it. It comes back on the same port, with what its disk holds. */
export interface OwnCluster {
  readonly url: string;
  /** PROCESSES: postmaster and all its children by SIGKILL. IMMEDIATE: as `pg_ctl stop -m immediate`. Resolves when all are gone. */
  kill(how: "PROCESSES" | "IMMEDIATE"): Promise<void>;
  /** Resolves when it takes connections again: the log has been replayed. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

const mostWaited = 60_000;

export async function openOwnCluster(): Promise<OwnCluster> {
  const folder = mkdtempSync(join(tmpdir(), "bangvang-killed-"));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user who must pass through
  sweepWhenGone(folder);
  const data = join(folder, "data");
  const { url, stop } = await startEmbedded({ dataDir: data, progress: () => undefined });
  const { path, user } = clusterFolder(data);
  const launch = (): ChildProcess => {
    const words = { listen_addresses: "127.0.0.1", port: new URL(url).port, unix_socket_directories: "" };
    const settings = Object.entries(words).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const { postgres, folder: cwd } = findBinaries(user);
    const as = user ? { uid: user.uid, gid: user.gid } : {};
    const options = { ...as, cwd, env: quietEnvironment(), detached: true, stdio: "ignore" } as const;
    const launched = spawn(postgres, ["-D", path, ...settings], options);
    launched.unref();
    return launched;
  };
  return {
    url,
    async kill(how) {
      const { pid } = livePostmaster(path) ?? {};
      if (pid === undefined) throw new Error("there is no PostgreSQL to kill");
      const family = [pid, ...childrenOf(pid)];
      if (how === "IMMEDIATE") process.kill(pid, "SIGQUIT");
      else for (const one of family) end(one);
      while (family.some(isAlive)) await sleep(5);
    },
    async restart() {
      let launched = launch();
      const began = performance.now();
      while (livePostmaster(path)?.status !== "ready") {
        if (performance.now() - began > mostWaited) throw new Error("PostgreSQL does not come back");
        // A child that was being made while its parent was killed holds the shared memory a moment longer.
        if (launched.exitCode !== null) launched = launch();
        await sleep(10);
      }
    },
    async remove() {
      const running = livePostmaster(path);
      if (running) await stopPostmaster(path, running.pid);
      await stop(); // what it still holds of the one it started
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(parent: number): readonly number[] {
  const pairs = process.platform === "linux" ? pairsOfProc() : pairsOfPs();
  return pairs.filter(([, ofParent]) => ofParent === parent).map(([pid]) => pid);
}

type Pair = readonly [pid: number, parent: number];

function pairsOfProc(): readonly Pair[] {
  return readdirSync("/proc").flatMap((name): Pair[] => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      return [[Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])]];
    } catch {
      return []; // it ended while we looked
    }
  });
}

function pairsOfPs(): readonly Pair[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line): Pair => {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    return [pid, parent];
  });
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it was faster
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // What nobody has collected yet is dead all the same.
    return process.platform !== "linux" || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
