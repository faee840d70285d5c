import type { FigureKind, FigureState, Qualifier, Quality } from "@bangvang/schema/figure";
import type { Family } from "@bangvang/schema/indicator";
import type { PeriodType } from "@bangvang/schema/period";
import { ApiProblem } from "../../../api-problem.ts";
import { cursorsOf } from "../../../reading/cursors.ts";
import type { DimensionRow, Dimensions } from "../../../reading/dimensions.ts";
import { settleFacts } from "../../../reading/facts/settle.ts";
import { DimensionMissing, known } from "../../../reading/known.ts";
import type { Behind } from "../../../reading/nodes.ts";
import { connectionOf, readPage, type Connection } from "../../../reading/page.ts";
import {
  sourceDimension,
  unitDimension,
  type SourceRow,
  type UnitRow,
} from "../../organisation/organisation.dimensions.ts";
import { figureTable } from "../figure.facts.ts";
import { indicatorDimension, periodDimension, type IndicatorRow, type PeriodRow } from "../indicators.dimensions.ts";
import { compileCheck, type Breach } from "./additivity.compile.ts";
import { dimensionsOfGroups, distinctName, keyName, type DistinctBy, type GroupBy, type GroupRow } from "./group-by.ts";
import { compileGroups, type AnswerRow, type CompiledGroups, type Worked } from "./groups.compile.ts";
import { planGroups, type GroupPlan, type GroupsAsked } from "./groups.plan.ts";
import { notAdditive } from "./not-additive.ts";
import { suspicionsOf } from "./suspicion.ts";

/** Figures that have something in common, and what they come to. A dimension that is not grouped by is null; what was not asked is left out. */
export interface FigureGroup {
  readonly unit: UnitRow | null;
  readonly cluster: UnitRow | null;
  readonly level: UnitRow["level"] | null;
  readonly family: Family | null;
  readonly indicator: IndicatorRow | null;
  readonly source: SourceRow | null;
  readonly year: number | null;
  readonly quarter: string | null;
  readonly month: string | null;
  readonly period: PeriodRow | null;
  readonly periodType: PeriodType | null;
  readonly kind: FigureKind | null;
  readonly quality: Quality | null;
  readonly qualifier: Qualifier | null;
  readonly state: FigureState | null;
  readonly count?: number;
  readonly valueCount?: number;
  readonly sum?: string | null;
  readonly avg?: string | null;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly median?: string | null;
  readonly stddev?: string | null;
  readonly share?: string | null;
  readonly weightedMean?: string | null;
  readonly weighted?: number;
  readonly sample?: boolean;
  readonly distinct: Readonly<Partial<Record<DistinctBy, number>>>;
}

/** A page of groups, and everything the filter selects as one group. */
export interface GroupConnection extends Connection<FigureGroup> {
  readonly total: FigureGroup | null;
}

/**
 * Figures in groups: one statement; a second one looks closer where the figures of a group might not add up. Errors:
 * NOT_ADDITIVE for a sum that would be wrong, LIMIT_EXCEEDED for one with more digits than a JSON number keeps.
 */
export async function figureGroups(asked: GroupsAsked, behind: Behind): Promise<GroupConnection> {
  const { dimensions, snapshot, actor, cursorSecret } = behind.context;
  const plan = planGroups(asked, await settleFacts(asked.where, figureTable, behind), behind);
  const cursors = cursorsOf(plan.listName, actor, cursorSecret);
  const page = readPage(asked, cursors);
  const compiled = compileGroups(plan, page, dimensions);
  const rows = await snapshot.query<AnswerRow>(compiled.statement);
  const [first] = rows;
  if (!first) throw new Error("a summary without a row");
  if (first.isStale) throw new DimensionMissing("the database holds rows that are not in memory");
  await refuseWrongSums(plan, compiled, first, behind);

  const connection = connectionOf(
    rows.filter(({ place }) => place !== null),
    page,
    { cursorOf: (row) => cursors.seal(plan.ordering.cursorParts(row)), totalCount: first.totalCount ?? 0 },
  );
  const edges = connection.edges.map((edge) => ({
    node: groupOf(edge.node, plan.by, compiled.worked, dimensions),
    get cursor() {
      return edge.cursor;
    },
  }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: connection.pageInfo,
    totalCount: connection.totalCount,
    total: totalOf(first, compiled.worked, dimensions),
  };
}

/** Checked for every group the filter selects, on this page or not: whether a sum is right does not depend on the page. */
async function refuseWrongSums(
  plan: GroupPlan,
  { traits }: CompiledGroups,
  { traits: traitsOfGroups, totalTraits }: AnswerRow,
  { context }: Behind,
): Promise<void> {
  if (!traits) return;
  const { dimensions, snapshot } = context;
  const suspicions = plan.levels.flatMap((level) => {
    const held = level.isTotal ? [totalTraits].filter((one) => one !== null) : (traitsOfGroups ?? []);
    return suspicionsOf(level, traits, held, dimensions);
  });
  if (suspicions.length === 0) return;
  const [breach] = await snapshot.query<Breach>(compileCheck(plan, suspicions, dimensions));
  if (!breach) return;
  const level = suspicions.find((one) => one.level.isTotal === breach.isTotal)?.level;
  if (!level) throw new Error("a wrong sum of groups nobody asked for");
  throw notAdditive(breach, level, dimensions);
}

function groupOf(row: GroupRow, by: readonly GroupBy[], worked: Worked, dimensions: Dimensions): FigureGroup {
  const keys: Record<string, unknown> = {};
  by.forEach((one, place) => {
    const key = row[keyName(place)] as number | string | null;
    keys[dimensionsOfGroups[one].field] = key === null ? null : keyValue(one, key, dimensions);
  });
  const numbers = worked.fields.map((field) => [field, row[field]] as const);
  const distinct = worked.distinct.map((of) => [of, row[distinctName(of)]] as const);
  const group = { ...noKeys, ...keys, ...Object.fromEntries(numbers), distinct: Object.fromEntries(distinct) };
  refuseLostDigits(group as FigureGroup);
  return group as FigureGroup;
}

function keyValue(by: GroupBy, key: number | string, dimensions: Dimensions): unknown {
  const { source } = dimensionsOfGroups[by];
  if (source.kind === "column") return key;
  if (source.kind === "attribute") return source.valueOf(Number(key));
  const rowsOfTable = {
    unit: unitDimension,
    cluster: unitDimension,
    indicator: indicatorDimension,
    period: periodDimension,
    source: sourceDimension,
  };
  return known(dimensions.of<DimensionRow>(rowsOfTable[source.table]).byId, Number(key));
}

/** The total comes as texts, in the order in which it was worked out. */
function totalOf({ total }: AnswerRow, worked: Worked, dimensions: Dimensions): FigureGroup | null {
  if (!total) return null;
  const row: Record<string, unknown> = {};
  worked.fields.forEach((field, place) => {
    const text = total[place] ?? null;
    row[field] = field === "sample" ? text === "true" : isCount.has(field) ? Number(text) : text;
  });
  worked.distinct.forEach((of, place) => {
    row[distinctName(of)] = Number(total[worked.fields.length + place]);
  });
  return groupOf(row, [], worked, dimensions);
}

const isCount: ReadonlySet<string> = new Set(["count", "valueCount", "weighted"]);

const noKeys = Object.fromEntries(Object.values(dimensionsOfGroups).map(({ field }) => [field, null]));

/** Every value is exact in a JSON number, but a sum of many can have more digits than one keeps; half a sum is no answer. */
function refuseLostDigits({ sum }: FigureGroup): void {
  if (sum === undefined || sum === null || String(Number(sum)) === sum) return;
  throw new ApiProblem(
    "LIMIT_EXCEEDED",
    `A sum of ${sum} has more digits than a JSON number keeps; make smaller groups, or ask for fewer figures.`,
  );
}
