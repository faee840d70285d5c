import { ApiProblem } from "../api-problem.ts";
import { isoInstant } from "../db/instant.ts";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Moment } from "./as-of.ts";

/**
 * What was known at an instant (ISO text in UTC). A change that is being committed just now, with an instant before this
 * one, may still arrive; older moments never change. Throws BAD_USER_INPUT for what is no instant, lies in the future,
 * or before anything was recorded.
 */
export async function momentOf(transaction: Transaction, instant: string): Promise<Moment> {
  if (!isInstant(instant))
    throw new ApiProblem("BAD_USER_INPUT", "asOf is not an instant in UTC, such as 2025-06-30T17:00:00Z.");
  const [found] = await transaction.query<MomentFound>(sql`
    select asked.instant > now() as "isAhead", ${isoInstant(sql`asked.instant`)} as instant,
      coalesce((select seq from change_set where seq is not null and applied_at <= asked.instant
        order by applied_at desc, seq desc limit 1), 0) as seq,
      (select version from dimension_change where raised_at <= asked.instant
        order by raised_at desc, version desc limit 1) as "dimensionVersion",
      coalesce(asked.instant >= least(
        (select min(applied_at) from change_set where seq is not null),
        (select min(raised_at) from dimension_change where raised_at > '-infinity')), false) as "isRecorded"
    from (select ${instant}::timestamptz as instant) as asked`);
  if (!found || found.isAhead) throw new ApiProblem("BAD_USER_INPUT", "asOf lies in the future.");
  if (!found.isRecorded || found.dimensionVersion === null)
    throw new ApiProblem("BAD_USER_INPUT", "asOf lies before anything was recorded here.");
  return { seq: found.seq, dimensionVersion: found.dimensionVersion, instant: found.instant };
}

/** The moment of a release; null when there is none of this code. */
export async function releaseMoment(transaction: Transaction, code: string): Promise<Moment | null> {
  const [moment] = await transaction.query<Moment>(sql`
    select seq, dimension_version as "dimensionVersion", ${isoInstant(sql`as_of`)} as instant
    from release where code = ${code}`);
  return moment ?? null;
}

interface MomentFound {
  readonly isAhead: boolean;
  readonly isRecorded: boolean;
  readonly instant: string;
  readonly seq: string;
  readonly dimensionVersion: string | null;
}

/** A day and a time that exist: PostgreSQL would end the transaction over the 30th of February. */
function isInstant(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/.test(text)) return false;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 16) === text.slice(0, 16);
}
