import { parseArgs } from "node:util";
import { WrongUse } from "./command.ts";

/** Reads `--name value` options and words; throws WrongUse for what is unknown, missing or too much. */
export function readOptions<Name extends string>(
  args: readonly string[],
  allowed: readonly Name[],
  wordCount: number,
): { readonly options: Readonly<Partial<Record<Name, string>>>; readonly words: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(allowed.map((name) => [name, { type: "string" as const }])),
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length !== wordCount)
      throw new WrongUse(
        positionals.length > wordCount ? `"${positionals[wordCount]}" is too much.` : "Something is missing.",
      );
    return { options: values as Partial<Record<Name, string>>, words: positionals };
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
