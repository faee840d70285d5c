import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const UNREADABLE = "unreadable";

/**
 * What tells a process from a later one with the same number; undefined when it is gone. A number alone is not enough:
 * in a container the numbers start again from 1 at every restart, and a killed server leaves its old number in our files.
 */
export function processMark(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === "linux") return linuxMark(pid);
  if (process.platform === "win32") return UNREADABLE;
  return psMark(pid);
}

/** Whether the process that left this number and mark still lives. */
export function stillLives(pid: number, mark: string): boolean {
  const now = processMark(pid);
  return now !== undefined && (now === mark || now === UNREADABLE || mark === UNREADABLE);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function linuxMark(pid: number): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : `${boot}/${fields[18]}`;
  } catch {
    return UNREADABLE; // /proc may hide what belongs to others
  }
}

function psMark(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}
