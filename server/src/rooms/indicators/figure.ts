import type { FigureKind, FigureState, Qualifier, Quality } from "@bangvang/schema/figure";
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
