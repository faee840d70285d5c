import { createHmac, timingSafeEqual } from "node:crypto";
import { ApiProblem } from "../api-problem.ts";

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

export type CursorPart = string | number | null;

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
  /** Counted only when it is asked for. */
  readonly totalCount: number | Promise<number>;
}

/** Reads the arguments of a page. Errors: BAD_USER_INPUT, LIMIT_EXCEEDED, BAD_CURSOR. */
export function readPage(input: PageInput, order: string, secret: Buffer): Page {
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
  return { size, backwards: isBackwards, beyond: cursor === null ? null : openCursor(cursor, order, secret) };
}

/** A connection from one more row than the page holds, in the direction they were fetched. */
export function connectionOf<Node>(
  fetched: readonly Node[],
  page: Page,
  cursorOf: (node: Node) => string,
  count: () => number | Promise<number>,
): Connection<Node> {
  const hasMore = fetched.length > page.size;
  const kept = fetched.slice(0, page.size);
  const nodes = page.backwards ? kept.reverse() : kept;
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: page.backwards ? page.beyond !== null : hasMore,
      hasPreviousPage: page.backwards ? hasMore : page.beyond !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return count();
    },
  };
}

/** A page of rows that are all in memory, in the order given. */
export function pageOfRows<Row extends { readonly code: string }>(
  rows: readonly Row[],
  input: PageInput,
  order: string,
  secret: Buffer,
): Connection<Row> {
  const page = readPage(input, order, secret);
  const walk = page.backwards ? [...rows].reverse() : rows;
  const start = page.beyond === null ? 0 : walk.findIndex((row) => row.code === page.beyond?.[0]) + 1;
  if (page.beyond !== null && start === 0) throw badCursor();
  const fetched = walk.slice(start, start + page.size + 1);
  return connectionOf(
    fetched,
    page,
    (row) => sealCursor([row.code], order, secret),
    () => rows.length,
  );
}

/** A position as opaque text, signed, and bound to the order it was made for. */
export function sealCursor(parts: readonly CursorPart[], order: string, secret: Buffer): string {
  const body = Buffer.from(JSON.stringify(parts));
  return Buffer.concat([sign(body, order, secret), body]).toString("base64url");
}

function openCursor(cursor: string, order: string, secret: Buffer): readonly CursorPart[] {
  const bytes = Buffer.from(cursor, "base64url");
  const body = bytes.subarray(signatureBytes);
  if (bytes.length <= signatureBytes || !timingSafeEqual(bytes.subarray(0, signatureBytes), sign(body, order, secret)))
    throw badCursor();
  return JSON.parse(body.toString()) as readonly CursorPart[];
}

export function badCursor(): ApiProblem {
  return new ApiProblem("BAD_CURSOR", "This cursor does not belong to this list in this order.");
}

const signatureBytes = 12;

function sign(body: Buffer, order: string, secret: Buffer): Buffer {
  return createHmac("sha256", secret).update(order).update("\0").update(body).digest().subarray(0, signatureBytes);
}
