import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const LOOK_EVERY = 500;

/**
 * Whoever ends the outermost process (`npx pnpm@12 start`) with SIGTERM means all of it. npm ends without passing the
 * signal on, and pnpm and the server would live on without it. So we watch the package managers above us and the shells
 * between them; when one of them is gone we end in order, as if the signal had come to us.
 */
export function endWithParent() {
  const links = linksToPackageManagers();
  if (links.length === 0) return; // started by hand: whoever did that may leave as they like
  const timer = setInterval(() => {
    if (links.every(({ child, parent }) => parentOf(child) === parent)) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY);
  timer.unref();
}

/** From us up to the topmost package manager; the terminal, script or service above that is not ours to watch. */
function linksToPackageManagers() {
  const links = [];
  let ours = 0;
  for (let child = process.pid, parent = process.ppid; parent > 1; [child, parent] = [parent, parentOf(parent)]) {
    const words = commandLine(parent);
    const isManager = /(^|[\s/])(npm|npx|pnpm)/.test(words);
    if (!isManager && !/^\S*sh -c /.test(words)) break;
    links.push({ child, parent });
    if (isManager) ours = links.length;
  }
  return links.slice(0, ours);
}

// A process that ended but was not yet collected still has its number; what it leaves behind gets another parent at once.
function parentOf(pid) {
  if (pid === process.pid) return process.ppid;
  if (process.platform !== "linux") return ps("ppid", pid) | 0;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

function commandLine(pid) {
  if (process.platform !== "linux") return ps("command", pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

function ps(column, pid) {
  if (process.platform === "win32") return "";
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
