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

/** Whether a row of a dimension meets the conditions. */
export function matches<Row>(where: Where | undefined, row: Row, fields: Fields<Row>): boolean {
  return conditionsOf(where).every(([name, condition]) => {
    if (name === "and") return (condition as readonly Where[]).every((one) => matches(one, row, fields));
    if (name === "or") return (condition as readonly Where[]).some((one) => matches(one, row, fields));
    if (name === "not") return !matches(condition as Where, row, fields);
    const read = fields[name];
    if (!read) throw new Error(`no field ${name} to filter by`);
    return meets(condition as TextFilter | NumberFilter, read(row));
  });
}

/** The conditions of a filter that were given. A null is refused: taken as "no condition" it would show everything. */
export function conditionsOf(filter: object | undefined): readonly (readonly [string, unknown])[] {
  const given = Object.entries(filter ?? {}).filter(([, condition]) => condition !== undefined);
  for (const [name, condition] of given) {
    if (condition === null) throw new ApiProblem("BAD_USER_INPUT", `The filter ${name} is null; leave it out, or use isNull.`);
  }
  return given;
}

function meets(filter: TextFilter | NumberFilter, value: string | number | null): boolean {
  return conditionsOf(filter).every(([name, wanted]) => {
    if (name === "isNull") return (value === null) === wanted;
    const operator = operators[name];
    if (!operator) throw new Error(`no operator ${name}`);
    return value !== null && operator(value, wanted as never);
  });
}
