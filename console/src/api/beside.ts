import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type { BesideQuery, SeriesBreaksQuery, SheetInput } from "./generated/graphql.ts";
import { besideQuery, breaksQuery } from "./operations/beside.ts";

export type BesideAnswer = BesideQuery["sheet"];
export type IndicatorBreaks = SeriesBreaksQuery["indicators"]["nodes"][number];

/** Figures that stand beside those of a sheet. Read anew with it, and never served from an old answer. */
export function besideOptions(input: SheetInput | null) {
  return queryOptions({
    queryKey: ["sheet", "beside", input],
    queryFn: async ({ signal }) => (await ask(besideQuery, { input: input! }, { signal })).sheet,
    enabled: input !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** From which days series mean something else; null: not asked. */
export function breaksOptions(indicators: readonly string[] | null) {
  return queryOptions({
    queryKey: ["breaks", indicators],
    queryFn: async ({ signal }) => {
      const asked = { indicators: [...indicators!], count: indicators!.length };
      return (await ask(breaksQuery, asked, { signal })).indicators.nodes;
    },
    enabled: indicators !== null,
    staleTime: 10 * 60_000,
  });
}
