import { Worker } from "node:worker_threads";
import type { FileProblemCode } from "@bangvang/schema/exchange";
import { FileProblem } from "./file-problem.ts";
import { readingHeap, readingTime } from "./limits.ts";
import type { ReadFile, ReadRow, Upload } from "./stages.ts";

/** What the thread that reads says to the one that waits. */
export type FromApart =
  | { readonly kind: "PROGRESS"; readonly rows: number }
  | { readonly kind: "ROWS"; readonly rows: readonly ReadRow[] }
  | { readonly kind: "END"; readonly read: ReadFile }
  | { readonly kind: "PROBLEM"; readonly code: FileProblemCode; readonly params: Readonly<Record<string, string>> };

// From the source the thread runs the source, from the built server the file that is built beside it.
const program = new URL(import.meta.url.endsWith(".ts") ? "./apart/main.ts" : "./read-apart.js", import.meta.url);

/**
 * Reads a file in a thread of its own, within a time and a heap of its own: nobody else waits for it, and a file that is
 * made to be slow or large ends it alone. Throws FileProblem, among them FILE_TOO_SLOW and FILE_UNPACKS_TOO_LARGE, and
 * the reason of the signal.
 */
export async function readApart(
  upload: Upload,
  progress: (rows: number) => void,
  signal: AbortSignal,
): Promise<ReadFile> {
  signal.throwIfAborted();
  const rows: ReadRow[] = [];
  const worker = new Worker(program, {
    workerData: { ...upload, bytes: new Uint8Array(upload.bytes) },
    resourceLimits: { maxOldGenerationSizeMb: readingHeap },
    execArgv: [],
    env: {},
  });
  try {
    return await new Promise<ReadFile>((resolve, reject) => {
      const late = setTimeout(() => reject(new FileProblem("FILE_TOO_SLOW")), readingTime);
      worker.once("exit", () => {
        clearTimeout(late);
        reject(new Error("the reading of a file ended without an answer"));
      });
      worker.once("error", (error: NodeJS.ErrnoException) =>
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new FileProblem("FILE_UNPACKS_TOO_LARGE") : error),
      );
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      worker.on("message", (message: FromApart) => {
        if (message.kind === "PROGRESS") progress(message.rows);
        else if (message.kind === "ROWS") rows.push(...message.rows);
        else if (message.kind === "END") resolve({ ...message.read, rows });
        else reject(new FileProblem(message.code, message.params));
      });
    });
  } finally {
    await worker.terminate();
  }
}
