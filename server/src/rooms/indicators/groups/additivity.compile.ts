import { join, sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { indicatorDimension, periodDimension, type IndicatorRow } from "../indicators.dimensions.ts";
import { isAdding, isWeighing, type Level, type Rule } from "./additivity.ts";
import { arrayById, clusterJoin, codesById, keyOf, type Codes } from "./codes.ts";
import { dimensionsOfGroups, keyColumn } from "./group-by.ts";
import type { GroupPlan } from "./groups.plan.ts";
import { cellSteps, partStep } from "./parts.ts";
import { relatedUnits } from "./related-units.ts";
import type { Suspicion } from "./suspicion.ts";
import { isAddedOverUnits } from "./traits.ts";

/** A group, or the total, that breaks a rule, and by what; ids of the first two of each. */
export interface Breach {
  readonly rule: Rule;
  readonly isTotal: boolean;
  readonly indicators: readonly number[];
  readonly units: readonly number[] | null;
  readonly periods: readonly number[] | null;
}

/**
 * The one statement that looks at figures one by one: the first rule that is broken, or no row. The checks are made one
 * after the other and end with the first row, so the dear ones, which come last, are mostly not made at all.
 */
export function compileCheck(plan: GroupPlan, suspicions: readonly Suspicion[], dimensions: Dimensions): Sql {
  const codes = codesById(dimensions);
  const steps = suspicions.flatMap(({ level }) => [valuedStep(level, codes, dimensions), seenStep(level)]);
  const checks = suspicions.flatMap(({ level, rules }) =>
    rules.map((rule) => {
      const asked = { level, dimensions, ...relations(level) };
      return sql`(select ${rule}::text as rule, ${level.isTotal}::boolean as "isTotal", found.indicators, found.units, found.periods
        from (${breachOf[rule](asked)}) as found)`;
    }),
  );
  return sql`with ${join([...cellSteps(plan, dimensions, false), partStep({ by: plan.by.includes("KIND") ? plan.by : [...plan.by, "KIND"], codes, numbers: ["total"], areGathered: false }), ...steps], ", ")} ${unionOf(checks)} limit 1`;
}

interface Asked {
  readonly level: Level;
  readonly dimensions: Dimensions;
  /** The figures of the level that have a value, under the key of their group. */
  readonly valued: Sql;
  /** The indicators of each group. */
  readonly seen: Sql;
}

function relations({ isTotal }: Level): { readonly valued: Sql; readonly seen: Sql } {
  return isTotal ? { valued: sql`all_valued`, seen: sql`all_seen` } : { valued: sql`valued`, seen: sql`seen` };
}

/** A key is never null here, so that keys can be compared. */
function valuedStep(level: Level, codes: Codes, dimensions: Dimensions): Sql {
  const keys = level.by.map((one, place) => {
    const none = dimensionsOfGroups[one].source.kind === "column" ? sql`''` : sql`-1`;
    return sql`coalesce(${keyOf(one, codes)}, ${none}) as ${keyColumn(place)}`;
  });
  const columns = [...keys, sql`part.unit as u`, sql`part.indicator as i`, sql`part.period as p`, sql`part.kind`];
  return sql`${relations(level).valued} as (
    select ${join(columns, ", ")} from part ${clusterJoin(level.by, codes, dimensions)} where part.total is not null
  )`;
}

function seenStep(level: Level): Sql {
  const { valued, seen } = relations(level);
  const keys = join([...level.by.map((_, place) => keyColumn(place)), sql`i`], ", ");
  return sql`${seen} as (
    select ${keys}, count(*) as n, min(u) as u1, max(u) as u2, bool_or(kind = 'ACTUAL') as actual, bool_or(kind = 'TARGET') as target
    from ${valued} group by ${keys}
  )`;
}

const breachOf: Readonly<Record<Rule, (asked: Asked) => Sql>> = {
  MEASURE({ level, dimensions, seen }) {
    const { rows } = dimensions.of(indicatorDimension);
    const measures = [...new Set(rows.map(({ measure }) => measure))];
    const measure = sql`(${arrayById(rows, ({ measure: name }) => measures.indexOf(name))}::int[])[i]`;
    const first = sql`(array_agg(i order by ${measure}, i))[1]`;
    const other = sql`(array_agg(i order by ${measure} desc, i))[1]`;
    return sql`select ${breach(sql`array[${first}, ${other}]`)} from ${seen} ${groupedBy(level)}
      having min(${measure}) <> max(${measure}) order by 1 limit 1`;
  },
  KIND({ level, dimensions, seen }) {
    const both = sql`array[min(i) filter (where actual), min(i) filter (where target)]`;
    return sql`select ${breach(both)} from ${seen} where ${flag(dimensions, addedOrWeighed(level))} ${groupedBy(level)}
      having bool_or(actual) and bool_or(target) order by 1 limit 1`;
  },
  RATE({ level, dimensions, seen }) {
    const isRate = flag(dimensions, ({ nature }) => nature === "RATIO" || nature === "MEAN");
    return sql`select ${breach(sql`array[min(i) filter (where ${isRate})]`)} from ${seen} ${groupedBy(level)}
      having sum(n) > 1 and bool_or(${isRate}) order by 1 limit 1`;
  },
  PART({ level, dimensions, seen }) {
    const pairs = partPairs(dimensions);
    return sql`select ${breach(sql`array[seen.i, whole.i]`)} from ${seen} as seen
      join unnest(${pairs.map(({ part }) => part)}::int[], ${pairs.map(({ whole }) => whole)}::int[]) as pair (part, whole)
        on pair.part = seen.i
      join ${seen} as whole on ${join([sql`whole.i = pair.whole`, ...sameKeys(level, sql`seen`, sql`whole`)], " and ")}
      order by 1 limit 1`;
  },
  OVER_UNITS({ level, dimensions, seen }) {
    const isBroken = flag(dimensions, (row) => !isAddedOverUnits(row) && addedOrWeighed(level)(row));
    return sql`select ${breach(sql`array[i]`, sql`array[u1, u2]`)} from ${seen}
      where u1 <> u2 and ${isBroken} order by 1 limit 1`;
  },
  STOCK({ level, dimensions, valued }) {
    const keys = [...level.by.map((_, place) => keyColumn(place)), sql`u`, sql`i`, sql`kind`];
    return sql`select ${breach(sql`array[i]`, sql`array[u]`, sql`array[min(p), max(p)]`)} from ${valued}
      where ${flag(dimensions, ({ nature }) => nature === "STOCK")} group by ${join(keys, ", ")}
      having count(*) > 1 order by 1, 2 limit 1`;
  },
  OVERLAP({ level, dimensions, valued }) {
    const keys = [...level.by.map((_, place) => keyColumn(place)), sql`u`, sql`i`, sql`kind`];
    const { starts, ends } = days(dimensions, sql`p`);
    const isMeant = flag(
      dimensions,
      ({ nature }) => (isAdding(level) && nature === "FLOW") || (isWeighing(level) && nature === "MEAN"),
    );
    // The last day so far, with the period it ends: arrays are compared from the left.
    return sql`select ${breach(sql`array[i]`, sql`array[u]`, sql`array[before[2], p]`)} from (
      select u, i, p, ${starts} as starts, max(array[${ends}, p]) over (
        partition by ${join(keys, ", ")} order by ${starts}, ${ends} desc, p rows between unbounded preceding and 1 preceding
      ) as before from ${valued} where ${isMeant}
    ) as following where starts <= before[1] order by 1, 2, 3 limit 1`;
  },
  RELATED({ level, dimensions, valued }) {
    const { pairs } = relatedUnits(dimensions);
    const one = days(dimensions, sql`valued.p`);
    const two = days(dimensions, sql`other.p`);
    const isStock = flag(dimensions, ({ nature }) => nature === "STOCK", sql`valued.i`);
    const same = sameKeys(level, sql`valued`, sql`other`);
    // A stock is of a day: of two units that share people it is not added whatever the days.
    return sql`select ${breach(sql`array[valued.i]`, sql`array[pair.a, pair.b]`, sql`array[valued.p, other.p]`)}
      from ${valued} as valued join unnest(${pairs.map(({ a }) => a)}::int[], ${pairs.map(({ b }) => b)}::int[],
          ${pairs.map(({ from }) => dayNumber(from))}::int[], ${pairs.map(({ to }) => dayNumber(to))}::int[])
          as pair (a, b, since, until)
        on pair.a = valued.u
      join ${valued} as other on ${join([sql`other.u = pair.b`, sql`other.i = valued.i`, sql`other.kind = valued.kind`, ...same], " and ")}
      where ${flag(dimensions, addedOrWeighed(level), sql`valued.i`)} and (${isStock} or
        greatest(${one.starts}, ${two.starts}, pair.since) <= least(${one.ends}, ${two.ends}, pair.until))
      order by 1, 2, 3 limit 1`;
  },
};

function breach(indicators: Sql, units = sql`null::int[]`, periods = sql`null::int[]`): Sql {
  return sql`${indicators} as indicators, ${units} as units, ${periods} as periods`;
}

function unionOf(checks: readonly Sql[]): Sql {
  return checks.reduce((all, check) => sql`${all} union all ${check}`);
}

function groupedBy({ by }: Level): Sql {
  return by.length === 0
    ? sql``
    : sql`group by ${join(
        by.map((_, place) => keyColumn(place)),
        ", ",
      )}`;
}

function sameKeys({ by }: Level, one: Sql, other: Sql): readonly Sql[] {
  return by.map((_, place) => sql`${one}.${keyColumn(place)} = ${other}.${keyColumn(place)}`);
}

/** A mean is only weighed: where nothing is added, the other indicators of a group are left alone. */
function addedOrWeighed(level: Level): (row: IndicatorRow) => boolean {
  return ({ nature }) => isAdding(level) || nature === "MEAN";
}

function flag(dimensions: Dimensions, is: (row: IndicatorRow) => boolean, indicator = sql`i`): Sql {
  const ids = dimensions.of(indicatorDimension).rows.flatMap((row) => (is(row) ? row.id : []));
  return sql`${indicator} = any(${ids}::int[])`;
}

/** First and last day of a period as numbers that can be compared. */
function days(dimensions: Dimensions, period: Sql): { readonly starts: Sql; readonly ends: Sql } {
  const { rows } = dimensions.of(periodDimension);
  return {
    starts: sql`(${arrayById(rows, ({ startsOn }) => dayNumber(startsOn))}::int[])[${period}]`,
    ends: sql`(${arrayById(rows, ({ endsOn }) => dayNumber(endsOn))}::int[])[${period}]`,
  };
}

function dayNumber(day: string): number {
  return Number(day.replaceAll("-", ""));
}

/** Every indicator with each of the wholes above it. */
function partPairs(dimensions: Dimensions): readonly { readonly part: number; readonly whole: number }[] {
  const { rows, byId } = dimensions.of(indicatorDimension);
  return rows.flatMap(({ id: part, partOfId }) => {
    const wholes = new Set<number>();
    for (let whole = partOfId; whole !== null && !wholes.has(whole); whole = byId.get(whole)?.partOfId ?? null)
      wholes.add(whole);
    return [...wholes].map((whole) => ({ part, whole }));
  });
}
