import { sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { isAdding, isWeighing, rules, suspectedRules, type Level, type Rule } from "./additivity.ts";
import { lookup, type Codes } from "./codes.ts";
import type { Table } from "./group-by.ts";
import type { GroupPlan } from "./groups.plan.ts";
import { traitsOf } from "./traits.ts";

/**
 * The traits a plan needs to know: those that have to be gathered from the figures, and those that are known beforehand;
 * under a filter on one indicator, every figure has the traits of that one.
 */
export interface NeededTraits {
  readonly gathered: ReadonlySet<Table | "kind">;
  readonly known: bigint;
}

/** A level and the rules that are suspected there. */
export interface Suspicion {
  readonly level: Level;
  readonly rules: readonly Rule[];
}

/** Null where nothing has to be checked. */
export function neededTraits({ levels, possible }: GroupPlan, dimensions: Dimensions): NeededTraits | null {
  if (levels.length === 0) return null;
  const traits = traitsOf(dimensions);
  // Measures matter to whatever compares; where figures stand in time and among units, only to what adds or weighs.
  const adds = levels.filter((level) => isAdding(level) || isWeighing(level));
  const dimensionsOfFigures = [
    { name: "indicator", of: possible.indicator.map(traits.indicator), matters: true },
    { name: "unit", of: possible.unit.map(traits.unit), matters: adds.some(({ by }) => !by.includes("UNIT")) },
    { name: "period", of: possible.period.map(traits.period), matters: adds.some(({ by }) => !by.includes("PERIOD")) },
    { name: "kind", of: possible.kinds.map(traits.kind), matters: adds.some(({ by }) => !by.includes("KIND")) },
  ] as const;
  const differing = dimensionsOfFigures.filter(({ of }) => new Set(of).size > 1);
  const alike = dimensionsOfFigures.filter((one) => !differing.includes(one));
  return {
    gathered: new Set(differing.filter(({ matters }) => matters).map(({ name }) => name)),
    known: alike.reduce((known, { of }) => known | (of[0] ?? 0n), 0n),
  };
}

/** The gathered traits of a group, joined over its parts that have a value. */
export function groupTraits({ gathered }: NeededTraits, codes: Codes, dimensions: Dimensions): Sql {
  if (gathered.size === 0) return sql`0::bigint`;
  const { kind } = traitsOf(dimensions);
  const each = [...gathered].map((name) =>
    name === "kind"
      ? sql`case part.kind when 'ACTUAL' then ${String(kind("ACTUAL"))}::bigint else ${String(kind("TARGET"))}::bigint end`
      : lookup(codes, name, "traits"),
  );
  return sql`bit_or(${each.reduce((all, one) => sql`${all} | ${one}`)}) filter (where part.v > 0)`;
}

/** What a level may break, by the traits of its groups. */
export function suspicionsOf(
  level: Level,
  { known }: NeededTraits,
  traitsOfGroups: readonly string[],
  dimensions: Dimensions,
): readonly Suspicion[] {
  const { read } = traitsOf(dimensions);
  const suspected = new Set(traitsOfGroups.flatMap((one) => suspectedRules(read(BigInt(one) | known), level)));
  return suspected.size === 0 ? [] : [{ level, rules: rules.filter((rule) => suspected.has(rule)) }];
}
