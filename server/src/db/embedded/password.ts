import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartProblem } from "../../start-problem.ts";

/** The superuser's password, made once and kept beside the database, readable by its owner only. */
export function databasePassword(folder: string, hasCluster: boolean): string {
  const path = join(folder, "postgres-password");
  try {
    if (existsSync(path)) return readFileSync(path, "utf8").trim();
    if (hasCluster)
      throw new StartProblem(
        `The password file ${path} is missing; without it the database beside it cannot be opened.`,
      );
    const password = randomBytes(24).toString("base64url");
    writeFileSync(path, `${password}\n`, { mode: 0o600, flush: true });
    return password;
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      `The password file ${path} cannot be read or written (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}
