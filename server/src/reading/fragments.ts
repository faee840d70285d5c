import type { Write } from "./answering.ts";
import type { Dimensions } from "./dimensions.ts";

/** Bytes all kept fragments may have together; beyond it they are dropped and made anew. */
const mostBytes = 8_000_000;

let length = 0;
let kept = new WeakMap<Dimensions, Map<Write, Map<number, Buffer>>>();

/**
 * What depends on nothing but one id of a row and the dimensions is written once per id and version, not once per figure
 * that carries it: this is where a comparison gets its speed. Nothing is kept in which something failed. A row without a
 * number under that name is written anew each time.
 */
export function fragmentWriter(write: Write, id: string): Write {
  let version: Dimensions | null = null;
  let all = kept;
  let fragments = new Map<number, Buffer>();
  return (row, answering) => {
    const key = (row as Readonly<Record<string, unknown>>)[id];
    if (typeof key !== "number") return write(row, answering);
    if (version !== answering.context.dimensions || all !== kept) {
      version = answering.context.dimensions;
      all = kept;
      fragments = fragmentsOf(version, write);
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

function fragmentsOf(version: Dimensions, write: Write): Map<number, Buffer> {
  let ofVersion = kept.get(version);
  if (!ofVersion) kept.set(version, (ofVersion = new Map()));
  let fragments = ofVersion.get(write);
  if (!fragments) ofVersion.set(write, (fragments = new Map()));
  return fragments;
}

function keep(fragments: Map<number, Buffer>, id: number, fragment: Buffer): void {
  fragments.set(id, fragment);
  length += fragment.length;
  if (length < mostBytes) return;
  length = 0;
  kept = new WeakMap();
}
