import { costOfFilter, type Where } from "./check-filter.ts";
import { cursorsOf } from "./cursors.ts";
import { inOrder, type Compare, type RowOrder } from "./dimension-order.ts";
import type { DimensionKind, DimensionRow, Dimensions } from "./dimensions.ts";
import { settleRows } from "./facts/settle.ts";
import { matching } from "./filter.ts";
import { level, page } from "./map.ts";
import type { Asked, FieldRead } from "./nodes.ts";
import { pageOfRows, type Connection, type PageInput } from "./page.ts";
import type { Wish } from "./wish.ts";

/** A list of rows in memory, and by what they can be ordered. `name` is what its cursors are bound to. */
export interface DimensionList<Row extends DimensionRow> {
  readonly name: string;
  readonly kind: DimensionKind<Row>;
  /** Which rows; all of the kind when left out. */
  readonly rows?: (dimensions: Dimensions) => readonly Row[];
  readonly orders: Readonly<Record<string, RowOrder<Row>>>;
  /** What decides where the wishes do not; the code when left out. */
  readonly last?: Compare<Row>;
}

/** A row with every dimension beside it. It has no number as its id, so that its text is not kept: its cursor is the actor's. */
export type FlatRow = Readonly<Record<string, string | number | boolean | null>> & { readonly id?: string };

/** The rows page by page, with nodes, edges and the total. One statement for each condition on facts, else none. */
export function dimensionConnection<Row extends DimensionRow>(list: DimensionList<Row>): FieldRead {
  return level<object>(
    async (parents, asked) => {
      const connection = await readPage(list, asked);
      return parents.map(() => connection);
    },
    { entries: page, cost: costOfFilter, isOnAnyMap: true },
  );
}

/** The same page as a plain list of flat rows, each with its cursor. */
export function dimensionRows<Row extends DimensionRow>(
  list: DimensionList<Row>,
  flatten: (row: Row, dimensions: Dimensions) => FlatRow,
): FieldRead {
  return level<object>(
    async (parents, asked) => {
      const { edges } = await readPage(list, asked);
      const rows = edges.map((edge) => ({
        ...flatten(edge.node, asked.context.dimensions),
        get cursor() {
          return edge.cursor;
        },
      }));
      return parents.map(() => rows);
    },
    { entries: page, cost: costOfFilter, isOnAnyMap: true },
  );
}

interface ListArgs extends PageInput {
  readonly where?: Where | null;
  readonly orderBy?: readonly Wish[] | null;
}

async function readPage<Row extends DimensionRow>(
  { name, kind, rows, orders, last }: DimensionList<Row>,
  asked: Asked,
): Promise<Connection<Row>> {
  const { dimensions, actor, cursorSecret } = asked.context;
  const { where = null, orderBy = null, ...paging } = asked.args as ListArgs;
  const settled = await settleRows(where, kind, asked);
  const all = rows ? rows(dimensions) : dimensions.of(kind).rows;
  const found = all.filter(matching(settled, kind, dimensions));
  const cursors = cursorsOf(JSON.stringify([name, where, orderBy]), actor, cursorSecret);
  return pageOfRows(inOrder(found, orderBy ?? [], { orders, last, dimensions }), paging, cursors);
}
