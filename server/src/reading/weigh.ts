import { ApiProblem } from "../api-problem.ts";
import type { ArgsOf } from "./args-of.ts";
import type { Args, PlannedField, PlannedSelection } from "./nodes.ts";

/**
 * What an operation costs at the most: one for each object its answer can hold, lists counted by the page sizes asked
 * for, as the variables have them (`nodes` and `edges` as objects too), and what it costs to find them. Known before
 * anything runs.
 */
export function weigh(selection: PlannedSelection, argsOf: ArgsOf): number {
  return objectsIn(selection, argsOf) + costOfFinding(selection, argsOf);
}

function objectsIn({ fields }: PlannedSelection, argsOf: ArgsOf): number {
  let objects = 0;
  for (const field of fields) {
    if (!field.selection) continue;
    const entries = field.read ? askedFor(field, argsOf, field.read.entries) : 1;
    objects += entries * (1 + objectsIn(field.selection, argsOf));
  }
  return objects;
}

/** A level is fetched once, however many rows it hangs under. */
function costOfFinding({ fields }: PlannedSelection, argsOf: ArgsOf): number {
  let cost = 0;
  for (const field of fields) {
    if (field.read?.kind === "level") cost += askedFor(field, argsOf, field.read.cost);
    if (field.selection) cost += costOfFinding(field.selection, argsOf);
  }
  return cost;
}

function askedFor(field: PlannedField, argsOf: ArgsOf, weighed: (args: Args) => number): number {
  try {
    return weighed(argsOf(field));
  } catch (error) {
    // A filter beyond its bounds refuses the whole operation, before any of it has run.
    if (error instanceof ApiProblem && error.code === "LIMIT_EXCEEDED")
      throw new ApiProblem(error.code, `${field.key}: ${error.message}`);
    return 0; // arguments that do not fit give an error instead of entries
  }
}
