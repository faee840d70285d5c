import { isInScope, type Audience } from "../audience.ts";
import { sql, type Sql } from "../db/sql.ts";

/** The units whose facts may be seen by whoever asks: a predicate for each statement, a test for each row in memory. */
export class Fence {
  readonly #audience: Audience;

  constructor(audience: Audience) {
    this.#audience = audience;
  }

  /** The predicate on the column that names the unit of a fact. */
  visible(unitColumn: Sql): Sql {
    const { reads } = this.#audience;
    return reads === "ALL" ? sql`true` : sql`${unitColumn} = any(${[...reads]}::int[])`;
  }

  isVisible(unitId: number): boolean {
    return isInScope(this.#audience.reads, unitId);
  }
}
