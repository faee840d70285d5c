import { sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { sourceDimension, unitDimension } from "../../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "../indicators.dimensions.ts";
import { arrayById } from "./coded.ts";
import type { GroupPlan } from "./groups.plan.ts";

/**
 * The steps that make `cell`, the figures of a plan; with their weights where they are asked for: the figure of the weight
 * indicator of the same unit, period and kind. `cell` is read twice at most, and in parallel, so it is not kept.
 */
export function cells({ where, fence }: GroupPlan, dimensions: Dimensions, withWeight: boolean): readonly Sql[] {
  const columns = sql`figure.unit_id, figure.indicator_id, figure.period_id, figure.source_id, figure.kind, figure.quality,
    figure.qualifier, figure.state, figure.value`;
  if (!withWeight) return [sql`cell as not materialized (select ${columns} from figure where ${where})`];
  const { rows } = dimensions.of(indicatorDimension);
  const weightIds = [...new Set(rows.flatMap(({ weightId }) => weightId ?? []))];
  return [
    sql`weight as (
      select figure.unit_id, figure.indicator_id, figure.period_id, figure.kind, figure.value from figure
      where ${fence} and figure.value is not null and figure.indicator_id = any(${weightIds}::int[])
    )`,
    sql`cell as not materialized (
      select ${columns}, weight.value as weight
      from figure left join weight on weight.unit_id = figure.unit_id and weight.period_id = figure.period_id
        and weight.kind = figure.kind and figure.value is not null
        and weight.indicator_id = (${arrayById(rows, ({ weightId }) => weightId)}::int[])[figure.indicator_id]
      where ${where}
    )`,
  ];
}

/**
 * Whether the database holds rows that are not in memory, of which nothing here would be known: neither what they are
 * grouped under nor whether they may be added. They are looked for only when the number of the version says so.
 */
export function isStale(dimensions: Dimensions): Sql {
  const ids = (rows: readonly { readonly id: number }[]): readonly number[] => rows.map(({ id }) => id);
  return sql`(select version from dimension_version) <> ${dimensions.version}::bigint and (
      exists (select from unit where id <> all(${ids(dimensions.of(unitDimension).rows)}::int[]))
      or exists (select from indicator where id <> all(${ids(dimensions.of(indicatorDimension).rows)}::int[]))
      or exists (select from period where id <> all(${ids(dimensions.of(periodDimension).rows)}::int[]))
      or exists (select from source where id <> all(${ids(dimensions.of(sourceDimension).rows)}::int[])))`;
}
