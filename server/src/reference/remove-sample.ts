import { randomUUID } from "node:crypto";
import { emptyContent } from "@bangvang/schema/figure";
import type { CellChange } from "@bangvang/schema/change-set";
import { commandLine } from "../actor.ts";
import type { FoundProblem } from "../changing/stages.ts";
import { sql } from "../db/sql.ts";
import { inSnapshot } from "../db/snapshot.ts";
import type { Product } from "../product.ts";
import { figuresWithCodes } from "../db/figures-with-codes.ts";

/** The sample could not be cleared, none of it, because of these problems: some of it lies in closed reporting rounds. */
export class SampleStays extends Error {
  readonly problems: readonly FoundProblem[];
  constructor(problems: readonly FoundProblem[]) {
    super("the sample could not be removed");
    this.problems = problems;
  }
}

/**
 * Clears every figure that is still a sample, as one change set; how many there were. Figures people have edited stay.
 * Throws SampleStays.
 */
export async function removeSample(product: Product): Promise<number> {
  const rows = await inSnapshot(product.pool, (transaction) =>
    transaction.query<Pick<CellChange, "unit" | "indicator" | "period" | "kind" | "baseVersion">>(sql`
      select unit.code as unit, indicator.code as indicator, period.key as period, kind, version as "baseVersion"
      from ${figuresWithCodes}
      where quality = 'SAMPLE' and state = 'VALUE'`),
  );
  if (rows.length === 0) return 0;
  const cells = rows.map((row): CellChange => ({ ...row, ...emptyContent }));
  const outcome = await product.applyAsSystem(
    {
      id: randomUUID(),
      mode: "ALL_OR_NOTHING",
      reason: "Xóa số liệu mẫu",
      because: null,
      source: null,
      cells,
    },
    commandLine.name,
  );
  if (outcome.kind === "rejected") throw new SampleStays(outcome.problems);
  return rows.length;
}
