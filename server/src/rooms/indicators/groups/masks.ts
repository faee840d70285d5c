import { sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { indicatorDimension } from "../indicators.dimensions.ts";
import { isAdding, isWeighing } from "./additivity.ts";
import { gather, type GatheredName } from "./aggregates.ts";
import type { Table } from "./group-by.ts";
import type { GroupPlan } from "./groups.plan.ts";
import { codeColumn, codedById, lookup, type Codes, type Relation } from "./codes.ts";
import type { Traits } from "./traits.ts";

/** What is needed besides a plan: the dimensions it was made for, and their traits. */
export interface Known {
  readonly dimensions: Dimensions;
  readonly traits: Traits;
}

/**
 * Which traits have to be gathered from the figures, and those that are known beforehand: under a filter on one
 * indicator, every figure has the traits of that one.
 */
export interface MaskPlan {
  readonly gathered: ReadonlySet<Table | "kind">;
  readonly known: bigint;
}

/** Null where nothing has to be checked. */
export function planMask({ levels, possible }: GroupPlan, traits: Traits): MaskPlan | null {
  if (levels.length === 0) return null;
  const gathered = new Set<Table | "kind">();
  let known = 0n;
  const look = (name: Table | "kind", masks: ReadonlySet<bigint>, matters: boolean): void => {
    if (masks.size === 1) for (const mask of masks) known |= mask;
    else if (masks.size > 1 && matters) gathered.add(name);
  };
  // Measures matter to whatever compares; where figures stand in time and among units, only to what adds or weighs.
  const adds = levels.filter((level) => isAdding(level) || isWeighing(level));
  look("indicator", new Set(possible.indicator.map(traits.indicator)), true);
  look(
    "unit",
    new Set(possible.unit.map(traits.unit)),
    adds.some(({ by }) => !by.includes("UNIT")),
  );
  look(
    "period",
    new Set(possible.period.map(traits.period)),
    adds.some(({ by }) => !by.includes("PERIOD")),
  );
  look(
    "kind",
    new Set(possible.kinds.map(traits.kind)),
    adds.some(({ by }) => !by.includes("KIND")),
  );
  return { gathered, known };
}

/** The masks of parts: of what is no code of theirs, and so differs inside them. */
export function partMasks(plan: GroupPlan, mask: MaskPlan | null, codes: Codes, known: Known): readonly Sql[] {
  if (!mask) return [];
  const columns: Sql[] = [];
  if (isInsideParts("indicator", plan, mask, codes)) {
    const coded = codedById(known.dimensions.of(indicatorDimension).rows, { mask: known.traits.indicator });
    const masks = coded.lookup("mask", codeColumn("indicator", "cell"));
    const where = plan.possible.isWide ? sql` filter (where (select presence.differ from presence))` : sql``;
    columns.push(sql`bit_or(${masks})${where} as indicators`);
  }
  if (isInsideParts("kind", plan, mask, codes))
    columns.push(sql`bit_or(${kindMask(sql`cell.kind`, known.traits)}) as kinds`);
  return columns;
}

/**
 * Whether figures of more than one kind of indicator exist at all, where a great part of all figures is read: an index
 * answers in a millisecond, and mostly the mask of the indicator then need not be looked up for a million figures.
 */
export function presenceStep(plan: GroupPlan, mask: MaskPlan | null, codes: Codes, traits: Traits): readonly Sql[] {
  if (!mask || !plan.possible.isWide || !isInsideParts("indicator", plan, mask, codes)) return [];
  const { indicator } = plan.possible;
  return [
    sql`presence as materialized (
      select min(candidate.mask) as least, min(candidate.mask) is distinct from max(candidate.mask) as differ
      from unnest(${indicator.map(({ id }) => id)}::int[],
        ${indicator.map((row) => String(traits.indicator(row)))}::bigint[]) as candidate (id, mask)
      where exists (select from figure where figure.indicator_id = candidate.id)
    )`,
  ];
}

/** The mask of a group: of its figures that have a value, where values are counted, or of all of them. */
export function groupMask(plan: GroupPlan, mask: MaskPlan, traits: Traits, { relation, codes, needs }: Parts): Sql {
  const pieces = [...mask.gathered].map((name) => {
    if (relation === "part" && isInsideParts(name, plan, mask, codes)) {
      if (name === "kind") return sql`part.kinds`;
      return plan.possible.isWide
        ? sql`coalesce(part.indicators, (select presence.least from presence))`
        : sql`part.indicators`;
    }
    if (name === "kind") return kindMask(relation === "part" ? sql`part.kind` : sql`cell.kind`, traits);
    return lookup(codes, name, "mask", relation);
  });
  if (pieces.length === 0) return sql`0::bigint`;
  const joined = sql`bit_or(${pieces.reduce((all, piece) => sql`${all} | ${piece}`)})`;
  if (relation === "cell") return sql`${joined} filter (where cell.value is not null)`;
  return needs.has("v") ? sql`${joined} filter (where part.v > 0)` : joined;
}

/** Whether a group can break a rule at all: only with two figures or more. */
export function isSeveral(needs: ReadonlySet<GatheredName>): Sql {
  return sql`${gather(needs.has("v") ? "v" : "n").name} > 1`;
}

interface Parts {
  readonly relation: Relation;
  readonly codes: Codes;
  readonly needs: ReadonlySet<GatheredName>;
}

function isInsideParts(name: Table | "kind", { by }: GroupPlan, mask: MaskPlan, codes: Codes): boolean {
  if (!mask.gathered.has(name)) return false;
  if (name === "kind") return !by.includes("KIND");
  return name === "indicator" && codes.indicator === null;
}

function kindMask(column: Sql, traits: Traits): Sql {
  const [actual, target] = [String(traits.kind("ACTUAL")), String(traits.kind("TARGET"))];
  return sql`case ${column} when 'ACTUAL' then ${actual}::bigint else ${target}::bigint end`;
}
