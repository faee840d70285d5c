import { PassThrough } from "node:stream";
import { WrongUse, type Command } from "../../server/src/command-line/command.ts";
import { readConfig } from "../../server/src/config.ts";
import type { Product } from "../../server/src/product.ts";

export interface CommandAnswer {
  readonly code: number;
  readonly printed: readonly string[];
}

/** Runs a command of the command line on a product; wrong use has code 2, as in a shell, and says why. */
export async function runOn(product: Product, command: Command, words: readonly string[]): Promise<CommandAnswer> {
  const printed: string[] = [];
  try {
    const code = await command.run(words, {
      config: readConfig({}, "/nowhere"),
      out: new PassThrough().resume(),
      print: (line) => void printed.push(line),
      withProduct: (work) => work(product),
    });
    return { code, printed };
  } catch (error) {
    if (error instanceof WrongUse) return { code: 2, printed: [error.message] };
    throw error;
  }
}
