import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import { checkMajor, clusterFolder, type ClusterFolder } from "./cluster-folder.ts";
import { createCluster } from "./create-cluster.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { inTurn } from "./lock.ts";
import { databasePassword } from "./password.ts";
import { livePostmaster, stopPostmaster, type Postmaster } from "./postmaster.ts";
import { reachDatabase } from "./reach-database.ts";
import { runPostgres } from "./run-postgres.ts";
import { hasUsers, noteUser } from "./users.ts";

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Told of each step that may take a while. */
  readonly progress: (line: string) => void;
}

export interface OpenCluster {
  readonly url: string;
  readonly reused: boolean;
  /** Fast shutdown; resolves when the process is gone. */
  readonly stop: () => Promise<void>;
  /** The same, unless another process uses the database. */
  readonly leave: () => Promise<void>;
}

/** Makes the cluster if there is none, starts PostgreSQL if it does not run, and opens our database in it. */
export async function openCluster({ dataDir, progress }: EmbeddedOptions): Promise<OpenCluster> {
  const folder = prepareDataFolder(dataDir);
  return inTurn(folder, async () => {
    const place = clusterFolder(folder);
    const password = databasePassword(folder, place.exists);
    const running = await settled(place);
    const postmaster = running ?? (await start({ folder, place, password, progress }));
    const stop = () => stopPostmaster(place.path, postmaster.pid);
    try {
      const url = await reachDatabase({ port: postmaster.port, password, cluster: place.path });
      return { url, reused: running !== undefined, ...endings(folder, stop) };
    } catch (error) {
      if (!running) await stop();
      throw error;
    }
  });
}

/** The PostgreSQL that runs already; one that is just going down is waited for. */
async function settled(place: ClusterFolder): Promise<Postmaster | undefined> {
  for (;;) {
    const running = livePostmaster(place.path);
    if (running?.status !== "stopping") return running;
    await sleep(20);
  }
}

interface Start {
  readonly folder: string;
  readonly place: ClusterFolder;
  readonly password: string;
  readonly progress: (line: string) => void;
}

async function start({ folder, place, password, progress }: Start): Promise<Postmaster> {
  const binaries = findBinaries(place.user);
  if (place.exists) checkMajor(place.path, binaries.major);
  else {
    progress(`Making a PostgreSQL ${binaries.major} database in ${place.path}`);
    await createCluster(place, binaries, password);
  }
  return runPostgres({ folder, place, binaries, progress });
}

function endings(folder: string, stop: () => Promise<void>): Pick<OpenCluster, "stop" | "leave"> {
  const forget = noteUser(folder);
  let ended: Promise<void> | undefined;
  const end = (mayStop: () => boolean) => () =>
    (ended ??= inTurn(folder, async () => {
      forget();
      if (mayStop()) await stop();
    }));
  return { stop: end(() => true), leave: end(() => !hasUsers(folder)) };
}
