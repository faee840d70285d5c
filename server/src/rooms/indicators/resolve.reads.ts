import type { Quality, Qualifier } from "@bangvang/schema/figure";
import { lastDay, readPeriod, type Period } from "@bangvang/schema/period";
import { ApiProblem } from "../../api-problem.ts";
import { perOperation } from "../../reading/per-operation.ts";
import type { Question } from "../../reading/read.ts";
import type { SourceRow } from "../organisation/organisation.dimensions.ts";
import { sourceOf } from "../organisation/organisation.reads.ts";
import { indicatorDimension } from "./indicators.dimensions.ts";
import { resolveStatement, type Basis, type CellAsked } from "./resolve.ts";

/** What a cell is worth in a period, and how that came about. */
export interface Resolved {
  /** Decimal text, or null under NONE and under a disputed figure without an accepted reading. */
  readonly value: string | null;
  readonly basis: Basis;
  /** The day a LATEST_AT value speaks of. */
  readonly asAt: string | null;
  /** Of a sum: how many parts there were, and how many there should be. */
  readonly parts: number | null;
  readonly expected: number | null;
  readonly qualifier: Qualifier | null;
  readonly quality: Quality | null;
  readonly source: SourceRow | null;
  /** The ratio as it was reported, beside the recomputed one. */
  readonly claimed: string | null;
  /** The parts of a ratio, as far as they are known. */
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** What a cell is worth; all cells any field of an operation asks for are resolved by one statement. */
export const resolve: Question<CellAsked, Resolved> = perOperation(
  async (cells, context) => {
    const rows = await context.snapshot.query<Omit<Resolved, "source"> & { readonly sourceId: number | null }>(
      resolveStatement(cells, context.audience),
    );
    return rows.map(({ sourceId, ...row }) => ({
      ...row,
      source: sourceOf(context.dimensions, sourceId),
    }));
  },
  ({ unitId, indicatorId, periodKey, kind }) => `${unitId} ${indicatorId} ${periodKey} ${kind}`,
);

/** A cell as `resolve` takes it. */
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
 * The values of well-known indicators of one unit and period, by field name: what the typed views are made of. A partial
 * sum is left out, for a bare number cannot say so; `sample` tells whether any of the values is generated.
 */
export const typedView: Question<
  { readonly unitId: number; readonly period: string; readonly fields: Readonly<Record<string, string>> },
  Readonly<Record<string, string | boolean | null>>
> = async ({ unitId, period, fields }, context) => {
  const window = periodAsked(period);
  const indicators = context.dimensions.of(indicatorDimension).byCode;
  const entries = Object.entries(fields).map(async ([field, code]) => {
    const indicator = indicators.get(code);
    const resolved = indicator && (await resolve(cellAsked(unitId, indicator.id, window, "ACTUAL"), context));
    return { field, resolved: resolved && resolved.basis !== "PARTIAL" ? resolved : null };
  });
  const read = await Promise.all(entries);
  const sample = read.some(({ resolved }) => resolved?.quality === "SAMPLE");
  return { ...Object.fromEntries(read.map(({ field, resolved }) => [field, resolved?.value ?? null])), sample };
};
