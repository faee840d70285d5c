import type { ChangeEvent } from "../api/live.ts";
import type { News } from "./cell-edit.ts";

/** The cells of one event. */
export function newsOf({ changeSet, cells }: ChangeEvent): readonly News[] {
  if (!changeSet) return [];
  return cells.map(({ unit, indicator, period, kind, version, value, note, source, ...words }) => ({
    ...words,
    value: value === null || value === undefined ? null : String(value),
    note: note ?? null,
    source: source ?? null,
    key: { unit, indicator, period, kind },
    version,
    changedBy: changeSet.actor,
    changedAt: changeSet.appliedAt,
  }));
}
