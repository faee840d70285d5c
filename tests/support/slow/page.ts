import { ApiProblem } from "../../../server/src/api-problem.ts";
import { writeSlowCursor, type KnownCursors } from "./cursors.ts";
import { cursorKeyOf, keyOf, listedType } from "./lists.ts";
import { comparing, type Wish } from "./order.ts";
import type { World } from "./world.ts";

interface Asked {
  readonly orderBy?: readonly Wish[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** The list a page is cut from: where it stands in the schema and what its rows are. */
export interface List {
  readonly place: string;
  readonly typeName: string;
  readonly rows: readonly object[];
}

/** A page of a list: the whole list is sorted, and then all that does not belong to the page is thrown away. */
export function pageOf(world: World, list: List, asked: Asked, cursors: KnownCursors) {
  const wishes = asked.orderBy ?? [];
  const compare = comparing(list.typeName, wishes);
  const { size, isBackwards, cursor } = readPage(asked);
  const sorted = list.rows.toSorted(compare);
  const place = cursor === null ? null : placeOf(cursor, world, list, wishes, cursors);
  const beyond = sorted.filter((row) => place === null || compare(row, place) * (isBackwards ? -1 : 1) > 0);
  const nodes = isBackwards ? beyond.slice(Math.max(0, beyond.length - size)) : beyond.slice(0, size);
  const hasMore = nodes.length < beyond.length;
  const edges = nodes.map((node) => ({ node, cursor: writeSlowCursor(cursorKeyOf(list.typeName, node)) }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: isBackwards ? place !== null : hasMore,
      hasPreviousPage: isBackwards ? hasMore : place !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: list.rows.length,
  };
}

function readPage({ first = null, after = null, last = null, before = null }: Asked) {
  const isBackwards = last !== null || before !== null;
  if (isBackwards && (first !== null || after !== null))
    throw new ApiProblem("BAD_USER_INPUT", "first goes with after, last goes with before; not both at once.");
  const size = first ?? last ?? 50;
  if (size < 0) throw new ApiProblem("BAD_USER_INPUT", "A page cannot have fewer than 0 entries.");
  if (size > 1_000) throw new ApiProblem("LIMIT_EXCEEDED", `A page has at most 1000 entries; ${size} were asked for.`);
  return { size, isBackwards, cursor: after ?? before };
}

/** The row a cursor points at. A cursor is good where the server handed it out: for this list in this order. */
function placeOf(
  cursor: string,
  world: World,
  { place, typeName }: List,
  wishes: readonly Wish[],
  cursors: KnownCursors,
): object {
  const order = JSON.stringify(wishes);
  const known = cursors.get(cursor)?.find((one) => one.place === place && one.order === order);
  const isThere = (row: object): boolean => JSON.stringify(keyOf(typeName, row)) === JSON.stringify(known?.key);
  const row = known && listedType(typeName).rows(world).find(isThere);
  if (!row) throw new ApiProblem("BAD_CURSOR", "This cursor does not belong to this list in this order.");
  return row;
}
