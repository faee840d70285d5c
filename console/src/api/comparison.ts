import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type { ComparisonInput, ComparisonQuery } from "./generated/graphql.ts";
import { comparisonQuery } from "./operations/comparison.ts";

export type Comparison = ComparisonQuery["comparison"];
export type ComparisonColumn = Comparison["columns"][number];
export type ComparisonRow = Comparison["rows"][number];
export type ComparisonCell = ComparisonRow["cells"][number];

export function comparisonOptions(input: ComparisonInput | null) {
  return queryOptions({
    queryKey: ["comparison", input],
    queryFn: async ({ signal }) => (await ask(comparisonQuery, { input: input! }, { signal })).comparison,
    enabled: input !== null,
  });
}
