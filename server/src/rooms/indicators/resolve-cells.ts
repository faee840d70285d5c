import type { Quality, Qualifier } from "@bangvang/schema/figure";
import { lastDay, readPeriod, type Period } from "@bangvang/schema/period";
import { ApiProblem } from "../../api-problem.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import { DimensionMissing } from "../../reading/known.ts";
import { factsOf, type PackedRow } from "../../reading/facts/columns.ts";
import { level } from "../../reading/map.ts";
import { asksFor } from "../../reading/needs.ts";
import type { Behind, FieldRead, LevelField } from "../../reading/nodes.ts";
import { sourceOf, type SourceRow, type UnitRow } from "../organisation/organisation.dimensions.ts";
import { indicatorDimension } from "./indicators.dimensions.ts";
import { resolvedColumns, resolveStatement, type Basis, type WorthReason } from "./resolve.ts";
import type { PackedPart, PackedParts, PartRole } from "./worth/made-of.ts";
import { planWorth, type CellAsked, type WorthPlan } from "./worth/plan.ts";

/** What a cell is worth in a period, and how that came about. */
export interface Resolved {
  /** Decimal text, or null under NONE and under a disputed figure without an accepted reading. */
  readonly value: string | null;
  readonly basis: Basis;
  /** Why there is no value, or why it is not whole; null otherwise. */
  readonly reason: WorthReason | null;
  /** The day a value speaks of, where it is one. */
  readonly asAt: string | null;
  /** Whether it was added up of predecessors' counts of several days. */
  readonly daysDiffer: boolean;
  /** Of a sum or a mean over time: how many parts there were, and how many there should be. */
  readonly parts: number | null;
  readonly expected: number | null;
  /** Of a restated value: how many of the predecessors are in it; null where the unit speaks for itself. */
  readonly coverage: { readonly units: number; readonly expected: number } | null;
  readonly qualifier: Qualifier | null;
  readonly quality: Quality | null;
  readonly source: SourceRow | null;
  /** The ratio as it was reported, beside the recomputed one. */
  readonly claimed: string | null;
  /** The parts of a ratio, as far as they are known. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Of a mean: what its weight is worth in the same unit and period, when that is whole. */
  readonly weight: string | null;
  /** The figures behind it, when they were asked for. */
  readonly madeOf: readonly CellPart[];
}

/** A figure that a value was made of. */
export interface CellPart {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: CellAsked["kind"];
  /** Decimal text; null of a disputed figure without an accepted reading. */
  readonly value: string | null;
  /** How much of it counts: 1, or less for a unit that was divided. */
  readonly share: string;
  readonly quality: Quality;
  readonly sourceId: number | null;
  readonly role: PartRole;
}

/** A cell of which nothing is known. */
export const nothing: Resolved = {
  value: null,
  basis: "NONE",
  reason: "NOT_REPORTED",
  asAt: null,
  daysDiffer: false,
  parts: null,
  expected: null,
  coverage: null,
  qualifier: null,
  quality: null,
  source: null,
  claimed: null,
  numerator: null,
  denominator: null,
  weight: null,
  madeOf: [],
};

type Left = "source" | "coverage" | "madeOf" | "daysDiffer";
type OfRatios = "claimed" | "numerator" | "denominator" | "weight";

interface ResolvedRow extends Omit<Resolved, Left | OfRatios>, Partial<Pick<Resolved, OfRatios>> {
  readonly n: number;
  /** 1: so it is. */
  readonly isNewer: number;
  readonly daysDiffer: number;
  readonly sourceId: number | null;
  readonly predecessors: number | null;
  readonly predecessorsExpected: number | null;
  /** JSON text. */
  readonly madeOf?: string;
}

/** What each cell is worth on the map of the operation, in the order asked, by one statement. */
export async function resolveCells(
  cells: readonly CellAsked[],
  { fence, context }: Behind,
  asks: { readonly madeOf: boolean } = { madeOf: false },
): Promise<readonly Resolved[]> {
  if (cells.length === 0) return [];
  const { dimensions, boundary, snapshot } = context;
  const plan = planWorth(cells, dimensions, boundary);
  const resolved = cells.map(() => nothing);
  const statement = resolveStatement(plan, fence, asks);
  for (const row of await snapshot.fetch(statement, (rows: readonly PackedRow[]) => resolvedRows(rows, plan, asks))) {
    if (row.isNewer === 1) throw new DimensionMissing("figures of periods that are not in memory");
    resolved[row.n - 1] = resolvedOf(row, dimensions);
  }
  return resolved;
}

/** Reads what `resolveStatement` answers to a plan. */
export function resolvedRows(
  rows: readonly PackedRow[],
  plan: WorthPlan,
  asks: { readonly madeOf: boolean },
): readonly ResolvedRow[] {
  return factsOf(rows, resolvedColumns(plan, asks)) as readonly unknown[] as readonly ResolvedRow[];
}

/** Field by field: there are thousands, and a spread costs. */
function resolvedOf(row: ResolvedRow, dimensions: Dimensions): Resolved {
  const { predecessors, predecessorsExpected, madeOf } = row;
  const isOfPredecessors = predecessors !== null && predecessorsExpected !== null;
  return {
    value: row.value,
    basis: row.basis,
    reason: row.reason,
    asAt: row.asAt,
    daysDiffer: row.daysDiffer === 1,
    parts: row.parts,
    expected: row.expected,
    coverage: isOfPredecessors ? { units: predecessors, expected: predecessorsExpected } : null,
    qualifier: row.qualifier,
    quality: row.quality,
    source: sourceOf(dimensions, row.sourceId),
    claimed: row.claimed ?? null,
    numerator: row.numerator ?? null,
    denominator: row.denominator ?? null,
    weight: row.weight ?? null,
    madeOf: madeOf === undefined ? [] : partsOf(JSON.parse(madeOf) as PackedParts),
  };
}

function partsOf({ self, numerator, denominator }: PackedParts): readonly CellPart[] {
  return [
    ...(self ?? []).map((part) => partOf(part)),
    ...(numerator ?? []).map((part) => partOf(part, "NUMERATOR")),
    ...(denominator ?? []).map((part) => partOf(part, "DENOMINATOR")),
  ];
}

function partOf(
  [unitId, indicatorId, periodId, kind, value, share, quality, sourceId, role]: PackedPart,
  side: PartRole = role,
): CellPart {
  return { unitId, indicatorId, periodId, kind, value, share, quality, sourceId, role: side };
}

/** A cell as `resolveCells` takes it. */
export function cellAsked(unitId: number, indicatorId: number, period: Period, kind: "ACTUAL" | "TARGET"): CellAsked {
  return { unitId, indicatorId, periodKey: period.key, startsOn: period.startsOn, endsOn: lastDay(period), kind };
}

/** A period from an argument; BAD_USER_INPUT when it is none. */
export function periodAsked(key: string): Period {
  const period = readPeriod(key);
  if (!period)
    throw new ApiProblem(
      "BAD_USER_INPUT",
      `"${key.slice(0, 64)}" is not a period; write 2023, 2023-H1, 2023-Q3, 2023-05, 2023-TET or a day.`,
    );
  return period;
}

/**
 * The values of well-known indicators of a unit in a period, by field name: what the typed views are made of. A partial
 * sum is left out, for a bare number cannot say so; `sample` tells whether any of the values is generated.
 */
export function typedView(fields: Readonly<Record<string, string>>): FieldRead {
  const load: LevelField<UnitRow>["load"] = async (units, asked) => {
    const period = periodAsked(asked.args["period"] as string);
    const { byCode } = asked.context.dimensions.of(indicatorDimension);
    const isWanted = (field: string): boolean => asksFor(asked.selection, "sample") || asksFor(asked.selection, field);
    const indicators = Object.entries(fields).flatMap(([field, code]) => {
      const indicator = byCode.get(code);
      return indicator && isWanted(field) ? [{ field, id: indicator.id }] : [];
    });
    const cells = units.flatMap((unit) => indicators.map(({ id }) => cellAsked(unit.id, id, period, "ACTUAL")));
    const resolved = await resolveCells(cells, asked);
    return units.map((_, row) => {
      const worth = indicators.map(({ field }, column) => {
        const cell = resolved[row * indicators.length + column];
        return { field, cell: cell?.basis === "PARTIAL" ? undefined : cell };
      });
      const sample = worth.some(({ cell }) => cell?.quality === "SAMPLE");
      return { ...Object.fromEntries(worth.map(({ field, cell }) => [field, cell?.value ?? null])), sample };
    });
  };
  return level<UnitRow>(load, { isOnAnyMap: true });
}
