import type { FigureKind, FigureState, Qualifier, Quality } from "@bangvang/schema/figure";
import { sql, type Sql } from "../../db/sql.ts";

/** The ids of a cell. */
export interface CellIds {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: FigureKind;
}

/** One cell as it was fetched: its ids, and of the rest what was asked for. Values are decimal text. */
export interface FigureFact extends CellIds {
  readonly state: FigureState;
  readonly value: string | null;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly note: string | null;
  readonly sourceId: number | null;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: string;
}

/** The properties that hold the ids of a cell. */
export const cellNeeds = ["unitId", "indicatorId", "periodId", "kind"] as const;

/** The ids of a cell as one text. */
export function cellKey({ unitId, indicatorId, periodId, kind }: CellIds): string {
  return `${unitId} ${indicatorId} ${periodId} ${kind}`;
}

/** Cells as rows of (unit, indicator, period, kind). */
export function cellsOf(cells: readonly CellIds[]): Sql {
  return sql`select unit_id, indicator_id, period_id, kind from unnest(
    ${cells.map(({ unitId }) => unitId)}::int[], ${cells.map(({ indicatorId }) => indicatorId)}::int[],
    ${cells.map(({ periodId }) => periodId)}::int[], ${cells.map(({ kind }) => kind)}::text[])
    as cell (unit_id, indicator_id, period_id, kind)`;
}
