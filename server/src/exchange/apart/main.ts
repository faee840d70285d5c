import { buffer } from "node:stream/consumers";
import { FileProblem } from "../file-problem.ts";
import type { FromApart, ToApart } from "../read-apart.ts";
import { readFile } from "../read-file.ts";

/** Rows a message carries: unpacking a message holds up the server, a long one for long. */
const rowsAMessage = 1_000;

// What the process runs that reads one file and ends. It ends as well when the server does.
process.once("disconnect", () => process.exit(1));
process.once("message", (how: ToApart) => void read(how));

async function read(how: ToApart): Promise<void> {
  try {
    const bytes = await buffer(process.stdin);
    const { rows, ...file } = await readFile({ ...how, bytes }, (count) => say({ kind: "PROGRESS", rows: count }));
    for (let start = 0; start < rows.length; start += rowsAMessage)
      await say({ kind: "ROWS", rows: rows.slice(start, start + rowsAMessage) });
    await say({ kind: "END", read: { ...file, rows: [] } });
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    await say({ kind: "PROBLEM", code: error.code, params: error.params });
  }
}

/** Waits until the message is with the server, so that not all of them are held here at once. */
function say(message: FromApart): Promise<void> {
  return new Promise((resolve) => process.send!(message, () => resolve()));
}
