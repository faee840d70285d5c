import type { NumberContext } from "@bangvang/schema/number-reader/number-context";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";

interface Entry {
  readonly code: string;
  readonly measure: string;
  readonly wholeNumber: boolean;
  readonly mayBeNegative: boolean;
  readonly bandLow: string | null;
  readonly bandHigh: string | null;
}

/** What the number reader needs to know of the cells of each indicator, by its code. */
export async function findContexts(snapshot: Transaction): Promise<ReadonlyMap<string, NumberContext>> {
  const entries = await snapshot.query<Entry>(sql`
    select code, measure, whole_number as "wholeNumber", may_be_negative as "mayBeNegative",
      band_low::text as "bandLow", band_high::text as "bandHigh"
    from indicator`);
  return new Map(entries.map(({ code, ...context }) => [code, context]));
}
