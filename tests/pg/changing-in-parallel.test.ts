import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CellChange } from "../../schema/src/change-set.ts";
import { apply, cell, cleared, mustBeApplied, problemsOf } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { randomFrom, type Random } from "../support/random.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const writers = 16;
const setsEach = 25;
/** Few cells and many hands: every set meets others. Some of the periods are in no other figure. */
const hot = ["SLA", "DBI", "LCH"].flatMap((unit) =>
  ["MEM_NEW", "LEG_CBA"].flatMap((indicator) =>
    ["2016-01", "2016-02", "2016-Q4", "2016"].map((period) => ({ unit, indicator, period })),
  ),
);
const keyOf = ({ unit, indicator, period }: Pick<CellChange, "unit" | "indicator" | "period">): string =>
  `${unit} ${indicator} ${period}`;

/** What the writers believe: the version each cell was last seen at, by acknowledgement or by a conflict. */
class Writer {
  readonly seen = new Map<string, number>();
  readonly acknowledged: {
    readonly id: string;
    readonly cells: readonly { readonly key: string; readonly version: number; readonly value: string | null }[];
  }[] = [];
  conflicts = 0;
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  async work(): Promise<void> {
    for (let n = 0; n < setsEach; n++) await this.#applyOne();
  }

  async #applyOne(): Promise<void> {
    const cells = this.#random
      .shuffled(hot)
      .slice(0, 1 + this.#random.below(6))
      .map((place): CellChange => {
        const baseVersion = this.seen.get(keyOf(place)) ?? 0;
        const change = cell({ ...place, baseVersion, value: String(this.#random.below(1_000_000)) });
        return baseVersion > 0 && this.#random.chance(0.1) ? { ...change, ...cleared } : change;
      });
    const id = randomUUID();
    const outcome = await apply(product, cells, { id });
    if (outcome.kind === "applied") {
      this.acknowledged.push({
        id,
        cells: outcome.cells.flatMap((one) =>
          one.became === "KEPT" ? [] : [{ key: keyOf(one), version: one.version, value: cells[one.index]!.value }],
        ),
      });
      for (const one of outcome.cells) this.seen.set(keyOf(one), one.version);
      return;
    }
    this.conflicts++;
    for (const problem of problemsOf(outcome)) {
      if (problem.code !== "VERSION_CONFLICT") throw new Error(`refused by ${problem.code}`);
      if ("index" in problem) this.seen.set(keyOf(problem.key), problem.theirs?.version ?? 0);
    }
  }
}

const team = Array.from({ length: writers }, (_, n) => new Writer(n + 1));

test("sixteen writers on the same cells: some win, some are told of a conflict, and nothing else happens", async () => {
  await Promise.all(team.map((writer) => writer.work()));
  const applied = team.reduce((sum, writer) => sum + writer.acknowledged.length, 0);
  const conflicts = team.reduce((sum, writer) => sum + writer.conflicts, 0);
  expect(applied + conflicts).toBe(writers * setsEach);
  expect(applied).toBeGreaterThan(writers);
  expect(conflicts).toBeGreaterThan(writers);
});

test("the versions of every cell run from 1 without a gap, and each begins with what the one before left", async () => {
  const { rows } = await product.pool.query(`
    select unit_id, indicator_id, period_id, kind, version from (
      select *, row_number() over cell as n,
        lag(row(state_after, value_after, qualifier_after, quality_after, note_after, source_after)) over cell as left_by,
        row(state_before, value_before, qualifier_before, quality_before, note_before, source_before) as found
      from figure_change window cell as (partition by unit_id, indicator_id, period_id, kind order by version)
    ) as change
    where version <> n or (n = 1 and state_before is not null) or (n > 1 and left_by is distinct from found)`);
  expect(rows).toEqual([]);
});

test("every figure holds what its last change says", async () => {
  const { rows } = await product.pool.query(`
    select figure.* from figure left join figure_change as change using (unit_id, indicator_id, period_id, kind, version, change_set_id)
    where row(state, value, qualifier, quality, note, source_id)
      is distinct from row(state_after, value_after, qualifier_after, quality_after, note_after, source_after)
      or exists (select from figure_change as later where (later.unit_id, later.indicator_id, later.period_id, later.kind)
        = (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind) and later.version > figure.version)`);
  expect(rows).toEqual([]);
});

test("every acknowledged cell is in the history with its version and value, and no two sets made the same version", async () => {
  const { rows } = await product.pool.query<{ id: string; key: string; version: number; value: string | null }>(`
    select change_set_id as id, unit.code || ' ' || indicator.code || ' ' || period.key as key, version, value_after::text as value
    from figure_change join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
    where kind = 'ACTUAL'`);
  const history = new Map(rows.map(({ key, version, ...row }) => [`${key} ${version}`, row]));
  expect(history.size).toBe(rows.length);
  let own = 0;
  for (const { id, cells } of team.flatMap((writer) => writer.acknowledged)) {
    for (const { key, version, value } of cells) {
      const row = history.get(`${key} ${version}`);
      expect(row?.value).toBe(value);
      if (row?.id === id) own++;
    }
  }
  const ids = new Set(team.flatMap((writer) => writer.acknowledged.map(({ id }) => id)));
  expect(own).toBe(rows.filter(({ id }) => ids.has(id)).length);
});

test("sets are numbered from 1 without a gap, and none is left open", async () => {
  const { rows } = await product.pool.query<{ seq: string | null; cells: number; lines: number }>(`
    select seq, cell_count as cells, (select count(*)::int from figure_change where change_set_id = change_set.id) as lines
    from change_set order by seq`);
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
  expect(rows.filter(({ cells, lines }) => cells !== lines)).toEqual([]);
});

interface Link {
  readonly seq: string;
  readonly hash: Buffer;
  readonly nonce: Buffer;
  readonly header: string;
  readonly lines: readonly string[];
}

/** The chain worked out once more, outside the database; the number of the first link that does not follow. */
async function firstBrokenLink(query: (text: string) => Promise<{ rows: Link[] }>): Promise<string | null> {
  const { rows } = await query(`
    select seq, hash, nonce,
      jsonb_build_array(seq, id, actor, person_id, extract(epoch from applied_at)::text, encode(request_hash, 'hex'), reason, source_id, outcome)::text as header,
      array(select jsonb_build_array(unit_id, indicator_id, period_id, kind, version,
          state_before, value_before::text, qualifier_before, quality_before, note_before, source_before,
          state_after, value_after::text, qualifier_after, quality_after, note_after, source_after)::text
        from figure_change where change_set_id = change_set.id
        union all select jsonb_build_array('doubt', unit_id, indicator_id, period_id, kind, version, code, params)::text
        from accepted_doubt where change_set_id = change_set.id
        union all select jsonb_build_array('because', because)::text where because is not null) as lines
    from change_set order by seq`);
  const sha256 = (...parts: readonly (Buffer | string)[]): Buffer =>
    parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
  let previous = sha256("");
  for (const { seq, hash, nonce, header, lines } of rows) {
    const sorted = lines
      .map((line) => Buffer.from(line))
      .toSorted((a, b) => a.compare(b))
      .map(String)
      .join("\n");
    previous = sha256(previous, nonce, sha256(sorted), header);
    if (!previous.equals(hash)) return seq;
  }
  const { rows: head } = await query("select seq, hash from chain_head");
  return head[0]?.hash.equals(previous) ? null : "head";
}

test("the hash of each set follows from the one before and from what it changed", async () => {
  expect(await firstBrokenLink((text) => product.pool.query(text))).toBeNull();
});

test.each([
  [
    "a figure of the past",
    "update figure_change set value_after = value_after + 1 where change_set_id = (select id from change_set where seq = 5)",
  ],
  ["who did it", "update change_set set actor = 'someone else' where seq = 5"],
  ["when", "update change_set set applied_at = applied_at - interval '1 second' where seq = 5"],
  ["why", "update change_set set reason = 'another' where seq = 5"],
  ["a line taken out", "delete from figure_change where change_set_id = (select id from change_set where seq = 5)"],
  [
    "two sets exchanged",
    "update change_set set seq = case seq when 5 then -6 when 6 then -5 end where seq in (5, 6); update change_set set seq = -seq where seq < 0",
  ],
])("whoever changes the past shows in the chain: %s", async (_, tampering) => {
  const client = await product.pool.connect();
  try {
    await client.query("begin; set local session_replication_role = replica"); // triggers are asleep
    await client.query(tampering);
    expect(await firstBrokenLink((text) => client.query(text))).toBe("5");
  } finally {
    await client.query("rollback");
    client.release();
  }
});

test("a set goes on from the state all the others left", async () => {
  const { key, version } = team.flatMap(({ acknowledged }) => acknowledged).at(-1)!.cells[0]!;
  const [unit, indicator, period] = key.split(" ") as [string, string, string];
  const { rows } = await product.pool.query<{ version: number }>(
    "select version from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id where unit.code = $1 and indicator.code = $2 and key = $3",
    [unit, indicator, period],
  );
  const now = rows[0]!.version;
  expect(now).toBeGreaterThanOrEqual(version);
  const outcome = await apply(product, [cell({ unit, indicator, period, baseVersion: now, value: "1000001" })]);
  expect(mustBeApplied(outcome).cells[0]?.version).toBe(now + 1);
});
