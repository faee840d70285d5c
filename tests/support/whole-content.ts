import { isoInstant } from "../../server/src/db/instant.ts";
import { sql, type Sql } from "../../server/src/db/sql.ts";
import type { Transaction } from "../../server/src/db/transaction.ts";
import { loadDimensions, type Dimensions } from "../../server/src/reading/dimensions.ts";
import { house } from "../../server/src/house.ts";

/** What every table with a past holds, with the codes beside the ids: one statement a table. */
const statements: Readonly<Record<string, Sql>> = {
  figure: sql`
    select unit.code as unit, indicator.code as indicator, period.key as period, kind, state, value::text, qualifier, quality,
      figure.note, source.code as source, version, change_set.actor, ${isoInstant(sql`change_set.applied_at`)} as at, change_set.reason
    from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
      join change_set on change_set.id = change_set_id left join source on source.id = figure.source_id`,
  figure_change: sql`
    select unit_id, indicator_id, period_id, kind, version, change_set_id, state_before, value_before::text, qualifier_before,
      quality_before, note_before, source_before, state_after, value_after::text, qualifier_after, quality_after, note_after, source_after
    from figure_change`,
  change_set: sql`
    select change_set.id, actor, ${isoInstant(sql`applied_at`)} as at, reason, source.code as source, seq
    from change_set left join source on source.id = source_id where seq is not null`,
  evidence: sql`
    select evidence.id, unit.code as unit, indicator.code as indicator, period.key as period, kind, source.code as source, phrase,
      value::text, qualifier, quality, evidence.note
    from evidence join unit on unit.id = unit_id join indicator on indicator.id = indicator_id
      join period on period.id = period_id join source on source.id = source_id`,
  unit: sql`select to_jsonb(unit) as row, parent.code as parent from unit left join unit as parent on parent.id = unit.parent_id`,
  lineage: sql`
    select to_jsonb(lineage) as row, predecessor.code as predecessor, successor.code as successor
    from lineage join unit as predecessor on predecessor.id = predecessor_id join unit as successor on successor.id = successor_id`,
  cluster_member: sql`
    select to_jsonb(cluster_member) as row, cluster.code as cluster, unit.code as unit
    from cluster_member join unit as cluster on cluster.id = cluster_id join unit on unit.id = unit_id`,
  source: sql`select to_jsonb(source) as row from source`,
  indicator: sql`
    select to_jsonb(indicator) as row, numerator.code as numerator
    from indicator left join indicator as numerator on numerator.id = indicator.numerator_id`,
  period: sql`select to_jsonb(period) as row from period`,
  series_break: sql`
    select to_jsonb(series_break) as row, unit.code as unit, indicator.code as indicator
    from series_break left join unit on unit.id = unit_id left join indicator on indicator.id = indicator_id`,
  campaign: sql`select to_jsonb(campaign) as row from campaign`,
  campaign_indicator: sql`
    select to_jsonb(campaign_indicator) as row, campaign.code as campaign, indicator.code as indicator
    from campaign_indicator join campaign on campaign.id = campaign_id join indicator on indicator.id = indicator_id`,
  award: sql`select to_jsonb(award) as row, unit.code as unit from award join unit on unit.id = unit_id`,
};

/** Lines of JSON in one order, by table. */
export type Content = Readonly<Record<string, readonly string[]>>;

/** Everything there is, as the transaction sees it. */
export async function wholeContent(transaction: Transaction): Promise<Content> {
  const content: Record<string, readonly string[]> = {};
  for (const [table, statement] of Object.entries(statements))
    content[table] = (await transaction.query(statement)).map((row) => JSON.stringify(row)).toSorted();
  return content;
}

/** The rows of every dimension in their order, by dimension. */
export function dimensionContent(dimensions: Dimensions): Content {
  return Object.fromEntries(
    house.dimensions.map((kind) => [kind.name, dimensions.of(kind).rows.map((row) => JSON.stringify(row))]),
  );
}

/** The same, read by a transaction. */
export async function storedDimensions(transaction: Transaction): Promise<Content> {
  return dimensionContent(await loadDimensions(house.dimensions, transaction));
}
