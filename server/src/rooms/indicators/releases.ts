import { createHash } from "node:crypto";
import { figuresWithCodes } from "../../db/figures-with-codes.ts";
import { isoInstant } from "../../db/instant.ts";
import type { Pool } from "../../db/pool.ts";
import { sql } from "../../db/sql.ts";
import { inSnapshot } from "../../db/snapshot.ts";
import { inTransaction, type Transaction } from "../../db/transaction.ts";
import { transactionAsOf, type Moment } from "../../reading/as-of.ts";

/** A moment that has a name, and the hash of its figures. */
export interface Release {
  readonly code: string;
  readonly name: string;
  readonly asOf: string;
  readonly hash: string;
}

/** All releases, the oldest first. */
export function listReleases(transaction: Transaction): Promise<readonly Release[]> {
  return transaction.query<Release>(sql`
    select code, name, ${isoInstant(sql`as_of`)} as "asOf", content_hash as hash from release order by as_of, code`);
}

/** Makes a release of the present moment; its hash. Null when the code is taken. */
export async function makeRelease(code: string, name: string, pool: Pool): Promise<string | null> {
  const taken = await inSnapshot(pool, (transaction) =>
    transaction.query(sql`select from release where code = ${code}`),
  );
  if (taken.length > 0) return null;
  const moment = await inTransaction(pool, presentMoment);
  const hash = await inSnapshot(pool, (transaction) => contentHash(transaction, moment));
  return inTransaction(pool, async (transaction) => {
    await transaction.query(sql`
      insert into release (code, name, as_of, seq, dimension_version, content_hash)
      values (${code}, ${name}, ${moment.instant}, ${moment.seq}, ${moment.dimensionVersion}, ${hash})
      on conflict (code) do nothing`);
    const own = await transaction.query(
      sql`select from release where code = ${code} and name = ${name} and as_of = ${moment.instant} and content_hash = ${hash}`,
    );
    return own.length === 0 ? null : hash;
  });
}

/**
 * SHA-256 over all figures of a moment, in hex: of each unit, in the order of their codes, one line a figure, in the
 * order of the lines, each ended by a line feed. A line is a JSON array of unit, indicator, period, kind, state, value
 * (text without trailing zeros), qualifier, quality, note, source and version. Cleared cells are none.
 */
export async function contentHash(transaction: Transaction, moment: Moment): Promise<string> {
  const then = transactionAsOf(transaction, moment);
  const hash = createHash("sha256");
  const units = await then.query<{ id: number }>(sql`select id from unit order by code collate "C"`);
  for (const { id } of units) {
    const [block] = await then.query<{ lines: string | null }>(sql`
      select string_agg(line || e'\\n', '' order by line) as lines from (
        select jsonb_build_array(unit.code, indicator.code, period.key, kind, state, trim_scale(value)::text, qualifier,
          quality, figure.note, source.code, version)::text collate "C" as line
        from ${figuresWithCodes}
        where figure.unit_id = ${id} and state <> 'NOT_REPORTED'
      ) as figures`);
    hash.update(block?.lines ?? "");
  }
  return hash.digest("hex");
}

/**
 * The moment that is now, exactly: whoever is changing dimensions, evidence or figures is waited for, and what comes
 * after has a later instant. The locks are taken in the order in which a change takes them, and held for an instant.
 */
async function presentMoment(transaction: Transaction): Promise<Moment> {
  await transaction.query(sql`select from dimension_version for update`);
  await transaction.query(sql`lock table evidence in share mode`);
  await transaction.query(sql`select from chain_head for update`);
  const [moment] = await transaction.query<Moment>(sql`
    select (select seq from chain_head) as seq, (select version from dimension_version) as "dimensionVersion",
      ${isoInstant(sql`greatest(clock_timestamp(), (select max(applied_at) from change_set where seq is not null),
        (select max(raised_at) from dimension_change))`)} as instant`);
  if (!moment) throw new Error("there is no present moment");
  return moment;
}
