import { sql, type Sql } from "../../db/sql.ts";
import type { Fence } from "../../reading/fence.ts";

/** How a value came about; see "What a figure is worth in a period" in the README of this room. */
export type Basis = "EXACT" | "LATEST_AT" | "SUM_OF" | "PARTIAL" | "RECOMPUTED" | "CLAIMED" | "NONE";

/** A cell that is asked for: ids, and the window in ISO days with both inside. */
export interface CellAsked {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodKey: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly kind: "ACTUAL" | "TARGET";
}

/**
 * What each asked cell is worth, in the order asked, as one statement in `numeric`:
 *
 * 1. EXACT: the cell itself exists.
 * 2. STOCK: LATEST_AT, the latest day inside the period.
 * 3. FLOW: SUM_OF the parts of one finer kind that cover the period best; PARTIAL when some are missing.
 * 4. RATIO: RECOMPUTED from numerator and denominator, each by rules 1 to 3 and of the same day; CLAIMED when only the
 *    ratio itself was reported, for the period or as at its latest day. Numerator = denominator marks an attainment:
 *    ACTUAL over TARGET of that indicator; the claim of half a year is none of the year.
 * 5. Otherwise NONE, which is not zero. So is a MEAN of finer periods, until it is weighted by its head-count.
 *
 * A generated sample never stands before a reported figure, whichever rule found it.
 */
export function resolveStatement(cells: readonly CellAsked[], fence: Fence): Sql {
  return sql`
    with asked as (
      select * from unnest(
        ${cells.map(({ unitId }) => unitId)}::int[], ${cells.map(({ indicatorId }) => indicatorId)}::int[],
        ${cells.map(({ periodKey }) => periodKey)}::text[], ${cells.map(({ startsOn }) => startsOn)}::date[],
        ${cells.map(({ endsOn }) => endsOn)}::date[], ${cells.map(({ kind }) => kind)}::text[])
      with ordinality as asked (unit_id, indicator_id, period_key, starts_on, ends_on, kind, n)
    ), ${neededCells}, ${insideFigures(fence)}, ${resolvedCells}
    select ${valueOf} as value, ${basisOf} as basis,
      coalesce(own.as_at, numerator.as_at)::text as "asAt", own.parts, own.expected, ${weakest("qualifier", sql`'ABOUT'`)} as qualifier, ${weakest("quality", sql`'PROVISIONAL'`)} as quality,
      case when not coalesce(${isRecomputed}, false) then own.source_id when numerator.source_id = denominator.source_id then numerator.source_id end as "sourceId",
      case when indicator.nature = 'RATIO' and own.basis in ('EXACT', 'LATEST_AT') then trim_scale(own.value)::text end as claimed,
      trim_scale(numerator.value)::text as numerator, trim_scale(denominator.value)::text as denominator
    from asked
      join indicator on indicator.id = asked.indicator_id
      left join resolved as own using (unit_id, indicator_id, period_key, kind)
      left join resolved as numerator on numerator.unit_id = asked.unit_id and numerator.indicator_id = indicator.numerator_id
        and numerator.period_key = asked.period_key and numerator.kind = asked.kind
        -- nobody registers an attainment by registering what it is held against
        and (indicator.numerator_id <> indicator.denominator_id or asked.kind = 'ACTUAL')
      left join resolved as denominator on denominator.unit_id = asked.unit_id and denominator.indicator_id = indicator.denominator_id
        and denominator.period_key = asked.period_key
        and denominator.kind = case when indicator.numerator_id = indicator.denominator_id then 'TARGET' else asked.kind end
    order by asked.n`;
}

const isRecomputed = sql`(indicator.nature = 'RATIO' and denominator.value <> 0
  and numerator.basis <> 'PARTIAL' and denominator.basis <> 'PARTIAL'
  and (numerator.as_at is not distinct from denominator.as_at or indicator.numerator_id = indicator.denominator_id)
  and numerator.value is not null)`;

/** The mark of a recomputed ratio: that of its parts when they agree; SAMPLE when one of them is; else a word of caution. */
function weakest(column: "qualifier" | "quality", caution: Sql): Sql {
  const [own, numerator, denominator] =
    column === "quality"
      ? [sql`own.quality`, sql`numerator.quality`, sql`denominator.quality`]
      : [sql`own.qualifier`, sql`numerator.qualifier`, sql`denominator.qualifier`];
  return sql`case when not coalesce(${isRecomputed}, false) then ${own}
    when ${numerator} = ${denominator} then ${numerator}
    when 'SAMPLE' in (${numerator}, ${denominator}) then 'SAMPLE'
    else ${caution} end`;
}

const valueOf = sql`trim_scale(case
  when ${isRecomputed} then round(case when indicator.measure = '%' then 100 else 1 end * numerator.value / denominator.value, 4)
  else own.value end)::text`;

const basisOf = sql`case
  when ${isRecomputed} then 'RECOMPUTED'
  when indicator.nature = 'RATIO' and own.value is not null then 'CLAIMED'
  else coalesce(own.basis, 'NONE') end`;

/** The asked cells and the parts of those that are ratios. */
const neededCells = sql`needed as (
    select unit_id, indicator_id, period_key, starts_on, ends_on, kind from asked
    union
    select asked.unit_id, part.indicator_id, asked.period_key, asked.starts_on, asked.ends_on, part.kind
    from asked join indicator on indicator.id = asked.indicator_id
      cross join lateral (values
        (indicator.numerator_id, asked.kind),
        (indicator.denominator_id, case when indicator.numerator_id = indicator.denominator_id then 'TARGET' else asked.kind end)
      ) as part (indicator_id, kind)
    where part.indicator_id is not null
  )`;

/** Every reported figure that lies wholly inside the window of a needed cell. */
function insideFigures(fence: Fence): Sql {
  return sql`inside as (
    select needed.*, indicator.nature, indicator.numerator_id = indicator.denominator_id as is_attainment, figure.value, figure.qualifier, figure.quality, figure.source_id,
      period.key, period.type, period.starts_on as part_starts_on, period.ends_on as part_ends_on
    from needed
      join indicator on indicator.id = needed.indicator_id
      join figure on figure.unit_id = needed.unit_id and figure.indicator_id = needed.indicator_id and figure.kind = needed.kind
      join period on period.id = figure.period_id and period.starts_on >= needed.starts_on and period.ends_on <= needed.ends_on
    where figure.state = 'VALUE' and ${fence.visible(sql`figure.unit_id`)}
  )`;
}

/** One row a needed cell at most: the exact cell before the latest day or the best sum of parts. */
const resolvedCells = sql`candidate as (
    select unit_id, indicator_id, period_key, kind, value, 'EXACT' as basis, 1 as preference, qualifier, quality, source_id,
      null::date as as_at, null::int as parts, null::int as expected
    from inside where key = period_key
    union all
    (select distinct on (unit_id, indicator_id, period_key, kind) unit_id, indicator_id, period_key, kind, value, 'LATEST_AT', 2,
      qualifier, quality, source_id, part_ends_on, null, null
    from inside where key <> period_key and value is not null
      and (nature = 'STOCK' or (nature = 'RATIO' and type = 'AS_AT' and not is_attainment))
    order by unit_id, indicator_id, period_key, kind, (quality = 'SAMPLE'), part_ends_on desc, (type = 'AS_AT') desc, part_starts_on desc, key)
    union all
    select unit_id, indicator_id, period_key, kind, sum(value), case when count(value) = size.expected then 'SUM_OF' else 'PARTIAL' end,
      case when count(value) = size.expected then 3 else 4 end,
      case when bool_and(qualifier = 'EXACT') then 'EXACT' else 'ABOUT' end,
      case when bool_or(quality = 'SAMPLE') then 'SAMPLE' when bool_and(quality = 'REPORTED') then 'REPORTED' else 'PROVISIONAL' end,
      case when count(distinct source_id) = 1 and count(source_id) = count(*) then min(source_id) end, null, count(value)::int, size.expected
    from inside
      cross join lateral (
        select (extract(year from age(ends_on + 1, starts_on)) * 12 + extract(month from age(ends_on + 1, starts_on)))::int as months,
          case type when 'HALF' then 6 when 'QUARTER' then 3 else 1 end as part_months
      ) as stretch
      cross join lateral (select months / part_months as expected) as size
    where nature = 'FLOW' and key <> period_key and type in ('HALF', 'QUARTER', 'MONTH')
      -- parts can only fill a stretch of whole months that is a multiple of theirs: nine months are not halves
      and extract(day from starts_on) = 1 and extract(day from ends_on + 1) = 1 and months % part_months = 0
    group by unit_id, indicator_id, period_key, kind, type, size.expected
    having count(value) > 0
  ), resolved as (
    select distinct on (unit_id, indicator_id, period_key, kind) *
    from candidate
    order by unit_id, indicator_id, period_key, kind, (quality = 'SAMPLE'), preference, parts::numeric / nullif(expected, 0) desc nulls last, expected
  )`;
