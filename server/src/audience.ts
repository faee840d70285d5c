import { sql, type Sql } from "./db/sql.ts";

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

/** The same as a predicate on the column that names the unit of a row. */
export function scopePredicate(scope: UnitScope, unitColumn: Sql): Sql {
  return scope === "ALL" ? sql`true` : sql`${unitColumn} = any(${[...scope]}::int[])`;
}
