import type { FigureKind } from "@bangvang/schema/figure";
import { sql } from "../../../db/sql.ts";
import type { Transaction } from "../../../db/transaction.ts";
import { roundTable, whereClosed } from "./round.facts.ts";

export interface ListedRound {
  readonly unit: string;
  readonly period: string;
  readonly kind: FigureKind;
  readonly state: string;
  readonly dueOn: string | null;
  /** Why it is closed; null: it is open. */
  readonly because: string | null;
  readonly changedBy: string;
}

/** The rounds of a period and of units, each null for all of them. */
export function listRounds(
  { period, units }: { readonly period: string | null; readonly units: readonly number[] | null },
  transaction: Transaction,
): Promise<readonly ListedRound[]> {
  return transaction.query<ListedRound>(sql`
    select unit.code as unit, period.key as period, round.kind, round.state, round.due_on as "dueOn", closed.because,
      round.changed_by as "changedBy"
    from ${roundTable.from} join unit on unit.id = round.unit_id join period on period.id = round.period_id ${whereClosed}
    where (${period}::text is null or period.key = ${period})
      and (${units}::int[] is null or round.unit_id = any(${units}::int[]))
    order by unit.code collate "C", period.starts_on, period.ends_on desc, period.key collate "C", round.kind`);
}
