import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { CellChange } from "@bangvang/schema/change-set";
import { CsvProblem, readCsv, unguarded, writeCsv, type CsvRow } from "../csv.ts";
import { sql } from "../db/sql.ts";
import { inSnapshot } from "../db/snapshot.ts";
import type { FoundProblem } from "../changing/stages.ts";
import { figuresWithCodes } from "../rooms/indicators/figures-with-codes.ts";
import type { Product } from "../product.ts";
import { WrongUse, type Command } from "./command.ts";
import { readOptions } from "./options.ts";

const columns = [
  "unit_code",
  "indicator_code",
  "period",
  "kind",
  "state",
  "value",
  "qualifier",
  "quality",
  "note",
  "source_id",
  "version",
] as const;
const mostShown = 20;

export const dataExport: Command = {
  words: "data export",
  usage: "pnpm bangvang data export > figures.csv",
  help: "Writes every figure as CSV, with the version each was read at, ready to be edited and imported again.",
  async run(args, desk) {
    readOptions(args, [], 0);
    desk.print((await desk.withProduct(exportRows)).trimEnd());
    return 0;
  },
};

export const dataImport: Command = {
  words: "data import",
  usage: "pnpm bangvang data import FILE.csv",
  help: "Applies a CSV file as one change set: all of it or, with every problem named by its row, nothing.",
  async run(args, desk) {
    const { words } = readOptions(args, [], 1);
    const [file = ""] = words;
    const rows = await readRows(file);
    const cells = rows.map(cellOf);
    const outcome = await desk.withProduct((product) =>
      product.applyAsSystem(
        {
          id: randomUUID(),
          mode: "ALL_OR_NOTHING",
          reason: `Nhập từ tệp ${file.split(/[\\/]/).at(-1)}`,
          because: null,
          source: null,
          cells,
        },
        "Dòng lệnh",
      ),
    );
    if (outcome.kind === "applied") {
      desk.print(`${cells.length} cells hold what the file says.`);
      return 0;
    }
    desk.print(`Nothing was imported; ${outcome.problems.length} problems:`);
    for (const problem of outcome.problems.slice(0, mostShown)) desk.print(`  ${wordsOf(problem)}`);
    if (outcome.problems.length > mostShown) desk.print(`  and ${outcome.problems.length - mostShown} more`);
    return 1;
  },
};

async function exportRows(product: Product): Promise<string> {
  const rows = await inSnapshot(product.pool, (transaction) =>
    transaction.query<CsvRow>(sql`
      select unit.code as unit_code, indicator.code as indicator_code, period.key as period, kind, state,
        coalesce(trim_scale(value)::text, '') as value, qualifier, quality, coalesce(figure.note, '') as note,
        coalesce(source.code, '') as source_id, version::text as version
      from ${figuresWithCodes}
      where state <> 'NOT_REPORTED'
      order by unit.code collate "C", indicator.code collate "C", period.starts_on, period.ends_on desc, period.key collate "C", kind`),
  );
  return writeCsv(columns, rows);
}

async function readRows(file: string): Promise<readonly CsvRow[]> {
  try {
    const rows = readCsv((await readFile(file, "utf8")).replace(/^\ufeff/, ""));
    const missing = columns.filter((column) => rows[0] !== undefined && !(column in rows[0]));
    if (rows.length === 0) throw new WrongUse(`${file} has no rows.`);
    if (missing.length > 0) throw new WrongUse(`${file} lacks the columns ${missing.join(", ")}.`);
    return rows;
  } catch (error) {
    if (error instanceof CsvProblem) throw new WrongUse(`${file}, ${error.message}`);
    if ((error as NodeJS.ErrnoException).code)
      throw new WrongUse(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
    throw error;
  }
}

/** The version in the file is the base, so an old export cannot overwrite newer figures. */
function cellOf(row: CsvRow): CellChange {
  const cell = (name: (typeof columns)[number]): string => row[name]?.trim() ?? "";
  return {
    unit: cell("unit_code"),
    indicator: cell("indicator_code"),
    period: cell("period"),
    kind: cell("kind"),
    baseVersion: cell("version") === "" ? 0 : Number(cell("version")),
    state: cell("state"),
    value: cell("value") || null,
    qualifier: cell("qualifier"),
    quality: cell("quality"),
    note: unguarded(cell("note")) || null,
    source: cell("source_id") || null,
  };
}

/** Rows are counted from 1 below the header; a note may stretch over several lines. */
function wordsOf(problem: FoundProblem): string {
  const details = Object.entries(problem.params)
    .map(([name, value]) => ` ${name}=${value}`)
    .join("");
  if (!("index" in problem)) return `${problem.code}${details}`;
  const { unit, indicator, period, kind } = problem.key;
  return `row ${problem.index + 1}: ${problem.code} ${unit} ${indicator} ${period} ${kind}${details}`;
}
