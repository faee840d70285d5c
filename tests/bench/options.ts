import { parseArgs } from "node:util";
import { workNames, type WorkName } from "./works.ts";
import { sizes } from "./sets/size.ts";

export interface Options {
  readonly works: readonly WorkName[];
  /** Factors of the sets to run on, from small to large, 1 among them. */
  readonly factors: readonly number[];
  readonly quick: boolean;
  /** Sets are used again although the builder or a migration changed since they were built. */
  readonly keepSets: boolean;
}

export const usage = `Usage: pnpm bench [--only WORK,WORK] [--sizes 0.1,1,10] [--quick] [--keep-sets]
  works: ${workNames.join(", ")}
  --sizes  bench sets to build and run on; 1 is always among them
  --quick  short rounds and no 10× set: for a look, not for a record
  --keep-sets  sets built before a migration changed are used as they are: while one is being written`;

/** The command line cannot be meant; the message says why. */
export class WrongOptions extends Error {}

export function readOptions(words: readonly string[]): Options {
  const { only, sizes: wanted, quick, "keep-sets": keepSets } = parsed(words);
  const works = only?.split(",") ?? workNames;
  const unknown = works.filter((work) => !workNames.some((name) => name === work));
  if (unknown.length > 0) throw new WrongOptions(`There is no work ${unknown.join(", ")}.`);
  const known = sizes.map(({ factor }) => factor);
  const factors = wanted?.split(",").map(Number) ?? (quick ? [0.1, 1] : known);
  if (factors.some((factor) => !known.includes(factor))) throw new WrongOptions(`Sizes are ${known.join(", ")}.`);
  return {
    works: workNames.filter((name) => works.includes(name)),
    factors: known.filter((factor) => factor === 1 || factors.includes(factor)),
    quick,
    keepSets,
  };
}

function parsed(words: readonly string[]): { only?: string; sizes?: string; quick: boolean; "keep-sets": boolean } {
  try {
    const { values } = parseArgs({
      args: words.filter((word, at) => !(at === 0 && word === "--")),
      options: {
        only: { type: "string" },
        sizes: { type: "string" },
        quick: { type: "boolean", default: false },
        "keep-sets": { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new WrongOptions((error as Error).message);
  }
}
