import type { ReadFile, Upload } from "./stages.ts";
import { readCsvRows } from "./read-csv.ts";
import { openRowReader } from "./read-rows.ts";
import { readXlsxRows } from "./read-xlsx.ts";

/** Rows between two words of progress. */
const portion = 5_000;

/** Reads a file whole. Throws FileProblem. It takes its time, so it runs in a process of its own (`read-apart.ts`). */
export async function readFile(upload: Upload, progress: (rows: number) => void): Promise<ReadFile> {
  const reader = openRowReader(upload);
  const take: typeof reader.take = (row) => {
    if (reader.count > 0 && reader.count % portion === 0) progress(reader.count);
    return reader.take(row);
  };
  if (upload.format === "csv") readCsvRows(upload.bytes, take);
  else await readXlsxRows(upload.bytes, take);
  return reader.finish();
}
