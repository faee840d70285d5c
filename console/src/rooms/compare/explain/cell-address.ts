import type { ComparisonInput } from "../../../api/generated/graphql.ts";

/** A cell of the sheet as the address names it: "UNIT INDICATOR PERIOD"; a line of all units together has a star. */
export interface CellAddress {
  readonly whose: string;
  readonly indicator: string;
  readonly period: string;
}

export function readCell(text: string): CellAddress | null {
  const [whose, indicator, period, ...more] = text.split(" ");
  return whose && indicator && period && more.length === 0 ? { whose, indicator, period } : null;
}

/** The same comparison with this one column: rank and middle are those of the sheet. */
export function columnInput(input: ComparisonInput, { indicator, period }: CellAddress): ComparisonInput {
  // Own formulas may name each other, so all of them stay.
  const isOwn = input.formulas?.some(({ code }) => code === indicator) ?? false;
  return { ...input, indicators: isOwn ? [] : [indicator], periods: [period] };
}
