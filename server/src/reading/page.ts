import { ApiProblem } from "../api-problem.ts";
import { badCursor, type CursorPart, type Cursors } from "./cursors.ts";

export const defaultPage = 50;
export const largestPage = 1_000;

/** What a list was asked for: `first` after a cursor, or `last` before one. A null, as an unset variable gives, is as good as nothing. */
export interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A page to fetch: how many, in which direction, and after which position. */
export interface Page {
  readonly size: number;
  readonly backwards: boolean;
  /** The position to start beyond, as the cursor holds it. */
  readonly beyond: readonly CursorPart[] | null;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
  /** How many there are in all; zero when nobody asked, for counting costs. */
  readonly totalCount: number;
}

/** Reads the arguments of a page. Errors: BAD_USER_INPUT, LIMIT_EXCEEDED, BAD_CURSOR. */
export function readPage(input: PageInput, cursors: Cursors): Page {
  const forwards = [input.first ?? null, input.after ?? null] as const;
  const backwards = [input.last ?? null, input.before ?? null] as const;
  const isBackwards = backwards.some((given) => given !== null);
  if (isBackwards && forwards.some((given) => given !== null)) {
    throw new ApiProblem("BAD_USER_INPUT", "first goes with after, last goes with before; not both at once.");
  }
  const [asked, cursor] = isBackwards ? backwards : forwards;
  const size = asked ?? defaultPage;
  if (size < 0) throw new ApiProblem("BAD_USER_INPUT", "A page cannot have fewer than 0 entries.");
  if (size > largestPage)
    throw new ApiProblem("LIMIT_EXCEEDED", `A page has at most ${largestPage} entries; ${size} were asked for.`);
  return { size, backwards: isBackwards, beyond: cursor === null ? null : cursors.open(cursor) };
}

/**
 * A connection from one more row than the page holds, in the direction they were fetched. Cursors are sealed only when
 * they are asked for: a page of a thousand figures would spend more time on them than on the figures.
 */
export function connectionOf<Node>(
  fetched: readonly Node[],
  page: Page,
  { cursorOf, totalCount }: { readonly cursorOf: (node: Node) => string; readonly totalCount: number },
): Connection<Node> {
  const hasMore = fetched.length > page.size;
  const kept = fetched.slice(0, page.size);
  const nodes = page.backwards ? kept.reverse() : kept;
  const cursorAt = (node: Node | undefined): string | null => (node === undefined ? null : cursorOf(node));
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({
        node,
        get cursor() {
          return cursorOf(node);
        },
      }));
    },
    pageInfo: {
      hasNextPage: page.backwards ? page.beyond !== null : hasMore,
      hasPreviousPage: page.backwards ? hasMore : page.beyond !== null,
      get startCursor() {
        return cursorAt(nodes[0]);
      },
      get endCursor() {
        return cursorAt(nodes.at(-1));
      },
    },
    totalCount,
  };
}

/** A page of rows that are all in memory, in the order given. */
export function pageOfRows<Row extends { readonly code: string }>(
  rows: readonly Row[],
  input: PageInput,
  cursors: Cursors,
): Connection<Row> {
  const page = readPage(input, cursors);
  const walk = page.backwards ? [...rows].reverse() : rows;
  const start = page.beyond === null ? 0 : walk.findIndex((row) => row.code === page.beyond?.[0]) + 1;
  if (page.beyond !== null && start === 0) throw badCursor();
  const fetched = walk.slice(start, start + page.size + 1);
  return connectionOf(fetched, page, { cursorOf: (row) => cursors.seal([row.code]), totalCount: rows.length });
}
