import type { FigureKind, FigureState, Qualifier, Quality } from "@bangvang/schema/figure";
import { sql, type Sql } from "../../db/sql.ts";
import type { SourceRow, UnitRow } from "../organisation/organisation.dimensions.ts";
import type { IndicatorRow, PeriodRow } from "./indicators.dimensions.ts";

/** One cell as it stands, with the rows its ids name. */
export interface Figure {
  readonly unit: UnitRow;
  readonly indicator: IndicatorRow;
  readonly period: PeriodRow;
  readonly kind: FigureKind;
  readonly state: FigureState;
  /** Decimal text, or null. */
  readonly value: string | null;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly note: string | null;
  readonly source: SourceRow | null;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: string;
}

/** The ids of a cell as one text. */
export function cellKey(cell: CellIds): string {
  return `${cell.unitId} ${cell.indicatorId} ${cell.periodId} ${cell.kind}`;
}

export function figureKey({ unit, indicator, period, kind }: Figure): string {
  return cellKey({ unitId: unit.id, indicatorId: indicator.id, periodId: period.id, kind });
}

/** The cells of figures as rows of (unit, indicator, period, kind). */
export function cellsOf(figures: readonly Figure[]): Sql {
  return sql`select * from unnest(
    ${figures.map(({ unit }) => unit.id)}::int[], ${figures.map(({ indicator }) => indicator.id)}::int[],
    ${figures.map(({ period }) => period.id)}::int[], ${figures.map(({ kind }) => kind)}::text[])`;
}

interface CellIds {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: FigureKind;
}
