/**
 * The body of a field that reads: resolver classes declare such fields, with their arguments and descriptions, and the
 * reading engine answers them by the maps of the rooms (`<room>.reads.ts`). So it is never called.
 */
export function byReading(): never {
  throw new Error("a field that reads is answered by the reading engine");
}
