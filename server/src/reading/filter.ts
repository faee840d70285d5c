import { fold } from "@bangvang/schema/fold";
import { ApiProblem } from "../api-problem.ts";

/** A filter on text. `search` ignores accents, tones, case and Đ against D. */
export interface TextFilter {
  readonly eq?: string;
  readonly neq?: string;
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
  readonly contains?: string;
  readonly startsWith?: string;
  readonly search?: string;
  readonly isNull?: boolean;
}

export interface NumberFilter {
  readonly eq?: number;
  readonly neq?: number;
  readonly in?: readonly number[];
  readonly notIn?: readonly number[];
  readonly gt?: number;
  readonly gte?: number;
  readonly lt?: number;
  readonly lte?: number;
  readonly isNull?: boolean;
}

/** Conditions on named fields, all of which must hold, combined further by and, or and not. */
export interface Where {
  readonly [field: string]: TextFilter | NumberFilter | Where | readonly Where[] | undefined;
}

/** How a row's fields are read; the only names a filter can use. */
export type Fields<Row> = Readonly<Record<string, (row: Row) => string | number | null>>;

const operators: Readonly<Record<string, (value: string | number, wanted: never) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  neq: (value, wanted) => value !== wanted,
  in: (value, wanted: readonly unknown[]) => wanted.includes(value),
  notIn: (value, wanted: readonly unknown[]) => !wanted.includes(value),
  gt: (value, wanted: string | number) => value > wanted,
  gte: (value, wanted: string | number) => value >= wanted,
  lt: (value, wanted: string | number) => value < wanted,
  lte: (value, wanted: string | number) => value <= wanted,
  contains: (value, wanted: string) => String(value).includes(wanted),
  startsWith: (value, wanted: string) => String(value).startsWith(wanted),
  search: (value, wanted: string) => fold(String(value)).includes(fold(wanted)),
};

type Test<Value> = (value: Value) => boolean;

/**
 * The conditions as a test of one row of a dimension. They are read once and whole, so that a null in them is refused
 * whichever rows there are and whichever condition decides.
 */
export function matching<Row>(where: Where | undefined, fields: Fields<Row>, depth = 0): Test<Row> {
  refuseDeeper(depth);
  return every(
    conditionsOf(where).map(([name, condition]): Test<Row> => {
      if (name === "and") return every((condition as readonly Where[]).map((one) => matching(one, fields, depth + 1)));
      if (name === "or") return some((condition as readonly Where[]).map((one) => matching(one, fields, depth + 1)));
      if (name === "not") {
        const test = matching(condition as Where, fields, depth + 1);
        return (row) => !test(row);
      }
      const read = fields[name];
      if (!read) throw new Error(`no field ${name} to filter by`);
      const test = meeting(condition as TextFilter | NumberFilter);
      return (row) => test(read(row));
    }),
  );
}

/** Entries a list in a filter may have, and how deep and, or and not may be nested. */
const longestList = 1_000;
const deepestFilter = 20;

/** A filter comes in the variables, where no limit on the document sees it. */
export function refuseDeeper(depth: number): void {
  if (depth > deepestFilter)
    throw new ApiProblem("LIMIT_EXCEEDED", `A filter is nested at most ${deepestFilter} deep.`);
}

/** The conditions of a filter that were given. A null is refused: taken as "no condition" it would show everything. */
export function conditionsOf(filter: object | undefined): readonly (readonly [string, unknown])[] {
  const given = Object.entries(filter ?? {}).filter(([, condition]) => condition !== undefined);
  for (const [name, condition] of given) {
    if (condition === null)
      throw new ApiProblem("BAD_USER_INPUT", `The filter ${name} is null; leave it out, or use isNull.`);
    if (Array.isArray(condition) && condition.length > longestList) {
      throw new ApiProblem(
        "LIMIT_EXCEEDED",
        `The filter ${name} has ${condition.length} entries; a list has at most ${longestList}.`,
      );
    }
  }
  return given;
}

function meeting(filter: TextFilter | NumberFilter): Test<string | number | null> {
  return every(
    conditionsOf(filter).map(([name, wanted]): Test<string | number | null> => {
      if (name === "isNull") return (value) => (value === null) === wanted;
      const operator = operators[name];
      if (!operator) throw new Error(`no operator ${name}`);
      return (value) => value !== null && operator(value, wanted as never);
    }),
  );
}

function every<Value>(tests: readonly Test<Value>[]): Test<Value> {
  return (value) => tests.every((test) => test(value));
}

function some<Value>(tests: readonly Test<Value>[]): Test<Value> {
  return (value) => tests.some((test) => test(value));
}
