import { randomUUID } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import { changeSetModes } from "@bangvang/schema/change-set";
import {
  fileFormats,
  numberSpellings,
  type FileFormat,
  type ImportOutcome,
  type ImportProblem,
} from "@bangvang/schema/exchange";
import { commandLine } from "../actor.ts";
import { everyFigure, exportFigures } from "../exchange/export-figures.ts";
import { importFigures, type Import } from "../exchange/import-figures.ts";
import { writeFile } from "../exchange/write-file.ts";
import { makeContext } from "../make-context.ts";
import { oneOf } from "../one-of.ts";
import type { Product } from "../product.ts";
import { WrongUse, type Command } from "./command.ts";
import { detailsOf } from "./details.ts";
import { readOptions } from "./options.ts";

const mostShown = 20;

export const dataExport: Command = {
  words: "data export",
  usage: "pnpm bangvang data export [FILE.csv|FILE.xlsx] > figures.csv",
  help: "Writes every figure as CSV, or as the name of the file says, with the version each was read at, ready to be edited and imported again.",
  async run(args, desk) {
    const { words } = readOptions(args, [], [0, 1]);
    const [file] = words;
    const format = file === undefined ? "csv" : formatOf(file);
    await desk.withProduct((product) => exportTo(file, format, product, desk.out));
    return 0;
  },
};

export const dataImport: Command = {
  words: "data import",
  usage:
    "pnpm bangvang data import FILE.csv|FILE.xlsx [--dry-run] [--mode ALL_OR_NOTHING|CLEAN_CELLS] [--because WHY] [--without-base] [--numbers AS_WRITTEN|PLAIN]",
  help: "Applies a file as one change set: all of it or, with every problem named by its row and column, nothing.",
  async run(args, desk) {
    const { words, options, flags } = readOptions(args, ["numbers", "mode", "because"], 1, ["dry-run", "without-base"]);
    const [file = ""] = words;
    const asked: Import = {
      id: randomUUID(),
      bytes: await bytesOf(file),
      format: formatOf(file),
      numbers: choose("numbers", numberSpellings, options.numbers),
      mode: choose("mode", changeSetModes, options.mode),
      because: options.because ?? null,
      reason: `Nhập từ tệp ${file.split(/[\\/]/).at(-1)}`,
      dryRun: flags.has("dry-run"),
      withoutBase: flags.has("without-base"),
    };
    const outcome = await desk.withProduct((product) =>
      importFigures(asked, makeContext(product, commandLine, asked.id), {
        progress: () => undefined,
        signal: new AbortController().signal,
      }),
    );
    tell(outcome, (line) => desk.print(line));
    return outcome.counts.problems > 0 ? 1 : 0;
  },
};

function tell({ counts, result, problems, ignoredColumns }: ImportOutcome, print: (line: string) => void): void {
  if (ignoredColumns.length > 0) print(`Passed over: ${ignoredColumns.join(", ")}.`);
  const told = `${counts.new} new, ${counts.changed} changed, ${counts.cleared} cleared, ${counts.unchanged} unchanged`;
  const begun = {
    APPLIED: "Imported",
    CHECKED: "Would be",
    REFUSED: "Nothing was imported; without its problems it would be",
  };
  print(`${begun[result]}: ${told}.`);
  if (counts.problems > 0) print(`${counts.problems} problems:`);
  for (const problem of problems.slice(0, mostShown)) print(`  ${wordsOf(problem)}`);
  if (counts.problems > mostShown) print(`  and ${counts.problems - mostShown} more`);
}

async function exportTo(
  file: string | undefined,
  format: FileFormat,
  product: Product,
  out: NodeJS.WritableStream,
): Promise<void> {
  const context = makeContext(product, commandLine, "data export");
  const bytes = writeFile(exportFigures(everyFigure, format, context), { format, language: "en", withMark: false });
  if (file === undefined) return pipeline(bytes, out, { end: false });
  const handle = await open(file, "wx").catch(cannot(file, "written"));
  await pipeline(bytes, handle.createWriteStream());
}

async function bytesOf(file: string): Promise<Buffer> {
  formatOf(file);
  return readFile(file).catch(cannot(file, "read"));
}

function cannot(file: string, what: string): (error: NodeJS.ErrnoException) => never {
  return ({ code }) => {
    throw new WrongUse(`${file} cannot be ${what} (${code}).`);
  };
}

function formatOf(file: string): FileFormat {
  const format = fileFormats.find((one) => extname(file).toLowerCase() === `.${one}`);
  if (!format) throw new WrongUse(`${file} is neither .csv nor .xlsx.`);
  return format;
}

/** The word an option names, or the first of its list. */
function choose<T extends string>(name: string, list: readonly [T, ...T[]], text: string | undefined): T {
  return oneOf(list, text, () => {
    throw new WrongUse(`--${name} is one of ${list.join(", ")}.`);
  });
}

/** Rows are counted as a spreadsheet counts them: the header is row 1. */
function wordsOf({ code, row, column, key, params, conflict }: ImportProblem): string {
  const place = row === null ? "" : `row ${row}${column ? `, ${column}` : ""}: `;
  const cell = key ? ` ${key.unit} ${key.indicator} ${key.period} ${key.kind}` : "";
  const there = conflict?.theirs
    ? ` now=${conflict.theirs.value ?? conflict.theirs.state} by="${conflict.theirs.changedBy}"`
    : "";
  return `${place}${code}${cell}${detailsOf(params)}${there}`;
}
