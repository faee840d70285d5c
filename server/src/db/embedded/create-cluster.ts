import { execFile } from "node:child_process";
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { StartProblem } from "../../start-problem.ts";
import type { Binaries } from "./binaries.ts";
import type { ClusterFolder } from "./cluster-folder.ts";
import { quietEnvironment } from "./quiet-environment.ts";

const run = promisify(execFile);

// The host's locale must not decide the order of text: the database sorts by code point, and a query that people read
// names vi-x-icu. Checksums are on by default since PostgreSQL 18.
const FLAGS = [
  "--username=postgres",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--auth=scram-sha-256",
];

/** Runs initdb beside the place and moves the finished folder there, so that what stands there was always made to its end. */
export async function createCluster(place: ClusterFolder, binaries: Binaries, password: string): Promise<void> {
  try {
    mkdirSync(dirname(place.path), { recursive: true, mode: 0o711 });
    removeUnfinished(place.path);
    const nest = mkdtempSync(`${place.path}.new-`);
    const passwordFile = join(nest, "password");
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (place.user) for (const path of [nest, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
    await initdb(place, binaries, join(nest, "cluster"), passwordFile);
    renameSync(join(nest, "cluster"), place.path);
    if (place.link) symlinkSync(place.path, place.link);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      `The database folder ${place.path} cannot be made (${(error as NodeJS.ErrnoException).code ?? String(error)}).`,
    );
  } finally {
    removeUnfinished(place.path); // after a full disk too: half a folder would only keep it full
  }
}

async function initdb(place: ClusterFolder, binaries: Binaries, target: string, passwordFile: string): Promise<void> {
  const as = place.user ? { uid: place.user.uid, gid: place.user.gid } : {};
  try {
    await run(binaries.initdb, [...FLAGS, `--pwfile=${passwordFile}`, "-D", target], {
      ...as,
      cwd: binaries.folder,
      env: quietEnvironment(),
    });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    const said =
      (stderr || message).split("\n").find((line) => /error|fatal|could not|no space/i.test(line)) ?? message;
    throw new StartProblem(
      `PostgreSQL could not make its folder ${place.path}: ${said.replace(/^.*(FATAL|error):\s*/, "").trim()}`,
    );
  }
}

/** What is left of an initdb, ours or one that was killed. We are in turn, so nobody else is making one. */
function removeUnfinished(path: string): void {
  const above = dirname(path);
  const names = readdirSync(above).filter((name) => name.startsWith(`${basename(path)}.new-`));
  for (const name of names) rmSync(join(above, name), { recursive: true, force: true, maxRetries: 5 });
}
