import { parentPort, workerData } from "node:worker_threads";
import { FileProblem } from "../file-problem.ts";
import type { ReadRow, Upload } from "../stages.ts";
import { readFile } from "../read-file.ts";
import type { FromApart } from "../read-apart.ts";

/** Rows a message carries: unpacking a message holds up the server, a long one for long. */
const rowsAMessage = 2_000;

// What the worker thread runs: one file, and its end.
const { bytes, ...rest } = workerData as Omit<Upload, "bytes"> & { readonly bytes: Uint8Array };
const say = (message: FromApart): void => parentPort?.postMessage(message);
try {
  const upload: Upload = { ...rest, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const read = await readFile(upload, (rows) => say({ kind: "PROGRESS", rows }));
  const rows: readonly ReadRow[] = read.rows;
  for (let start = 0; start < rows.length; start += rowsAMessage)
    say({ kind: "ROWS", rows: rows.slice(start, start + rowsAMessage) });
  say({ kind: "END", read: { ...read, rows: [] } });
} catch (error) {
  if (!(error instanceof FileProblem)) throw error;
  say({ kind: "PROBLEM", code: error.code, params: error.params });
}
