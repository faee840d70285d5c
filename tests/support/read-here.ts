import type { readApart as apart } from "../../server/src/exchange/read-apart.ts";
import { readFile } from "../../server/src/exchange/read-file.ts";

/** Reads a file as the product does, without the process of its own: for tests of what is read. */
export const readApart: typeof apart = (upload, progress) => readFile(upload, progress);
