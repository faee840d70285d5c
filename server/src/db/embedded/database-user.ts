import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartProblem } from "../../start-problem.ts";

export interface DatabaseUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it another user; undefined means that it runs as ourselves. */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = userNamed("postgres") ?? userNamed("nobody");
  if (!user)
    throw new StartProblem(
      "PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it.",
    );
  return user;
}

/** Root serving a folder that an ordinary user filled: PostgreSQL goes on as that user. */
export function ownerOf(folder: string): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0
    ? undefined
    : { name: userLines().find((line) => line[2] === String(uid))?.[0] ?? String(uid), uid, gid };
}

/** Whether the user may pass through every folder down to this one. Node drops root's other groups when it changes the user. */
export function canReach(folder: string, user: DatabaseUser): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & pass) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function userNamed(name: string): DatabaseUser | undefined {
  const line = userLines().find((fields) => fields[0] === name);
  return line && { name, uid: Number(line[2]), gid: Number(line[3]) };
}

function userLines(): string[][] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
}
