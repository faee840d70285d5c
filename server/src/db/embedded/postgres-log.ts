import { openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { StartProblem } from "../../start-problem.ts";

const ROTATE_ABOVE = 5 * 1024 * 1024;

export interface PostgresLog {
  readonly path: string;
  readonly file: number;
  /** Size at opening: what follows was said by this start. */
  readonly from: number;
}

/** PostgreSQL inherits the open file, so it needs no right of its own on the data folder. One older log is kept. */
export function openLog(folder: string): PostgresLog {
  const path = join(folder, "postgres.log");
  try {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > ROTATE_ABOVE) renameSync(path, `${path}.1`);
    return { path, file: openSync(path, "a", 0o600), from: size > ROTATE_ABOVE ? 0 : size };
  } catch (error) {
    throw new StartProblem(`The log ${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The line that says why PostgreSQL ended: its last FATAL or PANIC, else the last line at all. */
export function lastWords(log: PostgresLog): string {
  const lines = readFileSync(log.path).subarray(log.from).toString("utf8").trim().split("\n");
  const line = lines.findLast((text) => /(FATAL|PANIC):/.test(text)) ?? lines.at(-1) ?? "";
  return line.replace(/^.*?(FATAL|PANIC|ERROR|LOG|HINT):\s*/, "").trim() || "it said nothing";
}
