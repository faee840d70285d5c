import type { CellContent } from "@bangvang/schema/figure";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import type { ReadRow, Standing } from "./stages.ts";

/** Rows a statement asks for. */
const portion = 10_000;

interface StandingRow {
  readonly n: number;
  readonly base: CellContent | null;
  readonly now: (CellContent & { readonly version: number }) | null;
}

const nothing: Standing = { base: null, now: null };

/**
 * What stood in each cell at the version its row was read at, and what stands there now, in the order of the rows and
 * under the rights of the snapshot. What a version held never changes, so it needs no lock; what stands now may be
 * another thing a moment later, which the river notices.
 */
export async function findStanding(rows: readonly ReadRow[], snapshot: Transaction): Promise<readonly Standing[]> {
  const standing: Standing[] = rows.map(() => nothing);
  for (let start = 0; start < rows.length; start += portion) {
    const found = await ask(rows.slice(start, start + portion), snapshot);
    for (const { n, base, now } of found) standing[start + n - 1] = { base, now };
  }
  return standing;
}

function ask(rows: readonly ReadRow[], snapshot: Transaction): Promise<readonly StandingRow[]> {
  return snapshot.query<StandingRow>(sql`
    select wanted.n::int as n,
      case when figure.version is null then null else jsonb_build_object('version', figure.version, 'state', figure.state,
        'value', trim_scale(figure.value)::text, 'qualifier', figure.qualifier, 'quality', figure.quality,
        'note', figure.note, 'source', source.code) end as now,
      case when past.version is null then null else jsonb_build_object('state', past.state_after,
        'value', trim_scale(past.value_after)::text, 'qualifier', past.qualifier_after, 'quality', past.quality_after,
        'note', past.note_after, 'source', past_source.code) end as base
    from unnest(
        ${rows.map(({ unit }) => unit)}::text[], ${rows.map(({ indicator }) => indicator)}::text[],
        ${rows.map(({ period }) => period)}::text[], ${rows.map(({ kind }) => kind)}::text[],
        ${rows.map(({ version }) => version)}::int[])
      with ordinality as wanted (unit, indicator, period, kind, version, n)
      join unit on unit.code = wanted.unit
      join indicator on indicator.code = wanted.indicator
      join period on period.key = wanted.period
      join figure on figure.unit_id = unit.id and figure.indicator_id = indicator.id
        and figure.period_id = period.id and figure.kind = wanted.kind
      left join source on source.id = figure.source_id
      left join figure_change as past on past.unit_id = unit.id and past.indicator_id = indicator.id
        and past.period_id = period.id and past.kind = wanted.kind and past.version = wanted.version
      left join source as past_source on past_source.id = past.source_after`);
}
