import type { NumberContext } from "@bangvang/schema/number-reader/number-context";

interface CatalogueEntry {
  readonly measure: string;
  readonly wholeNumber: boolean;
  readonly mayBeNegative: boolean;
  readonly bandLow?: number | null;
  readonly bandHigh?: number | null;
}

/** What the number reader needs to know about a cell, from the entry of the catalogue. */
export function contextOf(indicator: CatalogueEntry): NumberContext {
  return {
    measure: indicator.measure,
    wholeNumber: indicator.wholeNumber,
    mayBeNegative: indicator.mayBeNegative,
    bandLow: asText(indicator.bandLow),
    bandHigh: asText(indicator.bandHigh),
  };
}

function asText(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
