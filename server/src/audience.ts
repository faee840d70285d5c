/** Ids of units, or all of them. National scope is said outright, never by an empty list. */
export type UnitScope = "ALL" | ReadonlySet<number>;

/** Whose figures may be seen, and whose changed. */
export interface Audience {
  readonly reads: UnitScope;
  readonly writes: UnitScope;
}

export function isInScope(scope: UnitScope, unitId: number): boolean {
  return scope === "ALL" || scope.has(unitId);
}
