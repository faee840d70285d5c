import { fork, type ChildProcess } from "node:child_process";
import type { FileProblemCode } from "@bangvang/schema/exchange";
import { FileProblem } from "./file-problem.ts";
import { readingHeap, readingTime } from "./limits.ts";
import type { ReadFile, ReadRow, Upload } from "./stages.ts";

/** How a file is to be read, as it is told to the process that reads; the bytes come on its input. */
export type ToApart = Omit<Upload, "bytes">;

/** What that process says. */
export type FromApart =
  | { readonly kind: "PROGRESS"; readonly rows: number }
  | { readonly kind: "ROWS"; readonly rows: readonly ReadRow[] }
  | { readonly kind: "END"; readonly read: ReadFile }
  | { readonly kind: "PROBLEM"; readonly code: FileProblemCode; readonly params: Readonly<Record<string, string>> };

/** Milliseconds, and megabytes of heap. */
export interface ReadingLimits {
  readonly time: number;
  readonly heap: number;
}

const usualLimits: ReadingLimits = { time: readingTime, heap: readingHeap };

// From the source the process runs the source, from the built server the file that is built beside it.
const program = new URL(import.meta.url.endsWith(".ts") ? "./apart/main.ts" : "./read-apart.js", import.meta.url);

/**
 * Reads a file in a process of its own, within a time and a heap of its own: nobody else waits for it, and a file that is
 * made to be slow, large or worse ends that process alone. (A thread was tried: ending one in the middle of unpacking now
 * and then took the server with it.) Throws FileProblem, among them FILE_TOO_SLOW and FILE_UNPACKS_TOO_LARGE, and the
 * reason of the signal.
 */
export async function readApart(
  upload: Upload,
  progress: (rows: number) => void,
  signal: AbortSignal,
  most = usualLimits,
): Promise<ReadFile> {
  signal.throwIfAborted();
  const { bytes, ...how } = upload;
  const apart = fork(program, {
    execArgv: [`--max-old-space-size=${most.heap}`],
    env: {}, // it has no business with settings and secrets
    serialization: "advanced",
    stdio: ["pipe", "ignore", "ignore", "ipc"],
  });
  const late = setTimeout(() => apart.kill("SIGKILL"), most.time);
  const leave = (): void => void apart.kill("SIGKILL");
  signal.addEventListener("abort", leave, { once: true });
  try {
    apart.send(how satisfies ToApart);
    apart.stdin?.on("error", () => undefined); // it may end before it has read everything, and says why
    apart.stdin?.end(bytes);
    return await answerOf(apart, progress, most);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(late);
    signal.removeEventListener("abort", leave);
    apart.kill("SIGKILL");
  }
}

function answerOf(apart: ChildProcess, progress: (rows: number) => void, most: ReadingLimits): Promise<ReadFile> {
  const rows: ReadRow[] = [];
  return new Promise((resolve, reject) => {
    apart.once("error", reject);
    apart.on("message", (message: FromApart) => {
      if (message.kind === "PROGRESS") progress(message.rows);
      else if (message.kind === "ROWS") rows.push(...message.rows);
      else if (message.kind === "END") resolve({ ...message.read, rows });
      else reject(new FileProblem(message.code, message.params));
    });
    apart.once("exit", (code, end) => reject(problemOf(code, end, most)));
  });
}

/** Ended without an answer: late, out of heap, or by a fault of its own. */
function problemOf(code: number | null, end: NodeJS.Signals | null, { heap }: ReadingLimits): Error {
  if (end === "SIGKILL") return new FileProblem("FILE_TOO_SLOW");
  const isOutOfHeap = end === "SIGABRT" || end === "SIGTRAP" || code === 134;
  if (isOutOfHeap) return new FileProblem("FILE_UNPACKS_TOO_LARGE", { most: String(heap) });
  return new Error(`the reading of a file ended with ${end ?? code} and no answer`);
}
