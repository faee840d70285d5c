/// <reference types="vite/client" />
import { readCsv, type CsvRow } from "../csv.ts";

const texts = import.meta.glob<string>("../../reference/*.csv", { query: "?raw", import: "default", eager: true });

export type ReferenceFile =
  | "sources"
  | "units"
  | "lineage"
  | "cluster_members"
  | "indicators"
  | "series_breaks"
  | "campaigns"
  | "awards"
  | "figures"
  | "readings";

/** The rows of a reference file; see server/reference/README.md for their columns. */
export function referenceRows(file: ReferenceFile): readonly CsvRow[] {
  return readCsv(textOf(file));
}

/** All files as one text, to tell whether anything changed since they were loaded. */
export function referenceText(): string {
  return Object.keys(texts)
    .sort()
    .map((path) => `${path}\n${texts[path]}`)
    .join("\n");
}

function textOf(file: ReferenceFile): string {
  const text = texts[`../../reference/${file}.csv`];
  if (text === undefined) throw new Error(`reference file ${file}.csv is missing`);
  return text;
}
