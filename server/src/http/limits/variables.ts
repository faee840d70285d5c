import { ApiProblem } from "../../api-problem.ts";

/** Bounds of the variables of a question; its filters, pages and lists have narrower ones of their own. */
const mostValues = 20_000;
const mostObjects = 2_000;
const deepest = 64;

/**
 * Refuses variables no question needs, before anything reads them: coercing 10,000 conditions takes longer than to answer
 * most questions. Errors: LIMIT_EXCEEDED.
 */
export function refuseVariables(variables: object): void {
  let values = 0;
  let objects = 0;
  // A list of what is left and not a call for each level: variables can be nested deeper than calls.
  const left: { readonly value: object; readonly depth: number }[] = [{ value: variables, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, depth } = next;
    const entries: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    values += entries.length;
    if (!Array.isArray(value)) objects++;
    if (values > mostValues) throw exceeded(`more than ${mostValues} values`);
    if (objects > mostObjects) throw exceeded(`more than ${mostObjects} objects`);
    if (depth > deepest) throw exceeded(`something nested more than ${deepest} deep`);
    for (const entry of entries)
      if (typeof entry === "object" && entry !== null) left.push({ value: entry, depth: depth + 1 });
  }
}

function exceeded(what: string): ApiProblem {
  return new ApiProblem("LIMIT_EXCEEDED", `The variables hold ${what}; ask for less at once.`);
}
