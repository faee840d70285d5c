import { fold } from "@bangvang/schema/fold";
import type { CheckedWhere } from "./check-filter.ts";
import type { DimensionKind, DimensionRow, Dimensions, RelatedRow, RelatedRows, Value } from "./dimensions.ts";

const operators: Readonly<Record<string, (value: Exclude<Value, null>, wanted: never) => boolean>> = {
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

type Test<Row> = (row: Row) => boolean;

/** What conditions on facts have become: whether a row, by its id, has such facts (facts/settle.ts). */
export class SettledFacts {
  readonly holdFor: Test<number>;
  constructor(holdFor: Test<number>) {
    this.holdFor = holdFor;
  }
}

/** The conditions as a test of one row of a dimension; those on facts must be settled. */
export function matching<Row extends DimensionRow>(
  where: CheckedWhere | null,
  kind: DimensionKind<Row>,
  dimensions: Dimensions,
): Test<Row> {
  const below = (inner: unknown): Test<Row> => matching(inner as CheckedWhere, kind, dimensions);
  return every(
    conditionsOf(where).map(([name, condition]): Test<Row> => {
      if (name === "and") return every((condition as readonly unknown[]).map(below));
      if (name === "or") return some((condition as readonly unknown[]).map(below));
      if (name === "not") return not(below(condition));
      const field = dimensions.of(kind).fields[name];
      if (!field) throw new Error(`no field ${name} to filter by`);
      if (typeof field === "function") return onValue(field as (row: Row) => Value, condition as object);
      if (field.is === "row") return onRow(field as RelatedRow<Row>, condition as CheckedWhere, dimensions);
      if (field.is === "rows") return onRows(field as RelatedRows<Row>, condition as object, dimensions);
      if (!(condition instanceof SettledFacts)) throw new Error(`the facts of ${name} were not looked up`);
      return ({ id }) => condition.holdFor(id);
    }),
  );
}

/** The conditions that were given, by name. */
export function conditionsOf(where: object | null): readonly (readonly [string, unknown])[] {
  return Object.entries(where ?? {}).filter(([, condition]) => condition !== undefined);
}

function onValue<Row>(read: (row: Row) => Value, filter: object): Test<Row> {
  const holds = every(
    conditionsOf(filter).map(([name, wanted]): Test<Value> => {
      if (name === "isNull") return (value) => (value === null) === wanted;
      const operator = operators[name];
      if (!operator) throw new Error(`no operator ${name}`);
      return (value) => value !== null && operator(value, wanted as never);
    }),
  );
  return (row) => holds(read(row));
}

function onRow<Row>({ kind, idOf }: RelatedRow<Row>, where: CheckedWhere, dimensions: Dimensions): Test<Row> {
  const { byId } = dimensions.of(kind());
  const holds = matching(where, kind(), dimensions);
  return (row) => {
    const related = byId.get(idOf(row) ?? 0);
    return related !== undefined && holds(related);
  };
}

function onRows<Row>({ kind, of }: RelatedRows<Row>, condition: object, dimensions: Dimensions): Test<Row> {
  const rowsOf = of(dimensions);
  return every(
    conditionsOf(condition).map(([quantifier, inner]): Test<Row> => {
      const holds = matching(inner as CheckedWhere, kind(), dimensions);
      if (quantifier === "every") return (row) => rowsOf(row).every(holds);
      const has = (row: Row): boolean => rowsOf(row).some(holds);
      return quantifier === "some" ? has : not(has);
    }),
  );
}

function every<Row>(tests: readonly Test<Row>[]): Test<Row> {
  return (row) => tests.every((test) => test(row));
}

function some<Row>(tests: readonly Test<Row>[]): Test<Row> {
  return (row) => tests.some((test) => test(row));
}

function not<Row>(test: Test<Row>): Test<Row> {
  return (row) => !test(row);
}
