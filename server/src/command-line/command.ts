import type { Config } from "../config.ts";
import type { Product } from "../product.ts";

/** What a command works with. It opens the product only when it needs it. */
export interface Desk {
  readonly config: Config;
  /** For bytes; lines are printed. */
  readonly out: NodeJS.WritableStream;
  print(line: string): void;
  withProduct<T>(work: (product: Product) => Promise<T>): Promise<T>;
}

/** A command: its words, its usage, one line of help, and its work, which gives the exit code. */
export interface Command {
  readonly words: string;
  readonly usage: string;
  readonly help: string;
  run(args: readonly string[], desk: Desk): Promise<number>;
}

/** The command line cannot be understood, or names what is not there: one sentence, the usage line, exit code 2. */
export class WrongUse extends Error {}
