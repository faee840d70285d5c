import type { Write } from "./answering.ts";
import type { Dimensions } from "./dimensions.ts";

/** Characters all kept texts may have together; beyond it they are dropped and made anew. */
const mostCharacters = 8_000_000;

let characters = 0;
let kept = new WeakMap<Dimensions, Map<Write, Map<number, string>>>();

/**
 * A dimension row is written once per version and selection, not once per figure that names it: this is where a
 * comparison gets its speed. Only texts that depend on nothing but the row are kept, and none in which something
 * failed. A row with a number as its id is a row of a dimension; anything else is written anew each time.
 */
export function fragmentWriter(write: Write): Write {
  let version: Dimensions | null = null;
  let all = kept;
  let texts = new Map<number, string>();
  return (row, answering) => {
    const { id } = row as { readonly id?: unknown };
    if (typeof id !== "number") return write(row, answering);
    if (version !== answering.context.dimensions || all !== kept) {
      version = answering.context.dimensions;
      all = kept;
      texts = textsOf(version, write);
    }
    const known = texts.get(id);
    if (known !== undefined) return known;
    const failed = answering.errors.length;
    const text = write(row, answering);
    if (answering.errors.length === failed) keep(texts, id, text);
    return text;
  };
}

function textsOf(version: Dimensions, write: Write): Map<number, string> {
  let ofVersion = kept.get(version);
  if (!ofVersion) kept.set(version, (ofVersion = new Map()));
  let texts = ofVersion.get(write);
  if (!texts) ofVersion.set(write, (texts = new Map()));
  return texts;
}

function keep(texts: Map<number, string>, id: number, text: string): void {
  texts.set(id, text);
  characters += text.length;
  if (characters < mostCharacters) return;
  characters = 0;
  kept = new WeakMap();
}
