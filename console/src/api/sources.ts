import { infiniteQueryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type { SourceQuery, SourceWhere, SourcesQuery, Trust } from "./generated/graphql.ts";
import { sourceQuery, sourcesQuery } from "./operations/sources.ts";

export type SourceRow = SourcesQuery["sources"]["nodes"][number];
export type Source = NonNullable<SourceQuery["source"]>;
export type SourceFigure = Source["figures"]["nodes"][number];
export const trustLevels: readonly Trust[] = ["ORIGINAL", "TRANSLATION", "MACHINE_TRANSLATION", "SAMPLE"];
export type { Trust };

export function sourcesOptions(search: string, trust: Trust | null) {
  const where: SourceWhere = {
    ...(search ? { title: { search } } : {}),
    ...(trust ? { trust: { eq: trust } } : {}),
  };
  return infiniteQueryOptions({
    queryKey: ["sources", where],
    queryFn: async ({ pageParam, signal }) =>
      (await ask(sourcesQuery, { where, after: pageParam }, { signal })).sources,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null),
  });
}

/** One source with its figures, page after page; null when there is no such source. */
export function sourceOptions(id: string) {
  return infiniteQueryOptions({
    queryKey: ["source", id],
    queryFn: async ({ pageParam, signal }) =>
      (await ask(sourceQuery, { id, after: pageParam }, { signal })).source ?? null,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.figures.pageInfo.hasNextPage ? (page.figures.pageInfo.endCursor ?? null) : null),
  });
}
