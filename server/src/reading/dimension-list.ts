import { ApiProblem } from "../api-problem.ts";
import { cursorsOf } from "./cursors.ts";
import type { DimensionRow, Dimensions } from "./dimensions.ts";
import { matching, type Fields, type Where } from "./filter.ts";
import { memory, page } from "./map.ts";
import type { FieldRead } from "./nodes.ts";
import { pageOfRows, type PageInput } from "./page.ts";

/** How two rows compare, upwards. */
export type Compare<Row> = (a: Row, b: Row) => number;

/** A list of rows in memory: by what it is filtered and ordered. `name` is what its cursors are bound to. */
export interface DimensionList<Row extends DimensionRow> {
  readonly name: string;
  rows(dimensions: Dimensions): readonly Row[];
  readonly fields?: Fields<Row>;
  readonly orders?: Readonly<Record<string, Compare<Row>>>;
}

interface ListArgs extends PageInput {
  readonly where?: Where | null;
  readonly orderBy?: readonly Readonly<Record<string, "ASC" | "DESC" | null>>[] | null;
}

/** The rows of a dimension page by page, with nodes, edges and the total. */
export function dimensionConnection<Row extends DimensionRow>(list: DimensionList<Row>): FieldRead {
  return memory<object>(
    (_, args, { dimensions, actor, cursorSecret }) => {
      const { where, orderBy, ...paging } = args as ListArgs;
      const found = list.rows(dimensions).filter(matching(where ?? undefined, list.fields ?? {}));
      const cursors = cursorsOf(JSON.stringify([list.name, where ?? null, orderBy ?? null]), actor, cursorSecret);
      return pageOfRows(inOrder(found, orderBy ?? [], list.orders ?? {}), paging, cursors);
    },
    { entries: page, isPersonal: true },
  );
}

/** Rows in the order asked for, the code always last; in their own order when none is. */
function inOrder<Row extends DimensionRow>(
  rows: readonly Row[],
  orderBy: NonNullable<ListArgs["orderBy"]>,
  orders: NonNullable<DimensionList<Row>["orders"]>,
): readonly Row[] {
  if (orderBy.length === 0) return rows;
  const wishes = orderBy.map((wish) => {
    const given = Object.entries(wish).filter(([, direction]) => direction !== null && direction !== undefined);
    const [only] = given;
    if (!only || given.length > 1)
      throw new ApiProblem("BAD_USER_INPUT", "Each entry of orderBy names exactly one field.");
    const compare = orders[only[0]];
    if (!compare) throw new Error(`no field ${only[0]} to order by`);
    return only[1] === "DESC" ? (a: Row, b: Row) => compare(b, a) : compare;
  });
  return [...rows].sort((a, b) => {
    for (const compare of wishes) {
      const compared = compare(a, b);
      if (compared !== 0) return compared;
    }
    return byCode(a, b);
  });
}

const vietnamese = new Intl.Collator("vi");

/** Compares texts as Vietnamese sorts them; of equal ones the code decides. */
export function byName<Row extends DimensionRow>(read: (row: Row) => string): Compare<Row> {
  return (a, b) => vietnamese.compare(read(a), read(b)) || byCode(a, b);
}

/** Compares by code point. */
export function byCode(a: DimensionRow, b: DimensionRow): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
