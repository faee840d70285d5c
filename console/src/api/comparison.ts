import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type {
  ComparedCellFragment,
  ComparisonInput,
  ComparisonQuery,
  ExplainedCellFragment,
  ExplainedColumnQuery,
  SparksQuery,
} from "./generated/graphql.ts";
import { withNamesakes } from "./unit-label.ts";
import { comparisonQuery, explainedQuery, sparksQuery } from "./operations/comparison.ts";

export type Comparison = ComparisonQuery["comparison"];
export type ComparisonColumn = Comparison["columns"][number];
export type ComparisonCell = ComparedCellFragment;
export type ExplainedColumn = ExplainedColumnQuery["comparison"];
export type ExplainedCell = ExplainedCellFragment;
export type Sparks = SparksQuery["comparison"];

/** How a comparison is read: as known at an instant, on the map of a day. */
export interface Reading {
  readonly asOf: string | null;
  readonly boundary: string | null;
}

/** What is asked for beyond the values. */
export interface Beyond {
  readonly deltas: boolean;
  readonly lastYear: boolean;
}

/** The comparison; while another is asked for, the one before stays. */
export function comparisonOptions(input: ComparisonInput | null, reading: Reading, beyond: Beyond) {
  return queryOptions({
    queryKey: ["comparison", input, reading, beyond],
    queryFn: async ({ signal }) =>
      withNames((await ask(comparisonQuery, { input: input!, ...reading, ...beyond }, { signal })).comparison),
    enabled: input !== null,
    placeholderData: (before) => before,
  });
}

/** Two units of one name in a comparison, as a province and the new one it became, are told apart wherever they are named. */
function withNames(comparison: Comparison): Comparison {
  const units = withNamesakes(comparison.rows.map(({ unit }) => unit));
  return { ...comparison, rows: comparison.rows.map((row, at) => ({ ...row, unit: units[at]! })) };
}

export function sparksOptions(input: ComparisonInput | null, reading: Reading) {
  return queryOptions({
    queryKey: ["sparks", input, reading],
    queryFn: async ({ signal }) => (await ask(sparksQuery, { input: input!, ...reading }, { signal })).comparison,
    enabled: input !== null,
  });
}

/** One column with all that explains it. */
export function explainedOptions(input: ComparisonInput, reading: Reading) {
  return queryOptions({
    queryKey: ["explained", input, reading],
    queryFn: async ({ signal }) =>
      (await ask(explainedQuery, { input, ...reading, deltas: true, lastYear: true }, { signal })).comparison,
  });
}
