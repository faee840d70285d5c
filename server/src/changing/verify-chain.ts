import { createHash } from "node:crypto";
import { sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";

/** The first entry of the chain that is not what it was when it was written, and in what it differs. */
export interface BadEntry {
  readonly seq: string;
  /** Null when there is no set of this number. */
  readonly id: string | null;
  /**
   * MISSING: no set has this number. NUMBER: a set without a number of the chain. HASH: the set, one of its lines, or
   * their order. COUNT: another number of lines than the set says. BEFORE: a line does not begin with what the line
   * before it left. HEAD: the head of the chain names another last set.
   */
  readonly differs: "MISSING" | "NUMBER" | "HASH" | "COUNT" | "BEFORE" | "HEAD";
  /** Of BEFORE, the cell: unit, indicator, period and kind. */
  readonly cell: string | null;
}

export interface VerifiedChain {
  readonly sets: number;
  /** Lines of history. */
  readonly changes: number;
  /** Number and hash of the last set, in hex: whoever keeps them elsewhere sees when the end was cut off and chained anew. */
  readonly head: { readonly seq: string; readonly hash: string };
  readonly bad: BadEntry | null;
}

/** What is asked for at once: so many sets, and no further one behind so many lines. A set of more lines comes whole. */
export interface PortionLimits {
  readonly sets: number;
  readonly lines: number;
}

const usualLimits: PortionLimits = { sets: 1_000, lines: 20_000 };

/**
 * Works the chain out once more from what is stored, in the order of the numbers, portion by portion, and stops at the
 * first entry that does not follow. Takes a snapshot: sets that are applied meanwhile do not disturb it.
 */
export async function verifyChain(transaction: Transaction, most = usualLimits): Promise<VerifiedChain> {
  const [head] = await transaction.query<{ seq: string; hash: Buffer }>(sql`select seq, hash from chain_head`);
  if (!head) throw new Error("the chain has no head");
  const walked = await walk(transaction, { seq: 0, hash: sha256(""), sets: 0, changes: 0, bad: null }, most);
  const bad = walked.bad ?? (await badEnd(transaction, walked, head));
  return { sets: walked.sets, changes: walked.changes, head: { seq: head.seq, hash: head.hash.toString("hex") }, bad };
}

/** How far the chain was followed. */
interface Walked {
  readonly seq: number;
  readonly hash: Buffer;
  readonly sets: number;
  readonly changes: number;
  readonly bad: BadEntry | null;
}

interface Link {
  readonly seq: string;
  readonly id: string;
  readonly hash: Buffer;
  readonly nonce: Buffer;
  readonly header: string;
  readonly rowsHash: Buffer;
  readonly cells: number;
  readonly lines: number;
  readonly badCell: string | null;
}

async function walk(transaction: Transaction, from: Walked, most: PortionLimits): Promise<Walked> {
  for (let walked = from; ;) {
    const portion = await transaction.query<Link>(linksAfter(walked.seq, most));
    if (portion.length === 0) return walked;
    for (const link of portion) {
      walked = follow(walked, link);
      if (walked.bad) return walked;
    }
  }
}

function follow({ seq, hash, sets, changes }: Walked, link: Link): Walked {
  const next = sha256(hash, link.nonce, link.rowsHash, link.header);
  const found = (differs: BadEntry["differs"]): BadEntry => ({
    seq: link.seq,
    id: link.id,
    differs,
    cell: differs === "BEFORE" ? link.badCell : null,
  });
  const bad = (): BadEntry | null => {
    if (Number(link.seq) !== seq + 1) return { seq: String(seq + 1), id: null, differs: "MISSING", cell: null };
    if (!next.equals(link.hash)) return found("HASH");
    if (link.cells !== link.lines) return found("COUNT");
    return link.badCell === null ? null : found("BEFORE");
  };
  return { seq: Number(link.seq), hash: next, sets: sets + 1, changes: changes + link.lines, bad: bad() };
}

/** What is wrong behind the last set: a head that names another, or a set outside the chain. */
async function badEnd(
  transaction: Transaction,
  walked: Walked,
  head: { readonly seq: string; readonly hash: Buffer },
): Promise<BadEntry | null> {
  if (Number(head.seq) > walked.seq) return { seq: String(walked.seq + 1), id: null, differs: "MISSING", cell: null };
  const [outside] = await transaction.query<{ seq: string | null; id: string }>(
    sql`select seq, id from change_set where seq is null or seq < 1 order by seq, id limit 1`,
  );
  if (outside) return { seq: outside.seq ?? "none", id: outside.id, differs: "NUMBER", cell: null };
  const isSame = Number(head.seq) === walked.seq && head.hash.equals(walked.hash);
  return isSame ? null : { seq: head.seq, id: null, differs: "HEAD", cell: null };
}

/** A portion of sets with what their hash is taken of: the same text as in close_change_set(). */
function linksAfter(seq: number, most: PortionLimits): Sql {
  return sql`
    select set.seq, set.id, set.hash, set.nonce, coalesce(set.cell_count, -1) as cells, own.lines, own.rows_hash as "rowsHash",
      jsonb_build_array(set.seq, set.id, set.actor, set.person_id, extract(epoch from set.applied_at)::text,
        encode(set.request_hash, 'hex'), set.reason, set.source_id, set.outcome)::text as header,
      (${badCell}) as "badCell"
    from (
      select *, sum(cell_count) over (order by seq) - cell_count as lines_before
      from (select * from change_set where seq > ${seq} order by seq limit ${most.sets}) as portion
    ) as set
    cross join lateral (
      select sha256(convert_to(coalesce(string_agg(line, e'\\n' order by line), ''), 'UTF8')) as rows_hash,
        count(*) filter (where is_change)::int as lines
      from (
        select jsonb_build_array(unit_id, indicator_id, period_id, kind, version,
          state_before, value_before::text, qualifier_before, quality_before, note_before, source_before,
          state_after, value_after::text, qualifier_after, quality_after, note_after, source_after)::text collate "C" as line, true as is_change
        from figure_change where change_set_id = set.id
        union all
        select jsonb_build_array('doubt', unit_id, indicator_id, period_id, kind, version, code, params)::text collate "C", false
        from accepted_doubt where change_set_id = set.id
        union all
        select jsonb_build_array('because', set.because)::text collate "C", false where set.because is not null
      ) as lines
    ) as own
    where coalesce(set.lines_before, 0) < ${most.lines}
    order by set.seq`;
}

/** The first cell of a set whose line does not begin where the line before it ended. */
const badCell = sql`
  select concat_ws(' ', unit.code, indicator.code, period.key, change.kind)
  from figure_change as change
    left join figure_change as before on (before.unit_id, before.indicator_id, before.period_id, before.kind, before.version)
      = (change.unit_id, change.indicator_id, change.period_id, change.kind, change.version - 1)
    left join unit on unit.id = change.unit_id
    left join indicator on indicator.id = change.indicator_id
    left join period on period.id = change.period_id
  where change.change_set_id = set.id and (
    change.version < 1 or (change.version > 1) <> (before.version is not null) or change.opening <> set.opening
    or (change.state_before, change.value_before, change.qualifier_before, change.quality_before, change.note_before,
        change.source_before, change.opening_before, change.change_set_before)
      is distinct from (before.state_after, before.value_after, before.qualifier_after, before.quality_after, before.note_after,
        before.source_after, before.opening, before.change_set_id))
  order by change.unit_id, change.indicator_id, change.period_id, change.kind limit 1`;

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  return parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
}
