import { chmodSync, chownSync, existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { StartProblem } from "../../start-problem.ts";
import { canReach, databaseUser, ownerOf, type DatabaseUser } from "./database-user.ts";
import { SHARED_FOLDER } from "./shared-folder.ts";

export interface ClusterFolder {
  /** Where PostgreSQL's own folder is, or is to be made. */
  readonly path: string;
  readonly exists: boolean;
  /** Set when `<dataDir>/postgres` is to be a link to the path, because the user could not pass through the data folder. */
  readonly link: string | undefined;
  readonly user: DatabaseUser | undefined;
}

export function clusterFolder(folder: string): ClusterFolder {
  const inside = join(folder, "postgres");
  return lstatSync(inside, { throwIfNoEntry: false }) ? existing(inside) : planned(folder, inside);
}

/** Refuses what this PostgreSQL cannot open, before it is touched. */
export function checkMajor(path: string, major: number): void {
  const madeBy = readFileSync(join(path, "PG_VERSION"), "utf8").trim();
  if (madeBy !== String(major))
    throw new StartProblem(
      `The data folder ${path} was made by PostgreSQL ${madeBy}, this version brings ${major}; it was left as it is.`,
    );
}

function existing(inside: string): ClusterFolder {
  if (!existsSync(inside)) throw new StartProblem(`The database folder that ${inside} points to is missing.`);
  const path = realpathSync(inside);
  const user = ownerOf(path);
  if (user && !canReach(path, user))
    throw new StartProblem(
      `User ${user.name}, who owns the database in ${path}, cannot pass through the folders above it.`,
    );
  if (!existsSync(join(path, "PG_VERSION")))
    throw new StartProblem(`${path} is not a finished PostgreSQL data folder; it was left as it is.`);
  return { path, exists: true, link: undefined, user };
}

function planned(folder: string, inside: string): ClusterFolder {
  const user = databaseUser();
  const place = { path: join(realpathSync(folder), "postgres"), exists: false, link: undefined, user };
  if (!user) return place;
  if (!canReach(dirname(realpathSync(folder)), user))
    return { path: freeSharedPath(folder), exists: false, link: inside, user };
  // The data folder stays closed; only this user's group may pass through it, without seeing what is in it.
  chownSync(folder, 0, user.gid);
  chmodSync(folder, 0o710);
  return place;
}

/** A database whose data folder was deleted is never taken for a new one, nor overwritten: the new one gets another name. */
function freeSharedPath(folder: string): string {
  const hash = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 12);
  for (let count = 1; ; count++) {
    const path = join(SHARED_FOLDER, count === 1 ? hash : `${hash}-${count}`);
    if (!existsSync(path)) return path;
  }
}
