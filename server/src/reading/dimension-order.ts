import type { DimensionRow, Dimensions } from "./dimensions.ts";
import { isDownwards, putsNullsFirst, readWishes, type Direction, type Wish } from "./wish.ts";

/** How two rows compare. */
export type Compare<Row> = (a: Row, b: Row) => number;

/** What rows can be ordered by: how they compare in a direction. */
export type RowOrder<Row> = (direction: Direction, dimensions: Dimensions) => Compare<Row>;

/** Rows in the order asked for, then by code, or by what is said to come last; in their own order when none is asked for. */
export function inOrder<Row extends DimensionRow>(
  rows: readonly Row[],
  wishes: readonly Wish[],
  { orders, last = byCode, dimensions }: Ordering<Row>,
): readonly Row[] {
  if (wishes.length === 0) return rows;
  const compares = readWishes(wishes).map(([field, direction]) => {
    const order = orders[field];
    if (!order) throw new Error(`no field ${field} to order by`);
    return order(direction, dimensions);
  });
  return rows.toSorted((a, b) => {
    for (const compare of compares) {
      const compared = compare(a, b);
      if (compared !== 0) return compared;
    }
    return last(a, b);
  });
}

interface Ordering<Row> {
  readonly orders: Readonly<Record<string, RowOrder<Row>>>;
  readonly last?: Compare<Row> | undefined;
  readonly dimensions: Dimensions;
}

type Read<Row, Value> = (row: Row, dimensions: Dimensions) => Value | null;

/** Orders by a value that may be missing; numbers by size, texts and days by code point. */
export function by<Row, Value extends string | number>(
  read: Read<Row, Value>,
  compare: Compare<Value> = ascending,
): RowOrder<Row> {
  return (direction, dimensions) => {
    const sign = isDownwards(direction) ? -1 : 1;
    const nulls = putsNullsFirst(direction) ? -1 : 1;
    return (rowA, rowB) => {
      const [a, b] = [read(rowA, dimensions), read(rowB, dimensions)];
      if (a === null || b === null) return nulls * (Number(a === null) - Number(b === null));
      return sign * compare(a, b);
    };
  };
}

/** Orders by text as Vietnamese sorts it. */
export function byText<Row>(read: Read<Row, string>): RowOrder<Row> {
  return by(read, vietnamese.compare);
}

/** Orders by a value of a closed list, as the list has them. */
export function byList<Row, Value extends string>(list: readonly Value[], read: Read<Row, Value>): RowOrder<Row> {
  return by(read, (a, b) => list.indexOf(a) - list.indexOf(b));
}

/** Compares texts as Vietnamese sorts them; of equal ones the code decides. */
export function byName<Row extends DimensionRow>(read: (row: Row) => string): Compare<Row> {
  return (a, b) => vietnamese.compare(read(a), read(b)) || byCode(a, b);
}

export function byCode(a: DimensionRow, b: DimensionRow): number {
  return ascending(a.code, b.code);
}

const vietnamese = new Intl.Collator("vi");

function ascending<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
