import { ApiProblem } from "../api-problem.ts";
import type { ArgsOf } from "./args-of.ts";
import type { Args, PlannedField, PlannedSelection } from "./nodes.ts";

/**
 * What an operation costs at the most: one for each object its answer can hold, lists counted by the page sizes asked
 * for, as the variables have them (`nodes` and `edges` as objects too), and what it costs to find them. Known before
 * anything runs.
 */
export function weigh(selection: PlannedSelection, argsOf: ArgsOf): number {
  return Math.ceil(objectsIn(selection, argsOf, {}) + costOfFinding(selection, argsOf));
}

function objectsIn({ fields }: PlannedSelection, argsOf: ArgsOf, above: Args): number {
  let objects = 0;
  for (const field of fields) {
    if (!field.selection) continue;
    const [args, entries] = askedFor(field, argsOf, (own) => [own, field.read?.entries(own, above) ?? 1]) ?? [{}, 0];
    const nearest = field.definition.args.length > 0 ? args : above;
    objects += entries * (1 + objectsIn(field.selection, argsOf, nearest));
  }
  return objects;
}

/** A level is fetched once, however many rows it hangs under. */
function costOfFinding({ fields }: PlannedSelection, argsOf: ArgsOf): number {
  let cost = 0;
  for (const field of fields) {
    const { read } = field;
    if (read?.kind === "level") cost += askedFor(field, argsOf, (args) => read.cost(args, {})) ?? 0;
    if (field.selection) cost += costOfFinding(field.selection, argsOf);
  }
  return cost;
}

/** Null for arguments that do not fit: they give an error instead of entries. */
function askedFor<T>(field: PlannedField, argsOf: ArgsOf, weighed: (args: Args) => T): T | null {
  try {
    return weighed(argsOf(field));
  } catch (error) {
    // A filter beyond its bounds refuses the whole operation, before any of it has run.
    if (error instanceof ApiProblem && error.code === "LIMIT_EXCEEDED")
      throw new ApiProblem(error.code, `${field.key}: ${error.message}`);
    return null;
  }
}
