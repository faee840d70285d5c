import type { Cell } from "./stages.ts";

/**
 * One order everywhere, by the ids the database locks by, so that sets that wait for each other never do so in a ring. A
 * cell whose period has no row yet comes first: nothing stands there that could be locked.
 */
export function inKeyOrder(cells: readonly Cell[], periodIds: ReadonlyMap<string, number>): readonly Cell[] {
  const periodOf = ({ period }: Cell): number => periodIds.get(period.key) ?? 0;
  return cells.toSorted(
    (a, b) =>
      a.unitId - b.unitId ||
      a.indicator.id - b.indicator.id ||
      periodOf(a) - periodOf(b) ||
      (a.key.kind < b.key.kind ? -1 : 1),
  );
}
