import { raw, sql, type Sql } from "../../../db/sql.ts";
import { marksOfAll } from "./own-worth.ts";
import type { Addend } from "./plan.ts";

/** The first of the CTEs `worth_0`, `worth_1`, …: every cell by the figures of its own unit. `whole`: a value that nothing is missing from. */
export const unrestatedWorth = sql`worth_0 as materialized (
    select node.n, own.value, coalesce(own.basis, 'NONE') as basis, case when own.basis <> 'PARTIAL' then own.value end as whole,
      own.as_at, own.parts, own.expected, own.qualifier, own.quality, own.source_id,
      case when own.c is null then node.otherwise else own.reason end as reason,
      null::int as predecessors, null::int as predecessors_expected, false as days_differ, false as is_restated
    from node left join own on own.c = node.cell
  )`;

/**
 * The next of them: cells that are put together of cells of the level before. A whole figure of the unit itself stands
 * first; then what its predecessors make, then what is there of its own. A predecessor counts when its value is whole.
 */
export function restatedWorth(level: number, addends: readonly Addend[]): Sql {
  const [addend, combined, before, after] = [
    `addend_${level}`,
    `combined_${level}`,
    `worth_${level}`,
    `worth_${level + 1}`,
  ].map(raw);
  return sql`${addend!} as (
    select * from unnest(
      ${addends.map(({ node }) => node)}::int[], ${addends.map(({ part }) => part)}::int[], ${addends.map(({ weight }) => weight)}::int[],
      ${addends.map(({ share }) => share)}::numeric[], ${addends.map(({ rule }) => rule)}::text[], ${addends.map(({ isPredecessor }) => isPredecessor)}::boolean[])
      as addend (n, part, weight, share, rule, is_predecessor)
  ), ${combined!} as (
    select *, case when reason is null then value end as whole,
      case when reason is null then case rule when 'WEIGH' then 'WEIGHTED' else 'SUM_OF' end when value is null then 'NONE' else 'PARTIAL' end as basis
    from (
      select *, case
          when lacks_weight then 'WEIGHT_MISSING'
          when rule = 'SAME_DAY' and days_differ then 'DAYS_DIFFER'
          when predecessors < predecessors_expected then 'PREDECESSOR_MISSING'
          when parts_missing then 'PARTS_MISSING'
          when sum is null then 'DIVISOR_ZERO' end as reason,
        case when not lacks_weight and not (rule = 'SAME_DAY' and days_differ) then sum end as value
      from (
        select n, rule,
          case rule when 'WEIGH' then sum(share * whole * weight) / nullif(sum(share * weight) filter (where whole is not null), 0) else sum(share * whole) end as sum,
          count(whole) filter (where is_predecessor)::int as predecessors, count(*) filter (where is_predecessor)::int as predecessors_expected,
          count(whole) < count(*) as parts_missing, bool_or(rule = 'WEIGH' and whole is not null and weight is null) as lacks_weight,
          case when count(distinct as_at) = 1 and count(as_at) = count(whole) then min(as_at) end as as_at,
          count(distinct as_at) > 1 or (count(as_at) > 0 and count(as_at) < count(whole)) or coalesce(bool_or(days_differ), false) as days_differ,
          ${marksOfAll}
        from (
          select addend.n, addend.rule, addend.share, addend.is_predecessor, part.whole, weight.whole as weight, part.as_at, part.days_differ,
            case when addend.share < 1 and part.whole is not null then 'ESTIMATE' else part.qualifier end as qualifier, part.quality, part.source_id
          from ${addend!} as addend
            left join ${before!} as part on part.n = addend.part and part.whole is not null
            left join ${before!} as weight on weight.n = addend.weight
        ) as counted
        group by n, rule
      ) as added
    ) as reasoned
  ), ${after!} as materialized (
    select own.n, ${chosen("value")}, ${chosen("basis")}, ${chosen("whole")}, ${chosen("as_at")},
      case when not is_combined then own.parts end as parts, case when not is_combined then own.expected end as expected,
      ${chosen("qualifier")}, ${chosen("quality")}, ${chosen("source_id")}, ${chosen("reason")},
      case when is_combined then combined.predecessors else own.predecessors end as predecessors,
      case when is_combined then combined.predecessors_expected else own.predecessors_expected end as predecessors_expected,
      ${chosen("days_differ")}, is_combined or own.is_restated as is_restated
    from ${before!} as own
      left join ${combined!} as combined using (n)
      cross join lateral (select combined.n is not null and (
        (own.value is null and own.basis = 'NONE')
        or (own.basis = 'PARTIAL' and combined.value is not null)
        or (own.quality = 'SAMPLE' and combined.whole is not null and combined.quality <> 'SAMPLE')) as is_combined) as choice
  )`;
}

function chosen(column: string): Sql {
  const name = raw(column);
  return sql`case when is_combined then combined.${name} else own.${name} end as ${name}`;
}
