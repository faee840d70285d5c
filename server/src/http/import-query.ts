import { changeSetModes, isChangeSetId } from "@bangvang/schema/change-set";
import { numberSpellings } from "@bangvang/schema/exchange";
import { ApiProblem } from "../api-problem.ts";
import type { Import } from "../exchange/import-figures.ts";

/**
 * How a file is to be imported, in the query of the address: `id` (a UUID made by the client), `dryRun`, `withoutBase`
 * (1 or 0), `numbers` (AS_WRITTEN or PLAIN), `mode` (ALL_OR_NOTHING or CLEAN_CELLS), `reason` and `because`. Throws
 * BAD_USER_INPUT.
 */
export function readImportQuery(query: unknown): Omit<Import, "bytes" | "format"> {
  const given = new Map(Object.entries(query as Record<string, unknown>));
  const take = (name: string, isKnown: (text: string) => boolean): string | null => {
    const value = given.get(name) ?? null;
    given.delete(name);
    if (value === null) return null;
    if (typeof value !== "string" || !isKnown(value))
      throw new ApiProblem("BAD_USER_INPUT", `${name} cannot be ${JSON.stringify(value)?.slice(0, 64)}.`);
    return value;
  };
  const isFlag = (text: string): boolean => text === "1" || text === "0";
  const id = take("id", (text) => isChangeSetId(text.toLowerCase()));
  if (id === null) throw new ApiProblem("BAD_USER_INPUT", "An import needs an id: a UUID made by the client.");
  const asked = {
    id: id.toLowerCase(),
    dryRun: take("dryRun", isFlag) === "1",
    withoutBase: take("withoutBase", isFlag) === "1",
    numbers: oneOf(
      numberSpellings,
      take("numbers", (text) => (numberSpellings as readonly string[]).includes(text)),
    ),
    mode: oneOf(
      changeSetModes,
      take("mode", (text) => (changeSetModes as readonly string[]).includes(text)),
    ),
    because: take("because", () => true),
    reason: take("reason", () => true),
  } as const;
  const [stray] = given.keys();
  if (stray !== undefined) throw new ApiProblem("BAD_USER_INPUT", `An import knows no ${stray.slice(0, 64)}.`);
  return asked;
}

/** The one that is named, or the first. */
function oneOf<T extends string>(list: readonly [T, ...T[]], text: string | null): T {
  return list.find((one) => one === text) ?? list[0];
}
