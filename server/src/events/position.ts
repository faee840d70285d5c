import type { FigureKind } from "@bangvang/schema/figure";

/** Where a line of history stands inside its change set: the order in which the cells of a set are told. */
export interface CellPlace {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: FigureKind;
  readonly version: number;
}

/** The last change set that is known to be committed, and the history it belongs to. */
export interface Head {
  readonly epoch: number;
  readonly seq: number;
}

/** How far a subscriber has been told: every set before `seq`, and of that one the cells up to `upTo`; null: all of it. */
export interface Position extends Head {
  readonly upTo: CellPlace | null;
}

export function endOf({ epoch, seq }: Head): Position {
  return { epoch, seq, upTo: null };
}
