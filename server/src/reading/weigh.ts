import { ApiProblem } from "../api-problem.ts";
import type { Answering } from "./answering.ts";
import type { Args, PlannedField, PlannedSelection } from "./nodes.ts";

/**
 * What an operation costs at the most: one for each object its answer can hold, lists counted by the page sizes asked
 * for, as the variables have them, and what it costs to find them. Known before anything runs.
 */
export function weigh(selection: PlannedSelection, answering: Answering): number {
  return objectsIn(selection, answering) + costOfFinding(selection, answering);
}

function objectsIn({ fields }: PlannedSelection, answering: Answering): number {
  let objects = 0;
  for (const field of fields) {
    if (!field.selection) continue;
    const entries = field.read ? askedFor(field, answering, field.read.entries) : 1;
    objects += entries * (1 + objectsIn(field.selection, answering));
  }
  return objects;
}

/** A level is fetched once, however many rows it hangs under. */
function costOfFinding({ fields }: PlannedSelection, answering: Answering): number {
  let cost = 0;
  for (const field of fields) {
    if (field.read?.kind === "level") cost += askedFor(field, answering, field.read.cost);
    if (field.selection) cost += costOfFinding(field.selection, answering);
  }
  return cost;
}

function askedFor(field: PlannedField, answering: Answering, weighed: (args: Args) => number): number {
  try {
    return weighed(answering.argsOf(field));
  } catch (error) {
    // A filter beyond its bounds refuses the whole operation, before any of it has run.
    if (error instanceof ApiProblem && error.code === "LIMIT_EXCEEDED")
      throw new ApiProblem(error.code, `${field.key}: ${error.message}`);
    return 0; // arguments that do not fit give an error instead of entries
  }
}
