import { changeSetModes, isChangeSetId } from "@bangvang/schema/change-set";
import { numberSpellings } from "@bangvang/schema/exchange";
import { ApiProblem } from "../api-problem.ts";
import type { Import } from "../exchange/import-figures.ts";
import { oneOf } from "../one-of.ts";

/**
 * How a file is to be imported, in the query of the address: `id` (a UUID made by the client), `dryRun`, `withoutBase`
 * (1 or 0), `numbers` (AS_WRITTEN or PLAIN), `mode` (ALL_OR_NOTHING or CLEAN_CELLS), `reason` and `because`. Throws
 * BAD_USER_INPUT.
 */
export function readImportQuery(query: unknown): Omit<Import, "bytes" | "format"> {
  const given = new Map(Object.entries(query as Record<string, unknown>));
  const take = (name: string): string | null => {
    const value = given.get(name) ?? null;
    given.delete(name);
    return value === null || typeof value === "string" ? value : refuse(name, value);
  };
  const choose = <T extends string>(name: string, list: readonly [T, ...T[]]): T =>
    oneOf(list, take(name), (value) => refuse(name, value));
  const id = take("id");
  if (id === null) throw new ApiProblem("BAD_USER_INPUT", "An import needs an id: a UUID made by the client.");
  const asked = {
    id: isChangeSetId(id.toLowerCase()) ? id.toLowerCase() : refuse("id", id),
    dryRun: choose("dryRun", ["0", "1"]) === "1",
    withoutBase: choose("withoutBase", ["0", "1"]) === "1",
    numbers: choose("numbers", numberSpellings),
    mode: choose("mode", changeSetModes),
    because: take("because"),
    reason: take("reason"),
  } as const;
  const [stray] = given.keys();
  if (stray !== undefined) throw new ApiProblem("BAD_USER_INPUT", `An import knows no ${stray.slice(0, 64)}.`);
  return asked;
}

function refuse(name: string, value: unknown): never {
  throw new ApiProblem("BAD_USER_INPUT", `${name} cannot be ${JSON.stringify(value)?.slice(0, 64)}.`);
}
