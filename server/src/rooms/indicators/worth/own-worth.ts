import { withoutEnd } from "../../../db/long-lists.ts";
import { raw, sql, type Sql } from "../../../db/sql.ts";
import type { Fence } from "../../../reading/fence.ts";
import { indicatorBound, stretchBound, type WorthPlan } from "./plan.ts";

/**
 * What cells are worth by the figures of their own unit, as CTEs: `own`, with one row at the most for each cell `c`: the
 * exact cell before the latest day or the best sum or mean of parts. `newer` says whether there are figures of periods that
 * were not in memory when this was planned.
 *
 * Every figure that could count is fetched once, by lists; which cells it lies in is a matter of whole numbers. Joins on
 * several columns, or on days, are taken for tiny by the planner, which then loops over everything for each row.
 */
export function ownWorth({ cells, within, lists, hasMeans }: WorthPlan, fence: Fence): Sql {
  return sql`newer as (
    select exists (
      select from figure
      where figure.unit_id = any(${lists.units}::int[]) and figure.indicator_id = any(${lists.indicators}::int[])
        and figure.period_id > ${lists.lastPeriod} and ${fence.visible(sql`figure.unit_id`)}) as is_newer
  ), cell as (
    select * from unnest(
      ${cells.map(({ key }) => key)}::bigint[], ${cells.map(({ nature }) => nature)}::text[], ${withoutEnd(cells.map(({ weightId }) => weightId))}::int[])
      with ordinality as cell (key, nature, weight_id, c)
  ), within as (
    select * from unnest(
      ${within.map(({ stretch }) => stretch)}::int[], ${within.map(({ periodId }) => periodId)}::int[], ${within.map(({ isItself }) => isItself)}::boolean[],
      ${within.map(({ place }) => place)}::int[], ${within.map(({ endsOn }) => endsOn)}::date[], ${within.map(({ isDay }) => isDay)}::boolean[],
      ${within.map(({ months }) => months)}::int[], ${within.map(({ expected }) => expected)}::int[], ${within.map(({ partStretch }) => partStretch)}::int[],
      ${within.map(({ kind }) => kind)}::text[])
      as within (stretch, period_id, is_itself, place, ends_on, is_day, months, expected, part_stretch, kind)
  ), inside as materialized (
    select cell.c, cell.nature, cell.weight_id, within.is_itself, within.place, within.ends_on, within.is_day, within.months, within.expected, within.part_stretch,
      figure.unit_id, figure.indicator_id, figure.period_id, figure.kind, figure.state, figure.value, figure.qualifier, figure.quality, figure.source_id
    from figure
      join within on within.period_id = figure.period_id and (within.kind is null or within.kind = figure.kind)
      join cell on cell.key = ${keyOf(sql`figure.indicator_id`, sql`within.stretch`)}
    where figure.unit_id = any(${lists.units}::int[]) and figure.indicator_id = any(${lists.indicators}::int[])
      and figure.period_id = any(${lists.periods}::int[])
      and (figure.state = 'VALUE' or (figure.state = 'NOT_APPLICABLE' and within.is_itself)) and ${fence.visible(sql`figure.unit_id`)}
  ), candidate as (
    select c, value, case when state = 'VALUE' then 'EXACT' else 'NONE' end as basis, 1 as preference, qualifier, quality, source_id,
      null::date as as_at, null::int as parts, null::int as expected, period_id, null::int as months,
      case when state <> 'VALUE' then 'NOT_APPLICABLE' when value is null then 'DISPUTED' end as reason
    from inside where is_itself
    union all
    (select distinct on (c) c, value, case when value is null then 'NONE' else 'LATEST_AT' end, 2,
      qualifier, quality, source_id, ends_on, null, null, period_id, null, case when value is null then 'DISPUTED' end
    from inside where not is_itself and (nature = 'STOCK' or (nature = 'RATIO' and is_day))
    order by c, value is null, (quality = 'SAMPLE'), place)
    union all
    ${sumOfParts}
  ), ${hasMeans ? bestWithMeans : sql`own as (${best(sql`candidate`)})`}`;
}

/** The number of the cell a figure would stand in. */
function keyOf(indicator: Sql, stretch: Sql): Sql {
  return sql`((figure.unit_id::bigint * ${raw(String(indicatorBound))} + ${indicator}) * 2 + case figure.kind when 'TARGET' then 1 else 0 end) * ${raw(String(stretchBound))} + ${stretch}`;
}

const best = (candidates: Sql): Sql => sql`
    select distinct on (c) *
    from ${candidates} as candidate
    order by c, (basis = 'NONE'), (quality = 'SAMPLE'), preference, parts::numeric / nullif(expected, 0) desc nulls last, expected
  `;

/** The marks of a value made of several: theirs where they agree, else a word of caution; SAMPLE when one of them is. */
export const marksOfAll = sql`
  case when bool_and(qualifier = 'EXACT') then 'EXACT' else 'ABOUT' end as qualifier,
  case when bool_or(quality = 'SAMPLE') then 'SAMPLE' when bool_and(quality = 'REPORTED') then 'REPORTED' else 'PROVISIONAL' end as quality,
  case when count(distinct source_id) = 1 and count(source_id) = count(*) then min(source_id) end as source_id`;

const sumOfParts = sql`select c, sum(value) as value,
      case count(value) when expected then 'SUM_OF' when 0 then 'NONE' else 'PARTIAL' end, case count(value) when expected then 3 else 4 end,
      ${marksOfAll}, null::date, count(value)::int, expected, null::int, months,
      case count(value) when expected then null when 0 then 'DISPUTED' else 'PARTS_MISSING' end
    from inside
    where nature = 'FLOW' and not is_itself and months is not null
    group by c, months, expected`;

/** A part of a mean is weighed by what the weight is worth in that part, which is a cell like any other. */
const bestWithMeans = sql`plain as (${best(sql`candidate`)}), weighed as (
    select figure.*, weight.c as weight_c, case when plain.basis <> 'PARTIAL' then plain.value end as weight
    from inside as figure
      left join cell as weight on weight.key = ${keyOf(sql`figure.weight_id`, sql`figure.part_stretch`)}
      left join plain on plain.c = weight.c
    where figure.nature = 'MEAN' and not figure.is_itself and figure.months is not null
  ), mean as (
    select c, case when count(value) = count(weight) filter (where value is not null) then sum(value * weight) / nullif(sum(weight) filter (where value is not null), 0) end as value,
      count(value)::int as parts, count(value) - count(weight) filter (where value is not null) as lacking, expected, months, ${marksOfAll}
    from weighed
    group by c, months, expected
  ), best_or_mean as (
    select * from plain
    union all
    select c, value, case when value is null then 'NONE' when parts = expected then 'WEIGHTED' else 'PARTIAL' end, case parts when expected then 3 else 4 end,
      qualifier, quality, source_id, null, parts, expected, null, months,
      case when parts = 0 then 'DISPUTED' when lacking > 0 then 'WEIGHT_MISSING' when value is null then 'DIVISOR_ZERO' when parts < expected then 'PARTS_MISSING' end
    from mean
  ), own as (${best(sql`best_or_mean`)})`;
