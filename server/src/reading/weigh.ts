import type { Answering } from "./answering.ts";
import type { PlannedField, PlannedSelection } from "./nodes.ts";

/**
 * What an operation costs at the most: one for each object its answer can hold, lists counted by the page sizes asked
 * for, as the variables have them. Known before anything runs.
 */
export function weigh({ fields }: PlannedSelection, answering: Answering): number {
  let cost = 0;
  for (const field of fields)
    if (field.selection) cost += entriesOf(field, answering) * (1 + weigh(field.selection, answering));
  return cost;
}

function entriesOf(field: PlannedField, answering: Answering): number {
  if (!field.read) return 1;
  try {
    return field.read.entries(answering.argsOf(field));
  } catch {
    return 0; // arguments that do not fit give an error instead of entries
  }
}
