import { describe, expect, test } from "vitest";
import { ApiProblem } from "../api-problem.ts";
import type { Actor } from "../actor.ts";
import { cursorsOf, type Cursors } from "./cursors.ts";
import { pageOfRows, readPage, type Connection, type PageInput } from "./page.ts";

const reader: Actor = { kind: "TOKEN", personId: null, name: "bi", grants: [] };
const cursorsFor = (order: string, actor = reader, secret = Buffer.alloc(32, 1)): Cursors =>
  cursorsOf(order, actor, secret);
const rowsOf = (count: number): readonly { readonly code: string }[] =>
  Array.from({ length: count }, (_, n) => ({ code: `R${String(n).padStart(3, "0")}` }));
type Row = ReturnType<typeof rowsOf>[number];

const pageOf = (rows: readonly Row[], input: PageInput, order = "rows"): Connection<Row> =>
  pageOfRows(rows, input, cursorsFor(order));
const codes = ({ nodes }: Connection<Row>): string[] => nodes.map(({ code }) => code);

function problemOf(work: () => unknown): string {
  try {
    work();
    return "none";
  } catch (error) {
    expect(error).toBeInstanceOf(ApiProblem);
    return (error as ApiProblem).code;
  }
}

function walk(rows: readonly Row[], size: number, backwards: boolean): string[] {
  const seen: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: Connection<Row> = pageOf(
      rows,
      backwards ? { last: size, ...(cursor && { before: cursor }) } : { first: size, ...(cursor && { after: cursor }) },
    );
    if (backwards) seen.unshift(...codes(page));
    else seen.push(...codes(page));
    cursor = backwards ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    if (!(backwards ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return seen;
  }
}

describe("walking forwards and backwards gives the whole list in the same order", () => {
  test.each([0, 1, 2, 5, 6, 10, 23].flatMap((count) => [1, 2, 5, 7, 1_000].map((size) => [count, size] as const)))(
    "%i rows by %i",
    (count, size) => {
      const rows = rowsOf(count);
      const whole = rows.map(({ code }) => code);
      expect(walk(rows, size, false)).toEqual(whole);
      expect(walk(rows, size, true)).toEqual(whole);
    },
  );
});

describe("a page says where it stands", () => {
  const rows = rowsOf(5);
  const at = (n: number): string => pageOf(rows, { first: 5 }).edges[n]?.cursor ?? "";
  test.each<[string, PageInput, string[], { readonly next: boolean; readonly previous: boolean }]>([
    ["the first two", { first: 2 }, ["R000", "R001"], { next: true, previous: false }],
    ["the last two", { last: 2 }, ["R003", "R004"], { next: false, previous: true }],
    ["between", { first: 2, after: at(0) }, ["R001", "R002"], { next: true, previous: true }],
    ["up to the end", { first: 2, after: at(2) }, ["R003", "R004"], { next: false, previous: true }],
    ["before the third", { last: 2, before: at(2) }, ["R000", "R001"], { next: true, previous: false }],
    ["before without a number", { before: at(2) }, ["R000", "R001"], { next: true, previous: false }],
    ["nothing asked", { first: 0 }, [], { next: true, previous: false }],
    ["beyond the end", { first: 2, after: at(4) }, [], { next: false, previous: true }],
    [
      "nulls, as unset variables give them",
      { first: null, after: null, last: null, before: null },
      ["R000", "R001", "R002", "R003", "R004"],
      { next: false, previous: false },
    ],
  ])("%s", (_, input, expected, { next, previous }) => {
    const page = pageOf(rows, input);
    expect(codes(page)).toEqual(expected);
    expect(page.pageInfo).toMatchObject({ hasNextPage: next, hasPreviousPage: previous });
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    expect(page.totalCount).toBe(5);
  });

  test("fifty when no number is given", () => {
    expect(pageOf(rowsOf(60), {}).nodes).toHaveLength(50);
  });
});

describe("a page that makes no sense is refused", () => {
  test.each<[string, PageInput]>([
    ["BAD_USER_INPUT", { first: 1, last: 1 }],
    ["BAD_USER_INPUT", { after: "a", before: "b" }],
    ["BAD_USER_INPUT", { last: 1, after: "a" }],
    ["BAD_USER_INPUT", { first: 1, before: "a" }],
    ["BAD_USER_INPUT", { first: -1 }],
    ["BAD_USER_INPUT", { last: -1 }],
    ["LIMIT_EXCEEDED", { first: 1_001 }],
    ["LIMIT_EXCEEDED", { last: 2_147_483_647 }],
    ["none", { first: 1_000 }],
  ])("%s: %o", (code, input) => {
    expect(problemOf(() => readPage(input, cursorsFor("rows")))).toBe(code);
  });
});

describe("a cursor that was not given for this list is refused", () => {
  const cursor = cursorsFor("rows").seal(["R001"]);
  const flipped = (at: number): string => {
    const bytes = Buffer.from(cursor, "base64url");
    bytes[at]! ^= 1;
    return bytes.toString("base64url");
  };
  test.each<[string, string]>([
    ["empty", ""],
    ["made up", "abc"],
    ["not even base64", "%%%"],
    ["made up and long", "A".repeat(10_000)],
    ["of another order", cursorsFor("rows by name").seal(["R001"])],
    ["signed with another key", cursorsFor("rows", reader, Buffer.alloc(32, 2)).seal(["R001"])],
    ["given to somebody else", cursorsFor("rows", { ...reader, name: "other" }).seal(["R001"])],
    ["cut short", cursor.slice(0, -2)],
    ["the signature alone", Buffer.from(cursor, "base64url").subarray(0, 12).toString("base64url")],
    ["the body alone", Buffer.from('["R001"]').toString("base64url")],
    ["of a row that is not there", cursorsFor("rows").seal(["R999"])],
    ...Array.from({ length: 20 }, (_, at): [string, string] => [`byte ${at} changed`, flipped(at)]),
  ])("%s", (_, after) => {
    expect(problemOf(() => pageOf(rowsOf(5), { first: 1, after }))).toBe("BAD_CURSOR");
  });

  test("and one that was is taken", () => {
    expect(codes(pageOf(rowsOf(5), { first: 1, after: cursor }))).toEqual(["R002"]);
  });
});
