/**
 * What is known about the cell a number is read for. `measure` and `wholeNumber` decide what a string can mean; the
 * rest is evidence: it may turn the order of the readings of an ambiguous string and never settles one. Left out means
 * not asked, null means that there is none.
 */
export interface NumberContext {
  /** What is counted in: người, đồng, %, đồng/suất, … Empty when not known: then every known unit word is accepted. */
  readonly measure: string;
  readonly wholeNumber: boolean;
  /** Indicators that count a change may fall below nothing. */
  readonly mayBeNegative?: boolean;
  /** What one unit of the column is worth: "1000000000" in a column headed "tỷ đồng". No sheet of the console is headed so. */
  readonly scale?: string;
  readonly bandLow?: string | null;
  readonly bandHigh?: string | null;
  /** The same cell one year earlier. */
  readonly lastYear?: string | null;
  /** The same cell of the other units. */
  readonly peers?: readonly string[];
  readonly unitPrice?: UnitPrice | null;
  /** English-formatted numbers stand in the same paste, so the Vietnamese convention alone settles nothing there. */
  readonly englishNearby?: boolean;
}

/** How many things the money was for, and what one of them costs at least and at most. */
export interface UnitPrice {
  readonly count: string;
  readonly low: string;
  readonly high: string;
}

/** Whole numbers and đồng, counted one by one: there "7.501" is seven thousand five hundred and one. */
export function isWholeCell(context: NumberContext): boolean {
  const isMoney = context.measure.split("/")[0] === "đồng";
  return (context.wholeNumber || isMoney) && !isScaled(context);
}

/** True in a column headed "tỷ đồng" and the like. */
export function isScaled(context: NumberContext): boolean {
  return context.scale !== undefined && context.scale !== "1";
}
