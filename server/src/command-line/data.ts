import { randomUUID } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileFormats, numberSpellings, type FileFormat, type ImportProblem } from "@bangvang/schema/exchange";
import type { Actor } from "../actor.ts";
import { everyFigure, exportFigures } from "../exchange/export-figures.ts";
import { importFigures, type Import } from "../exchange/import-figures.ts";
import { writeFile } from "../exchange/write-file.ts";
import { makeContext } from "../make-context.ts";
import type { Product } from "../product.ts";
import { WrongUse, type Command } from "./command.ts";
import { readOptions } from "./options.ts";

const mostShown = 20;
const system: Actor = { kind: "SYSTEM", personId: null, name: "Dòng lệnh", grants: [] };

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
  usage: "pnpm bangvang data import FILE.csv|FILE.xlsx [--dry-run] [--without-base] [--numbers AS_WRITTEN|PLAIN]",
  help: "Applies a file as one change set: all of it or, with every problem named by its row and column, nothing.",
  async run(args, desk) {
    const { words, options, flags } = readOptions(args, ["numbers"], 1, ["dry-run", "without-base"]);
    const [file = ""] = words;
    const asked: Import = {
      id: randomUUID(),
      bytes: await bytesOf(file),
      format: formatOf(file),
      numbers: spellingOf(options.numbers),
      reason: `Nhập từ tệp ${file.split(/[\\/]/).at(-1)}`,
      dryRun: flags.has("dry-run"),
      withoutBase: flags.has("without-base"),
    };
    const outcome = await desk.withProduct((product) =>
      importFigures(asked, makeContext(product, system, asked.id), {
        progress: () => undefined,
        signal: new AbortController().signal,
      }),
    );
    const { counts, result, problems } = outcome;
    const told = `${counts.new} new, ${counts.changed} changed, ${counts.cleared} cleared, ${counts.unchanged} unchanged`;
    if (outcome.ignoredColumns.length > 0) desk.print(`Passed over: ${outcome.ignoredColumns.join(", ")}.`);
    if (result !== "REFUSED") {
      desk.print(`${result === "CHECKED" ? "Would be" : "Imported"}: ${told}.`);
      return 0;
    }
    desk.print(`Nothing was imported; ${counts.problems} problems:`);
    for (const problem of problems.slice(0, mostShown)) desk.print(`  ${wordsOf(problem)}`);
    if (counts.problems > mostShown) desk.print(`  and ${counts.problems - mostShown} more`);
    return 1;
  },
};

async function exportTo(
  file: string | undefined,
  format: FileFormat,
  product: Product,
  out: NodeJS.WritableStream,
): Promise<void> {
  const context = makeContext(product, system, "data export");
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

function spellingOf(text: string | undefined): Import["numbers"] {
  const spelling = numberSpellings.find((one) => one === (text ?? "AS_WRITTEN"));
  if (!spelling) throw new WrongUse(`--numbers is one of ${numberSpellings.join(", ")}.`);
  return spelling;
}

/** Rows are counted as a spreadsheet counts them: the header is row 1. */
function wordsOf({ code, row, column, key, params }: ImportProblem): string {
  const details = Object.entries(params)
    .map(([name, value]) => ` ${name}=${value}`)
    .join("");
  const place = row === null ? "" : `row ${row}${column ? `, ${column}` : ""}: `;
  const cell = key ? ` ${key.unit} ${key.indicator} ${key.period} ${key.kind}` : "";
  return `${place}${code}${cell}${details}`;
}
