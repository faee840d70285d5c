import { ApiProblem } from "../api-problem.ts";

/** A filter as it came: conditions by name, combined by and, or and not. */
export type Where = Readonly<Record<string, unknown>>;

declare const mark: unique symbol;

/** A filter within its bounds and without a null: nothing else becomes a test or a statement. */
export type CheckedWhere = Where & { readonly [mark]: true };

/** A filter comes in the variables, where no limit on the document sees it. */
const deepestFilter = 20;
const mostConditions = 200;
const longestList = 1_000;
const longestText = 1_000;

/** What a condition on related rows costs, in objects of an answer: it reads rows nobody gets to see. */
const relatedCost = 500;

/**
 * The filter, once all of it has been looked at. A null is refused: taken as "no condition" it would show everything.
 * Errors, with the place in the filter: BAD_USER_INPUT, LIMIT_EXCEEDED.
 */
export function checkFilter(where: Where | null | undefined): CheckedWhere | null {
  if (where === null || where === undefined) return null;
  measure(where);
  return where as CheckedWhere;
}

/** What the filter among the arguments of a list costs. */
export function costOfFilter({ where }: Readonly<Record<string, unknown>>): number {
  return where ? relatedCost * measure(where).related : 0;
}

interface Size {
  conditions: number;
  related: number;
}

const quantifiers: ReadonlySet<string> = new Set(["some", "none", "every"]);

function measure(where: object): Size {
  const size = { conditions: 0, related: 0 };
  measureBelow(where, "", 0, size);
  return size;
}

function measureBelow(condition: object, place: string, depth: number, size: Size): void {
  if (depth > deepestFilter)
    throw exceeded(place, `is nested too deeply; a filter is nested at most ${deepestFilter} deep`);
  const entries = Object.entries(condition).filter(([, value]) => value !== undefined);
  if (entries.length === 0) count(size, place);
  for (const [name, value] of entries) {
    const at = Array.isArray(condition) ? `${place}[${name}]` : place === "" ? name : `${place}.${name}`;
    if (value === null)
      throw new ApiProblem("BAD_USER_INPUT", `The filter ${at} is null; leave it out, or use isNull.`);
    if (Array.isArray(value) && value.length > longestList)
      throw exceeded(at, `has ${value.length} entries; a list has at most ${longestList}`);
    if (typeof value === "string" && value.length > longestText)
      throw exceeded(at, `has ${value.length} characters; a text has at most ${longestText}`);
    if (quantifiers.has(name)) size.related++;
    if (isNested(value)) measureBelow(value, at, Array.isArray(value) ? depth : depth + 1, size);
    else count(size, at);
  }
}

/** Whether it holds conditions of its own, and is not a value or a list of values. */
function isNested(value: unknown): value is object {
  if (Array.isArray(value)) return value.some((entry) => typeof entry === "object");
  return typeof value === "object";
}

function count(size: Size, place: string): void {
  size.conditions++;
  if (size.conditions > mostConditions)
    throw exceeded(place, `is one condition too many; a filter has at most ${mostConditions}`);
}

function exceeded(place: string, says: string): ApiProblem {
  return new ApiProblem("LIMIT_EXCEEDED", `The filter ${place} ${says}.`);
}
