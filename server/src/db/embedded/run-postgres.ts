import { spawn, type ChildProcess } from "node:child_process";
import { closeSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { StartProblem } from "../../start-problem.ts";
import type { Binaries } from "./binaries.ts";
import type { ClusterFolder } from "./cluster-folder.ts";
import { lastWords, openLog, type PostgresLog } from "./postgres-log.ts";
import { readPostmaster, type Postmaster } from "./postmaster.ts";
import { quietEnvironment } from "./quiet-environment.ts";

const SAY_AGAIN_AFTER = 5_000;
const LEAVE_FOR = 5_000;

interface Run {
  readonly folder: string;
  readonly place: ClusterFolder;
  readonly binaries: Binaries;
  readonly progress: (line: string) => void;
}

/** Starts PostgreSQL on a free port of this machine and waits until it takes connections. */
export async function runPostgres(run: Run): Promise<Postmaster> {
  const began = Date.now();
  for (let tries = 1; ; tries++) {
    const log = openLog(run.folder);
    const started = await untilReady(launch(run, await freePort(), log), run);
    closeSync(log.file);
    if (started) return started;
    const words = lastWords(log);
    // Between our look for a free port and PostgreSQL's own, somebody else may have taken it.
    if (tries < 3 && words.includes("TCP/IP sockets")) continue;
    // One that was killed has its number for a moment longer, and PostgreSQL itself looks at nothing else.
    if (Date.now() - began < LEAVE_FOR && words.includes("postmaster.pid")) {
      await sleep(50);
      continue;
    }
    throw new StartProblem(`PostgreSQL cannot start: ${words} (more in ${log.path})`);
  }
}

/** In a session of its own: Ctrl-C in the terminal reaches us, and we stop PostgreSQL after everything that uses it. */
function launch({ place, binaries }: Run, port: number, log: PostgresLog): ChildProcess {
  const as = place.user ? { uid: place.user.uid, gid: place.user.gid } : {};
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    logging_collector: "off",
    log_timezone: "UTC",
    timezone: "UTC",
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const stdio = ["ignore", log.file, log.file] as const;
  return spawn(binaries.postgres, ["-D", place.path, ...words], {
    ...as,
    cwd: binaries.folder,
    env: quietEnvironment(),
    detached: true,
    stdio: [...stdio],
  });
}

/** Recovery after a crash may take long, so there is no limit here as long as the process lives. */
async function untilReady(child: ChildProcess, { place, progress }: Run): Promise<Postmaster | undefined> {
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  child.unref();
  for (let since = Date.now(); !ended; await sleep(15)) {
    const postmaster = readPostmaster(place.path);
    if (postmaster && postmaster.pid === child.pid && postmaster.status === "ready") return postmaster;
    if (Date.now() - since > SAY_AGAIN_AFTER) {
      progress("PostgreSQL is still starting; after a crash it first replays its log.");
      since = Date.now();
    }
  }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
