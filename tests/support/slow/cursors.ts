/** A cursor the server handed out: in which list and order, and which row it stands at. */
export interface KnownCursor {
  readonly place: string;
  /** The wishes as JSON. */
  readonly order: string;
  readonly key: readonly unknown[];
}

/** All cursors the server handed out so far, by their text; lists of one kind of row may share a text. */
export type KnownCursors = ReadonlyMap<string, readonly KnownCursor[]>;

const mark = "slow cursor ";

/** A cursor of the slow interpreter says nothing but the key of its row. */
export function writeSlowCursor(key: readonly unknown[]): string {
  return `${mark}${JSON.stringify(key)}`;
}

/** The key in a cursor of the slow interpreter; null for any other text. */
export function keyInSlowCursor(text: string): readonly unknown[] | null {
  return text.startsWith(mark) ? (JSON.parse(text.slice(mark.length)) as unknown[]) : null;
}

/** Bytes of the signature in a cursor of the server; a list as JSON follows it. */
const signatureBytes = 12;

/** The key at the end of a cursor of the server, of so many parts; null when it is no cursor. */
export function keyInServerCursor(text: string, parts: number): readonly unknown[] | null {
  try {
    const body: unknown = JSON.parse(Buffer.from(text, "base64url").subarray(signatureBytes).toString());
    return Array.isArray(body) && body.length >= parts ? body.slice(body.length - parts) : null;
  } catch {
    return null;
  }
}
