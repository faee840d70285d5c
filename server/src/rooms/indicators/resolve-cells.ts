import type { Quality, Qualifier } from "@bangvang/schema/figure";
import { lastDay, readPeriod, type Period } from "@bangvang/schema/period";
import { ApiProblem } from "../../api-problem.ts";
import { level } from "../../reading/map.ts";
import { asksFor } from "../../reading/needs.ts";
import type { Behind, FieldRead } from "../../reading/nodes.ts";
import { sourceOf, type SourceRow, type UnitRow } from "../organisation/organisation.dimensions.ts";
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

/** What each cell is worth, in the order asked, by one statement. */
export async function resolveCells(
  cells: readonly CellAsked[],
  { fence, context }: Behind,
): Promise<readonly Resolved[]> {
  if (cells.length === 0) return [];
  const rows = await context.snapshot.query<Omit<Resolved, "source"> & { readonly sourceId: number | null }>(
    resolveStatement(cells, fence),
  );
  return rows.map(({ sourceId, ...row }) => ({ ...row, source: sourceOf(context.dimensions, sourceId) }));
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
  return level<UnitRow>(async (units, asked) => {
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
  });
}
