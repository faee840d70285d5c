import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type { ClustersQuery, IndicatorsQuery, UnitsQuery } from "./generated/graphql.ts";
import { clustersQuery, indicatorsQuery, specialPeriodsQuery, unitsQuery } from "./operations/catalogue.ts";
import { rulesOf, type Rules } from "./rules.ts";

export type UnitRow = UnitsQuery["units"]["nodes"][number];
export type IndicatorRow = IndicatorsQuery["indicators"]["nodes"][number];
export type ClusterRow = ClustersQuery["clusters"]["nodes"][number];

/** The dimensions of every sheet: small, and changing rarely. */
export interface Catalogue {
  readonly units: readonly UnitRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly clusters: readonly ClusterRow[];
  readonly unit: ReadonlyMap<string, UnitRow>;
  readonly indicator: ReadonlyMap<string, IndicatorRow>;
  /** What its figures must be like; made once, with it. */
  readonly rules: Rules;
}

export const catalogueOptions = queryOptions({
  queryKey: ["catalogue"],
  queryFn: async ({ signal }): Promise<Catalogue> => {
    const [units, indicators, clusters] = await Promise.all([
      allPages(async (after) => (await ask(unitsQuery, { after }, { signal })).units),
      allPages(async (after) => (await ask(indicatorsQuery, { after }, { signal })).indicators),
      ask(clustersQuery, {}, { signal }),
    ]);
    return {
      units,
      indicators,
      clusters: clusters.clusters.nodes,
      unit: new Map(units.map((row) => [row.code, row])),
      indicator: new Map(indicators.map((row) => [row.code, row])),
      rules: rulesOf(indicators),
    };
  },
  staleTime: 10 * 60_000,
});

/** Keys of days, windows and nine-month stretches that hold figures of these units in this year. */
export function specialPeriodsOptions(units: readonly string[], year: number) {
  return queryOptions({
    queryKey: ["special-periods", units, year],
    queryFn: async ({ signal }) => {
      const { figures } = await ask(specialPeriodsQuery, { units: [...units], year }, { signal });
      return [...new Set(figures.nodes.map((figure) => figure.period.key))];
    },
    enabled: units.length > 0,
  });
}

interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

async function allPages<Row>(load: (after: string | null) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: Page<Row> = await load(after);
    rows.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return rows;
}
