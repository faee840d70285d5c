import type { Actor } from "../../../server/src/actor.ts";
import type { Product } from "../../../server/src/product.ts";
import type { Json } from "./answers.ts";
import type { KnownCursor, KnownCursors } from "./cursors.ts";
import type { ReadCase } from "./read-case.ts";
import { serverRead } from "./server-read.ts";

interface Followed {
  readonly variables: Record<string, Json>;
  /** Every cursor the server showed on the way, with the row it stands at. */
  readonly cursors: KnownCursors;
}

/** Asks the server for the cursors of a case. Where a list is empty there is none, and the variable is left out. */
export async function followCursors(product: Product, asked: ReadCase, actor: Actor): Promise<Followed> {
  const variables: Record<string, Json> = { ...asked.variables };
  const cursors = new Map<string, readonly KnownCursor[]>();
  for (const [name, { document, place, order, at, isTampered }] of Object.entries(asked.cursors)) {
    const { data, errors } = await serverRead(product, document, {}, actor);
    if (errors.length > 0) throw new Error(`${document} gave ${JSON.stringify(errors)}`);
    const rows = rowsIn(data);
    for (const { cursor, key } of rows) cursors.set(cursor, [...(cursors.get(cursor) ?? []), { place, order, key }]);
    const chosen = rows[at % Math.max(1, rows.length)]?.cursor;
    if (chosen !== undefined) variables[name] = isTampered ? tampered(chosen) : chosen;
  }
  return { variables, cursors };
}

function rowsIn(data: Json): readonly { readonly cursor: string; readonly key: readonly Json[] }[] {
  const { parent = data } = data as { parent?: Json };
  const list = (parent as { list?: Json } | null)?.list ?? [];
  const edges = Array.isArray(list) ? list : (list as { edges: Json[] }).edges;
  return (edges as { cursor: string; node?: Json }[]).map(({ cursor, node, ...columns }) => ({
    cursor,
    key: valuesIn(node ?? columns),
  }));
}

/** The leaves of an object, in order: the documents ask for the key and nothing else. */
function valuesIn(row: Json): readonly Json[] {
  return typeof row === "object" && row !== null ? Object.values(row).flatMap(valuesIn) : [row];
}

function tampered(cursor: string): string {
  return `${cursor.startsWith("A") ? "B" : "A"}${cursor.slice(1)}`;
}
