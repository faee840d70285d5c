import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { principalOf, type Actor } from "../actor.ts";
import { ApiProblem } from "../api-problem.ts";

/** A value a cursor holds. */
export type CursorPart = string | number | null;

/** Makes and opens the cursors of one list as one actor reads it. */
export interface Cursors {
  /** A position as opaque text, with a mark that only the server can make. */
  seal(parts: readonly CursorPart[]): string;
  /** Throws BAD_CURSOR for a cursor of another list, filter, order or actor, and for one that was made up. */
  open(cursor: string): readonly CursorPart[];
}

const markLength = 16; // characters: 12 bytes

/**
 * `list` names all a cursor is bound to beside the actor: the list, its filter and its order. The key is derived once a
 * list, when it is needed, so that a thousand cursors cost a thousand plain hashes; the key on both sides keeps a mark from being extended.
 */
export function cursorsOf(list: string, actor: Actor, secret: Buffer): Cursors {
  let made: string | null = null;
  const makeKey = (): string =>
    createHmac("sha256", secret)
      .update(JSON.stringify([list, principalOf(actor)]))
      .digest("base64url");
  const markOf = (body: string): string => {
    const key = (made ??= makeKey());
    return hash("sha256", `${key}.${body}.${key}`, "base64url").slice(0, markLength);
  };
  return {
    seal(parts) {
      const body = Buffer.from(JSON.stringify(parts)).toString("base64url");
      return markOf(body) + body;
    },
    open(cursor) {
      const [mark, body] = [cursor.slice(0, markLength), cursor.slice(markLength)];
      const expected = Buffer.from(markOf(body));
      const given = Buffer.from(mark);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw badCursor();
      return JSON.parse(Buffer.from(body, "base64url").toString()) as readonly CursorPart[];
    },
  };
}

export function badCursor(): ApiProblem {
  return new ApiProblem("BAD_CURSOR", "This cursor does not belong to this list in this order.");
}
