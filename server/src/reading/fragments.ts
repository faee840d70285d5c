import type { Write } from "./answering.ts";
import type { Dimensions } from "./dimensions.ts";

/** Bytes all kept fragments may take together; beyond it they are dropped and made anew. */
const mostBytes = 16_000_000;
/** What a fragment takes beside its own bytes. */
const overhead = 200;

let length = 0;
const kept = new Set<Map<number, Buffer>>();

/**
 * What depends on nothing but one id of a row and the dimensions is written once per id and version, not once per figure
 * that carries it: this is where a comparison gets its speed. Nothing is kept in which something failed. A row without a
 * number under that name, or with one below nought, which a request gives to rows of its own, is written anew each time.
 */
export function fragmentWriter(write: Write, id: string): Write {
  let version: Dimensions | null = null;
  const fragments = new Map<number, Buffer>();
  return (row, answering) => {
    const key = (row as Readonly<Record<string, unknown>>)[id];
    if (typeof key !== "number" || key < 0) return write(row, answering);
    if (version !== answering.context.dimensions) {
      version = answering.context.dimensions;
      fragments.clear();
    }
    const { bytes, errors } = answering;
    const known = fragments.get(key);
    if (known !== undefined) return bytes.copy(known);
    const failed = errors.length;
    const start = bytes.end;
    write(row, answering);
    if (errors.length === failed) keep(fragments, key, bytes.since(start));
  };
}

function keep(fragments: Map<number, Buffer>, id: number, fragment: Buffer): void {
  fragments.set(id, fragment);
  kept.add(fragments);
  length += fragment.length + overhead;
  if (length < mostBytes) return;
  for (const some of kept) some.clear();
  kept.clear();
  length = 0;
}
