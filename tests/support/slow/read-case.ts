import type { Json } from "./answers.ts";

/** A document with what it is asked with: all that is needed to ask it again in another run. */
export interface ReadCase {
  readonly document: string;
  readonly variables: Readonly<Record<string, Json>>;
  /** Variables that are cursors: their text is signed by the database of the run, so it is asked for anew. */
  readonly cursors: Readonly<Record<string, CursorAsked>>;
}

/** Where a cursor comes from: a document that shows the edges of a list, or its flat rows. */
export interface CursorAsked {
  readonly document: string;
  /** The list as the slow interpreter names it, and its order as JSON. */
  readonly place: string;
  readonly order: string;
  readonly at: number;
  readonly isTampered: boolean;
}
