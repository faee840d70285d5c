import { checkCell } from "@bangvang/schema/check-cell";
import type { NumberContext } from "@bangvang/schema/number-reader/number-context";

interface CatalogueEntry {
  readonly code: string;
  readonly measure: string;
  readonly wholeNumber: boolean;
  readonly bandLow?: number | null;
  readonly bandHigh?: number | null;
}

/** What the number reader needs to know about a cell, from the entry of the catalogue. */
export function contextOf(indicator: CatalogueEntry, lastYear: string | null = null): NumberContext {
  return {
    measure: indicator.measure,
    wholeNumber: indicator.wholeNumber,
    // Asked of the rule itself, so that reader and rule cannot disagree.
    mayBeNegative: checkCell("-1", indicator).length === 0,
    bandLow: asText(indicator.bandLow),
    bandHigh: asText(indicator.bandHigh),
    lastYear,
  };
}

function asText(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
