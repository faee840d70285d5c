import { raw, sql, type Sql } from "../../../db/sql.ts";
import type { Fence } from "../../../reading/fence.ts";

/**
 * What cells are worth by the figures of their own unit: CTEs from `<name>node` (n, unit_id, indicator_id, key, starts_on,
 * ends_on, kind) to `<name>own`, with one row at the most for each n: the exact cell before the latest day or the best sum
 * of parts. With `means`, means of finer periods as well, each part weighed by what its weight is worth in that part.
 */
export function ownWorth(name: "" | "weight_", fence: Fence, means: boolean): Sql {
  const [node, inside, candidate, own] = ["node", "inside", "candidate", "own"].map((part) => raw(name + part));
  return sql`${inside!} as (
    select node.n, node.unit_id, node.indicator_id, node.kind, indicator.nature, indicator.weight_id,
      indicator.numerator_id = indicator.denominator_id as is_attainment, period.key = node.key as is_itself,
      stretch.months, stretch.months / part.months as expected, stretch.months is not null and stretch.months % part.months = 0 as is_part,
      figure.state, figure.value, figure.qualifier, figure.quality, figure.source_id,
      figure.period_id, period.key, period.type, period.starts_on, period.ends_on
    from ${node!} as node
      join indicator on indicator.id = node.indicator_id
      join figure on figure.unit_id = node.unit_id and figure.indicator_id = node.indicator_id and figure.kind = node.kind
      join period on period.id = figure.period_id and period.starts_on >= node.starts_on and period.ends_on <= node.ends_on
      cross join lateral (select case period.type when 'HALF' then 6 when 'QUARTER' then 3 when 'MONTH' then 1 end as months) as part
      -- parts can only fill a stretch of whole months that is a multiple of theirs: nine months are not halves
      cross join lateral (select case when extract(day from node.starts_on) = 1 and extract(day from node.ends_on + 1) = 1 then
        (extract(year from age(node.ends_on + 1, node.starts_on)) * 12 + extract(month from age(node.ends_on + 1, node.starts_on)))::int end as months) as stretch
    where (figure.state = 'VALUE' or (figure.state = 'NOT_APPLICABLE' and period.key = node.key))
      and node.takes_own and ${fence.visible(sql`figure.unit_id`)}
  )${means ? sql`, ${weighedParts(fence)}` : sql``}, ${candidate!} as (
    select n, value, case when state = 'VALUE' then 'EXACT' else 'NONE' end as basis, 1 as preference, qualifier, quality, source_id,
      null::date as as_at, null::int as parts, null::int as expected, period_id, null::text as part_type,
      case when state <> 'VALUE' then 'NOT_APPLICABLE' when value is null then 'DISPUTED' end as reason
    from ${inside!} where is_itself
    union all
    (select distinct on (n) n, value, case when value is null then 'NONE' else 'LATEST_AT' end, 2,
      qualifier, quality, source_id, ends_on, null, null, period_id, null, case when value is null then 'DISPUTED' end
    from ${inside!} where not is_itself and (nature = 'STOCK' or (nature = 'RATIO' and type = 'AS_AT' and not is_attainment))
    order by n, value is null, (quality = 'SAMPLE'), ends_on desc, (type = 'AS_AT') desc, starts_on desc, key)
    union all
    ${sumOfParts(inside!)}${means ? sql` union all ${meanOfParts}` : sql``}
  ), ${own!} as (
    select distinct on (n) *
    from ${candidate!}
    order by n, (basis = 'NONE'), (quality = 'SAMPLE'), preference, parts::numeric / nullif(expected, 0) desc nulls last, expected
  )`;
}

/** The marks of a value made of several: theirs where they agree, else a word of caution; SAMPLE when one of them is. */
export const marksOfAll = sql`
  case when bool_and(qualifier = 'EXACT') then 'EXACT' else 'ABOUT' end as qualifier,
  case when bool_or(quality = 'SAMPLE') then 'SAMPLE' when bool_and(quality = 'REPORTED') then 'REPORTED' else 'PROVISIONAL' end as quality,
  case when count(distinct source_id) = 1 and count(source_id) = count(*) then min(source_id) end as source_id`;

const sumOfParts = (inside: Sql): Sql => sql`select n, sum(value) as value,
      case count(value) when expected then 'SUM_OF' when 0 then 'NONE' else 'PARTIAL' end, case count(value) when expected then 3 else 4 end,
      ${marksOfAll}, null::date, count(value)::int, expected, null::int, type,
      case count(value) when expected then null when 0 then 'DISPUTED' else 'PARTS_MISSING' end
    from ${inside}
    where nature = 'FLOW' and not is_itself and is_part
    group by n, type, expected`;

/** The parts of means and, in a second round, the worth of their weights in the same stretches. */
const weighedParts = (fence: Fence): Sql => sql`weight_node as (
    select row_number() over () as n, true as takes_own, * from (
      select distinct unit_id, weight_id as indicator_id, kind, period_id, key, starts_on, ends_on
      from inside where nature = 'MEAN' and not is_itself and is_part and value is not null
    ) as part
  ), ${ownWorth("weight_", fence, false)}, weighed as (
    select inside.*, weight_own.n as weight_n, case when weight_own.basis <> 'PARTIAL' then weight_own.value end as weight
    from inside
      left join weight_node on weight_node.unit_id = inside.unit_id and weight_node.indicator_id = inside.weight_id
        and weight_node.kind = inside.kind and weight_node.period_id = inside.period_id
      left join weight_own on weight_own.n = weight_node.n
    where inside.nature = 'MEAN' and not inside.is_itself and inside.is_part
  )`;

const meanOfParts = sql`select n, case when count(value) = count(weight) then sum(value * weight) / nullif(sum(weight), 0) end as value,
      case when count(value) = 0 or count(value) > count(weight) or sum(weight) = 0 then 'NONE' when count(value) = expected then 'WEIGHTED' else 'PARTIAL' end,
      case count(value) when expected then 3 else 4 end,
      ${marksOfAll}, null::date, count(value)::int, expected, null::int, type,
      case when count(value) = 0 then 'DISPUTED' when count(value) > count(weight) then 'WEIGHT_MISSING'
        when sum(weight) = 0 then 'DIVISOR_ZERO' when count(value) < expected then 'PARTS_MISSING' end
    from weighed
    group by n, type, expected`;
