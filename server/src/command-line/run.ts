import type { Writable } from "node:stream";
import type { Config } from "../config.ts";
import { borrowDatabase } from "../db/open-database.ts";
import { requireCurrentSchema } from "../db/migrate.ts";
import { OutcomeUnknown } from "../db/transaction.ts";
import { openProduct, type Product } from "../product.ts";
import { WrongUse, type Command } from "./command.ts";
import { dataExport, dataImport } from "./data.ts";
import { doctor } from "./doctor.ts";
import { indicatorDerive } from "./indicator.ts";
import { release, releases } from "./release.ts";
import { restored } from "./restored.ts";
import { roundCommands } from "./round.ts";
import { sampleRemove } from "./sample.ts";
import { schemaPrint } from "./schema.ts";
import { tokenCreate, tokenList, tokenRevoke } from "./token.ts";
import { userCreate, userLink } from "./user.ts";
import { verify } from "./verify.ts";

const commands: readonly Command[] = [
  tokenCreate,
  tokenList,
  tokenRevoke,
  userCreate,
  userLink,
  dataImport,
  dataExport,
  release,
  releases,
  ...roundCommands,
  indicatorDerive,
  sampleRemove,
  restored,
  doctor,
  verify,
  schemaPrint,
];

/** Runs one command; the exit code: 0 done, 1 could not be done, 2 not understood. */
export async function runCommand(
  words: readonly string[],
  config: Config,
  out: Writable,
  err: Writable,
): Promise<number> {
  const line = words.join(" ");
  const wantsHelp = words.some((word) => word === "--help" || word === "-h" || word === "help");
  const command = commands.find((one) => line === one.words || line.startsWith(`${one.words} `));
  if (!command) {
    if (!wantsHelp && line !== "") err.write(`There is no command "${line}".\n`);
    (wantsHelp ? out : err).write(`${overview(words.find((word) => /^[a-z]+$/.test(word) && word !== "help"))}\n`);
    return wantsHelp ? 0 : 2;
  }
  if (wantsHelp) {
    out.write(`${command.help}\n\nUsage: ${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(words.slice(command.words.split(" ").length), {
      config,
      out,
      print: (text) => void out.write(`${text}\n`),
      withProduct: (work) => withProduct(config, err, work),
    });
  } catch (error) {
    if (error instanceof OutcomeUnknown) {
      err.write(
        "The database was lost while this was being committed. Look whether it was done before you do it again.\n",
      );
      return 1;
    }
    if (!(error instanceof WrongUse)) throw error;
    err.write(`${error.message}\nUsage: ${command.usage}\n`);
    return 2;
  }
}

/** All commands, or those that begin with a word. */
function overview(word: string | undefined): string {
  const some = commands.filter(({ words }) => words.split(" ")[0] === word);
  const shown = some.length > 0 ? some : commands;
  return ["Usage:", ...shown.map(({ usage, help }) => `  ${usage}\n      ${help}`)].join("\n");
}

async function withProduct<T>(config: Config, err: Writable, work: (product: Product) => Promise<T>): Promise<T> {
  const progress = (text: string): void => void err.write(`${text}\n`);
  const database = await borrowDatabase(config, progress);
  try {
    const product = await openProduct(database.url, requireCurrentSchema);
    try {
      return await work(product);
    } finally {
      await product.close();
    }
  } finally {
    await database.close();
  }
}
