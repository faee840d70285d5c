import { join, Sql, sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";

/** A past moment: the last change set and the last version of the dimensions that were known at an instant. */
export interface Moment {
  /** Number of the last change set, as decimal text; "0" before the first. */
  readonly seq: string;
  readonly dimensionVersion: string;
  /** ISO text in UTC. Evidence is dated by it. */
  readonly instant: string;
}

/**
 * The same statement as of a moment. In front of it stand CTEs with the names of the tables it reads, so that every name
 * means the table as it was. A statement must not name a schema, nor call a CTE of its own like a table.
 */
export function asOf(statement: Sql, moment: Moment): Sql {
  return shadowed(statement, moment, addsUp(statement) ? totalsSource : cellsAsOf);
}

/** The same with the figures as totals read them best, whatever the statement does; see `totalsSource`. */
export function totalsAsOf(statement: Sql, moment: Moment): Sql {
  return shadowed(statement, moment, totalsSource);
}

/** Asks every statement as of a moment. */
export function transactionAsOf(transaction: Transaction, moment: Moment): Transaction {
  return { query: (statement) => transaction.query(asOf(statement, moment)) };
}

type Shadow = (moment: Moment) => Sql;

/**
 * Whether a statement runs through figures to add them up, rather than picks, packs or joins them. The answer is the same.
 */
function addsUp({ texts }: Sql): boolean {
  const text = texts.join(" ");
  const isOfMany = /\bgroup by\b|\bcount\(\*\)|\bselect distinct\b/i.test(text);
  return isOfMany && !/\bjoin\s+figure\b|\bstring_agg\(/i.test(text);
}

function shadowed(statement: Sql, moment: Moment, figures: Shadow): Sql {
  // A word may stand there as an alias or a text: then a CTE is not used, which costs nothing but its parsing.
  const words = new Set(statement.texts.join(" ").match(/\w+/g));
  const shadows = Object.entries({ figure: figures, ...shadowOf }).filter(([name]) => words.has(name));
  if (shadows.length === 0) return statement;
  const tables = join(
    shadows.map(([, shadow]) => shadow(moment)),
    ", ",
  );
  const [first = "", ...others] = statement.texts;
  const own = /^\s*with(\s+recursive)?\s/i.exec(first);
  if (!own) return sql`with ${tables} ${statement}`;
  const rest = new Sql([first.slice(own[0].length), ...others], statement.values);
  return own[1] ? sql`with recursive ${tables}, ${rest}` : sql`with ${tables}, ${rest}`;
}

/** Whether a set was closed by then; `opening` is its number in the order of opening (migration 0005 says why). */
function isKnown(opening: Sql, { seq }: Moment): Sql {
  return sql`(${opening} <= (select highest_opening from public.change_set where seq = ${seq}::bigint)
    and ${opening} <> all (array(select opening from public.overtaken_set where seq = ${seq}::bigint)))`;
}

function isLater(opening: Sql, { seq }: Moment): Sql {
  return sql`(${opening} > (select highest_opening from public.change_set where seq = ${seq}::bigint)
    or ${opening} = any (array(select opening from public.overtaken_set where seq = ${seq}::bigint)))`;
}

/**
 * Each figure as it stands, or, where it has changed since, as it was before the first change that is later. One scan
 * of `figure`, whose key columns stay its own: filters, joins and orders by them use its indexes as they do today. The
 * history is entered for a changed figure only: `offset 0` keeps the planner from making an ordinary join of it, which
 * looks for each.
 */
const cellsAsOf: Shadow = (moment) => sql`figure as not materialized (
    select now.unit_id, now.indicator_id, now.period_id, now.kind,
      case when was.version is null then now.state else was.state_before end as state,
      case when was.version is null then now.value else was.value_before end as value,
      case when was.version is null then now.qualifier else was.qualifier_before end as qualifier,
      case when was.version is null then now.quality else was.quality_before end as quality,
      case when was.version is null then now.note else was.note_before end as note,
      case when was.version is null then now.source_id else was.source_before end as source_id,
      case when was.version is null then now.version else was.version - 1 end as version,
      case when was.version is null then now.change_set_id else was.change_set_before end as change_set_id
    from public.figure as now left join lateral (
      select version, change_set_before, state_before, value_before, qualifier_before, quality_before, note_before, source_before
      from public.figure_change
      where ${isLater(sql`now.opening`, moment)} and unit_id = now.unit_id and indicator_id = now.indicator_id
        and period_id = now.period_id and kind = now.kind
        and ${isLater(sql`opening`, moment)} and ${isKnown(sql`opening_before`, moment)}
      offset 0
    ) as was on true
    where ${isKnown(sql`now.opening`, moment)} or was.version is not null)`;

/**
 * The figures that have not changed since, and those that have, from the history: two scans. Filters reach both, and a
 * sum of everything costs one and a half to two times the current one, where the join above costs five to eight times;
 * but a join or an order by the key cannot use an index.
 */
const totalsSource: Shadow = (moment) => sql`figure as not materialized (
    select unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, note, source_id, version, change_set_id
    from public.figure where ${isKnown(sql`opening`, moment)}
    union all
    select unit_id, indicator_id, period_id, kind, state_before, value_before, qualifier_before, quality_before, note_before,
      source_before, version - 1, change_set_before
    from public.figure_change where ${isLater(sql`opening`, moment)} and ${isKnown(sql`opening_before`, moment)})`;

const changesAsOf: Shadow = (moment) => sql`figure_change as not materialized (
    select unit_id, indicator_id, period_id, kind, version, change_set_id,
      state_before, value_before, qualifier_before, quality_before, note_before, source_before,
      state_after, value_after, qualifier_after, quality_after, note_after, source_after
    from public.figure_change where ${isKnown(sql`opening`, moment)})`;

const changeSetsAsOf: Shadow = ({ seq }) => sql`change_set as not materialized (
    select id, actor, applied_at, reason, because, source_id, seq from public.change_set where seq <= ${seq}::bigint)`;

const evidenceAsOf: Shadow = ({ instant }) => sql`evidence as not materialized (
    select id, unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality, note
    from public.evidence where recorded_at <= ${instant}::timestamptz
    union all
    select id, unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality, note
    from public.evidence_past where recorded_at <= ${instant}::timestamptz and ended_at > ${instant}::timestamptz)`;

/** The last state each round had by then. */
const roundsAsOf: Shadow = ({ instant }) => sql`reporting_round as not materialized (
    select distinct on (unit_id, period_id, kind) unit_id, period_id, kind, state, due_on, changed_by, person_id, changed_at, reason
    from public.reporting_round_past where changed_at <= ${instant}::timestamptz
    order by unit_id, period_id, kind, changed_at desc)`;

const roundHistoryAsOf: Shadow = ({ instant }) => sql`reporting_round_past as not materialized (
    select unit_id, period_id, kind, state, due_on, changed_by, person_id, changed_at, reason
    from public.reporting_round_past where changed_at <= ${instant}::timestamptz)`;

const exceptionsAsOf: Shadow = ({ instant }) => sql`round_exception as not materialized (
    select id, unit_id, period_id, kind, reason, expires_at, granted_by, granted_at
    from public.round_exception where granted_at <= ${instant}::timestamptz)`;

/** Migration 0007 says what closed means, now and then. */
const closedRoundsAsOf: Shadow = ({ instant }) =>
  sql`closed_round as materialized (select * from public.closed_round_at(${instant}::timestamptz))`;

const momentAsOf: Shadow = ({ instant }) => sql`present_moment as (select ${instant}::timestamptz as instant)`;

/**
 * The last row of each key, made into rows of the table by one call, not one a row. They have the columns the table has
 * today; one that was added since is null in them.
 */
function dimensionAsOf(name: string, table: Sql): Shadow {
  return ({ dimensionVersion }) => sql`${table} as (
    select dimension.* from jsonb_populate_recordset(null::public.${table}, (
      select jsonb_agg(last.row) from (
        select distinct on (row_key) row from public.row_history
        where table_name = ${name} and version <= ${dimensionVersion}::bigint
        order by row_key desc, version desc
      ) as last where last.row is not null
    )) as dimension)`;
}

/** What stands for each table that has a past, but for `figure`, where it depends on the question. */
const shadowOf: Readonly<Record<string, Shadow>> = {
  figure_change: changesAsOf,
  change_set: changeSetsAsOf,
  evidence: evidenceAsOf,
  reporting_round: roundsAsOf,
  reporting_round_past: roundHistoryAsOf,
  round_exception: exceptionsAsOf,
  closed_round: closedRoundsAsOf,
  present_moment: momentAsOf,
  unit: dimensionAsOf("unit", sql`unit`),
  lineage: dimensionAsOf("lineage", sql`lineage`),
  cluster_member: dimensionAsOf("cluster_member", sql`cluster_member`),
  source: dimensionAsOf("source", sql`source`),
  indicator: dimensionAsOf("indicator", sql`indicator`),
  period: dimensionAsOf("period", sql`period`),
  series_break: dimensionAsOf("series_break", sql`series_break`),
  campaign: dimensionAsOf("campaign", sql`campaign`),
  campaign_indicator: dimensionAsOf("campaign_indicator", sql`campaign_indicator`),
  award: dimensionAsOf("award", sql`award`),
};
