import { isInScope, scopePredicate, type Audience } from "../audience.ts";
import type { Sql } from "../db/sql.ts";

/** The units whose facts may be seen by whoever asks: a predicate for each statement, a test for each row in memory. */
export class Fence {
  readonly #audience: Audience;

  constructor(audience: Audience) {
    this.#audience = audience;
  }

  /** The predicate on the column that names the unit of a fact. */
  visible(unitColumn: Sql): Sql {
    return scopePredicate(this.#audience.reads, unitColumn);
  }

  isVisible(unitId: number): boolean {
    return isInScope(this.#audience.reads, unitId);
  }
}
