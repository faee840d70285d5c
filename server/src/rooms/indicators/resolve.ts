import { withoutEnd } from "../../db/long-lists.ts";
import { join, raw, sql, type Sql } from "../../db/sql.ts";
import { asFact, number, optionalNumber, word, type Column, type NamedColumns } from "../../reading/facts/columns.ts";
import type { Fence } from "../../reading/fence.ts";
import { madeOf, madeOfColumn, type MadeOf } from "./worth/made-of.ts";
import { ownWorth } from "./worth/own-worth.ts";
import type { WorthPlan } from "./worth/plan.ts";
import { restatedWorth, unrestatedWorth } from "./worth/restated-worth.ts";

/** How a value came about; see "What a figure is worth in a period" in the README of this room. */
export const bases = ["EXACT", "LATEST_AT", "SUM_OF", "PARTIAL", "RECOMPUTED", "WEIGHTED", "CLAIMED", "NONE"] as const;
export type Basis = (typeof bases)[number];

/** Why there is no value, or why something is missing from it. */
export const worthReasons = [
  "NOT_REPORTED",
  "DISPUTED",
  "NOT_APPLICABLE",
  "PARTS_MISSING",
  "DAYS_DIFFER",
  "DIVISOR_ZERO",
  "WEIGHT_MISSING",
  "PREDECESSOR_MISSING",
  "NOT_RESTATABLE",
  "NOT_YET",
  "NO_LONGER",
] as const;
export type WorthReason = (typeof worthReasons)[number];

/**
 * What each asked cell is worth, as one statement in `numeric`; `n` is its place among those asked, from one, and cells of
 * which nothing is known at all have no row. `isNewer`: the plan lacks periods that have figures by now.
 *
 * 1. EXACT: the cell itself exists.
 * 2. STOCK: LATEST_AT, the latest day inside the period.
 * 3. FLOW: SUM_OF the parts of one finer kind that cover the period best; PARTIAL when some are missing.
 * 4. RATIO: RECOMPUTED from numerator and denominator, each by rules 1 to 3 and of the same day; CLAIMED when only the
 *    ratio itself was reported, for the period or as at its latest day. Numerator = denominator marks an attainment:
 *    ACTUAL over TARGET of that indicator; the claim of half a year is none of the year.
 * 5. MEAN: WEIGHTED over parts as of a flow, each by what its weight is worth in that part; PARTIAL when parts are missing.
 * 6. On another map, for the days before a unit was: what its predecessors had by these rules, added or weighed by share.
 * 7. Otherwise NONE, which is not zero.
 *
 * A generated sample never stands before a reported figure, whichever rule found it.
 */
export function resolveStatement(plan: WorthPlan, fence: Fence, asks: { readonly madeOf: boolean }): Sql {
  const { levels } = plan;
  const tables = [
    askedNodes(plan),
    ownWorth(plan, fence),
    unrestatedWorth,
    ...levels.map((addends, level) => restatedWorth(level, addends)),
  ];
  const made = asks.madeOf ? madeOf(plan) : null;
  if (made) tables.push(made.tables);
  return sql`
    with ${join(tables, ", ")}
    select string_agg(${asFact(resolvedColumns(plan, asks))}, E'\\n') as fact
    from ${askedWorth(plan, made)} cross join newer
    where newer.is_newer or own.basis <> 'NONE' or own.reason <> 'NOT_REPORTED' or own.predecessors is not null or ${hasRatios(plan) ? sql`asked.factor is not null` : sql`false`}`;
}

/** Each asked cell with what it is worth itself, and its parts. Where cells are asked for one by one and have none, they are the nodes. */
function askedWorth(plan: WorthPlan, made: MadeOf | null): Sql {
  const worth = raw(`worth_${plan.levels.length}`);
  const isEachNode = plan.nodes.length === plan.asked.length && plan.asked.every(({ node }, n) => node === n + 1);
  const isWeighed = plan.asked.some(({ weight }) => weight !== null);
  if (isEachNode && made === null && !isWeighed && !hasRatios(plan))
    return sql`${worth} as own cross join lateral (select own.n) as asked`;
  return sql`asked join ${worth} as own on own.n = asked.node
      ${partsOf(plan)}${made ? made.join : sql``}`;
}

function hasRatios({ asked }: Pick<WorthPlan, "asked">): boolean {
  return asked.some(({ factor }) => factor !== null);
}

/** What is told of each asked cell, packed: as columns of their own they take the driver longer than all else. What no cell can have is left out. */
export function resolvedColumns({ asked }: Pick<WorthPlan, "asked">, asks: { readonly madeOf: boolean }): NamedColumns {
  const flag = (is: Sql): Column => number(sql`case when ${is} then 1 else 0 end`);
  return {
    n: number(sql`asked.n`),
    isNewer: flag(sql`newer.is_newer`),
    daysDiffer: flag(sql`own.days_differ`),
    parts: optionalNumber(sql`own.parts`),
    expected: optionalNumber(sql`own.expected`),
    ...(hasRatios({ asked }) ? withRatios : withoutRatios),
    ...(asked.some(({ weight }) => weight !== null) ? { weight: word(sql`trim_scale(weight.whole)`) } : {}),
    ...(asks.madeOf ? { madeOf: word(madeOfColumn) } : {}),
  };
}

/** The parts of ratios and the weights of means. Where none are asked for, nothing is looked up. */
function partsOf({ asked, levels }: WorthPlan): Sql {
  const worth = raw(`worth_${levels.length}`);
  const none = sql`(select * from ${worth} where false)`;
  const ratios = hasRatios({ asked }) ? worth : none;
  const weights = asked.some(({ weight }) => weight !== null) ? worth : none;
  return sql`left join ${ratios} as numerator on numerator.n = asked.numerator
      left join ${ratios} as denominator on denominator.n = asked.denominator
      left join ${weights} as weight on weight.n = asked.weight
      cross join lateral (select coalesce(denominator.whole <> 0, false) and numerator.whole is not null
        and (coalesce(asked.is_attainment, false) or (numerator.as_at is not distinct from denominator.as_at and not numerator.days_differ and not denominator.days_differ)) as is_recomputed) as how`;
}

/** What was planned, as tables. */
function askedNodes({ nodes, asked }: WorthPlan): Sql {
  return sql`asked as (
      select * from unnest(
        ${asked.map(({ node }) => node)}::int[], ${withoutEnd(asked.map(({ numerator }) => numerator))}::int[],
        ${withoutEnd(asked.map(({ denominator }) => denominator))}::int[], ${withoutEnd(asked.map(({ weight }) => weight))}::int[],
        ${withoutEnd(asked.map(({ factor }) => factor))}::int[], ${withoutEnd(asked.map(({ isAttainment }) => isAttainment || null))}::boolean[])
      with ordinality as asked (node, numerator, denominator, weight, factor, is_attainment, n)
    ), node as (
      select cell, coalesce(otherwise, 'NOT_REPORTED') as otherwise, n
      from unnest(${nodes.map(({ cell }) => cell)}::int[], ${withoutEnd(nodes.map(({ otherwise }) => (otherwise === "NOT_REPORTED" ? null : otherwise)))}::text[])
      with ordinality as node (cell, otherwise, n)
    )`;
}

/** The mark of a recomputed ratio: that of its parts when they agree; SAMPLE when one of them is; else a word of caution. */
function weakest(column: "qualifier" | "quality", caution: Sql): Sql {
  const [own, numerator, denominator] =
    column === "quality"
      ? [sql`own.quality`, sql`numerator.quality`, sql`denominator.quality`]
      : [sql`own.qualifier`, sql`numerator.qualifier`, sql`denominator.qualifier`];
  return sql`case when not how.is_recomputed then ${own}
    when ${numerator} = ${denominator} then ${numerator}
    when 'SAMPLE' in (${numerator}, ${denominator}) then 'SAMPLE'
    else ${caution} end`;
}

const valueOf = sql`trim_scale(round(case
  when how.is_recomputed then asked.factor * numerator.whole / denominator.whole
  else own.value end, 4))::text`;

const basisOf = sql`case
  when how.is_recomputed then 'RECOMPUTED'
  when asked.factor is not null and own.value is not null then 'CLAIMED'
  else own.basis end`;

/** A ratio that cannot be made tells what its parts lack. */
const reasonOf = sql`case
  when how.is_recomputed or own.whole is not null then null
  when asked.factor is null or own.reason <> 'NOT_REPORTED' or asked.numerator is null then own.reason
  else coalesce(numerator.reason, denominator.reason, case denominator.whole when 0 then 'DIVISOR_ZERO' else 'DAYS_DIFFER' end) end`;

/** How many predecessors are in a value, and how many there are; of a ratio in the part that lacks more. */
function predecessorsOf(column: "predecessors" | "predecessors_expected"): Sql {
  const name = raw(column);
  return sql`case
    when asked.factor is null or own.whole is not null and not how.is_recomputed then own.${name}
    when numerator.predecessors < numerator.predecessors_expected or denominator.predecessors_expected is null then numerator.${name}
    else denominator.${name} end`;
}

const withRatios: NamedColumns = {
  value: word(valueOf),
  basis: word(basisOf),
  asAt: word(sql`case when how.is_recomputed then numerator.as_at when own.basis <> 'NONE' then own.as_at end`),
  reason: word(reasonOf),
  predecessors: optionalNumber(predecessorsOf("predecessors")),
  predecessorsExpected: optionalNumber(predecessorsOf("predecessors_expected")),
  qualifier: word(sql`case when ${basisOf} <> 'NONE' then ${weakest("qualifier", sql`'ABOUT'`)} end`),
  quality: word(sql`case when ${basisOf} <> 'NONE' then ${weakest("quality", sql`'PROVISIONAL'`)} end`),
  sourceId: optionalNumber(
    sql`case when not how.is_recomputed then own.source_id when numerator.source_id = denominator.source_id then numerator.source_id end`,
  ),
  claimed: word(
    sql`case when asked.factor is not null and own.basis in ('EXACT', 'LATEST_AT') then trim_scale(own.value) end`,
  ),
  numerator: word(sql`trim_scale(numerator.value)`),
  denominator: word(sql`trim_scale(denominator.value)`),
};

/** Where no ratio is asked for, nothing but the cell itself tells. */
const withoutRatios: NamedColumns = {
  value: word(sql`trim_scale(round(own.value, 4))`),
  basis: word(sql`own.basis`),
  asAt: word(sql`case when own.basis <> 'NONE' then own.as_at end`),
  reason: word(sql`case when own.whole is null then own.reason end`),
  predecessors: optionalNumber(sql`own.predecessors`),
  predecessorsExpected: optionalNumber(sql`own.predecessors_expected`),
  qualifier: word(sql`case when own.basis <> 'NONE' then own.qualifier end`),
  quality: word(sql`case when own.basis <> 'NONE' then own.quality end`),
  sourceId: optionalNumber(sql`own.source_id`),
};
