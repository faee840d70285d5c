import { parseArgs } from "node:util";
import { WrongUse } from "./command.ts";

/** What a command line says: options with a value, flags without one, and words. */
export interface ReadOptions<Name extends string> {
  readonly options: Readonly<Partial<Record<Name, string>>>;
  readonly flags: ReadonlySet<string>;
  readonly words: readonly string[];
}

/**
 * Reads `--name value` options, `--flag`s and words, of which there are so many, or from so many to so many; throws
 * WrongUse for what is unknown, missing or too much.
 */
export function readOptions<Name extends string>(
  args: readonly string[],
  allowed: readonly Name[],
  wordCount: number | readonly [least: number, most: number],
  flags: readonly string[] = [],
): ReadOptions<Name> {
  const [least, most] = typeof wordCount === "number" ? [wordCount, wordCount] : wordCount;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries([
        ...allowed.map((name) => [name, { type: "string" as const }] as const),
        ...flags.map((name) => [name, { type: "boolean" as const }] as const),
      ]),
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length > most) throw new WrongUse(`"${positionals[most]}" is too much.`);
    if (positionals.length < least)
      throw new WrongUse(`Something is missing: ${positionals.length} of ${least} words are given.`);
    return {
      options: values as Partial<Record<Name, string>>,
      flags: new Set(flags.filter((name) => (values as Record<string, unknown>)[name] === true)),
      words: positionals,
    };
  } catch (error) {
    throw error instanceof WrongUse ? error : new WrongUse((error as Error).message.split(". To specify")[0] ?? "");
  }
}

/** An option that must be given. */
export function required<Name extends string>(options: Readonly<Partial<Record<Name, string>>>, name: Name): string {
  const value = options[name]?.trim();
  if (!value) throw new WrongUse(`--${name} is missing.`);
  return value;
}
