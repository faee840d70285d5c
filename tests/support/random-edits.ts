import { randomBytes, randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import type { Product } from "../../server/src/product.ts";
import { apply, cell, cleared, months, mustBeApplied } from "./cells.ts";
import type { Random } from "./random.ts";

/** Edits of everything that can be edited, at random; a number in each makes what it writes its own. */
export interface Edits {
  /** Makes one edit; `look` is called wherever something else was just committed and more is still open. */
  next(look: () => Promise<void>): Promise<void>;
}

type Edit = (n: number, look: () => Promise<void>) => Promise<void>;

export function randomEdits(product: Product, random: Random): Edits {
  let n = 0;
  const sql = async (text: string, values: readonly unknown[] = []): Promise<void> =>
    void (await product.pool.query(text, [...values]));
  const rows = async <Row extends object>(text: string): Promise<readonly Row[]> =>
    (await product.pool.query<Row>(text)).rows;
  const any = async (table: string, where = "true"): Promise<number | null> => {
    const ids = await rows<{ id: number }>(`select id from ${table} where ${where} order by id`);
    return ids.length === 0 ? null : random.pick(ids).id;
  };

  const cells: Edit = async (number) => {
    const standing = await rows<{ unit: string; indicator: string; period: string; kind: string; version: number }>(`
      select unit.code as unit, indicator.code as indicator, period.key as period, kind, version
      from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
      order by 1, 2, 3, 4`);
    const changed = random.shuffled(standing).slice(0, 1 + random.below(6));
    const fresh = Array.from({ length: random.below(4) }, () => ({
      unit: random.pick(["SLA", "LCA", "HGI", "CBA", "LSO", "DBI", "LCH"]),
      indicator: random.pick(["MEM_TOTAL", "LAB_TOTAL", "ORG_STAFF"]),
      period: random.pick(months(2005, 2024)),
      kind: random.pick(["ACTUAL", "TARGET"]),
      version: 0,
    }));
    const key = (one: { unit: string; indicator: string; period: string; kind: string }): string =>
      `${one.unit} ${one.indicator} ${one.period} ${one.kind}`;
    const known = new Set(standing.map(key));
    const wanted = new Map([...changed, ...fresh.filter((one) => !known.has(key(one)))].map((one) => [key(one), one]));
    const set = [...wanted.values()].map(({ version, ...place }, i) =>
      cell({
        ...place,
        baseVersion: version,
        value: String(number * 10 + i),
        quality: random.pick(["SUSPECT", "PROVISIONAL"]), // a reported part may not be above its whole
        note: random.chance(0.3) ? `Ghi chú ${number}` : null,
        source: random.chance(0.3) ? "seed-2023" : null,
        ...(version > 0 && random.chance(0.2) ? cleared : {}),
      }),
    );
    mustBeApplied(await apply(product, set, { reason: `Đợt ${number}` }));
  };

  /** Two sets side by side: the one opened first is closed last, so its number does not tell its place. */
  const overtaken: Edit = async (number, look) => {
    const units = await rows<{ id: number }>(
      "select unit_id as id from figure group by 1 order by count(*) desc, 1 limit 2",
    );
    const [slow, quick] = [await product.pool.connect(), await product.pool.connect()];
    try {
      const slowSet = await openSet(slow, `chậm ${number}`);
      await changeUnit(slow, units[0]!.id, slowSet, number);
      const quickSet = await openSet(quick, `nhanh ${number}`);
      await changeUnit(quick, units[1]!.id, quickSet, number);
      await closeSet(quick, quickSet);
      await look();
      await closeSet(slow, slowSet);
    } finally {
      for (const client of [slow, quick]) {
        await client.query("rollback");
        client.release();
      }
    }
  };

  const sourceOr = async (): Promise<number | null> => (random.chance(0.5) ? any("source") : null);
  const claim: Edit = async (number) => {
    const existing = await any("evidence");
    if (existing !== null && random.chance(0.3)) return sql("delete from evidence where id = $1", [existing]);
    if (existing !== null && random.chance(0.4))
      return sql("update evidence set phrase = $2, note = $3 where id = $1", [
        existing,
        `gần ${number}`,
        `Sửa ${number}`,
      ]);
    return sql(
      `insert into evidence (unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality)
      select unit_id, indicator_id, period_id, kind, $1, $2, $3, 'ABOUT', 'SUSPECT' from figure order by version, unit_id, period_id limit 3`,
      [await any("source"), `hơn ${number}`, number],
    );
  };
  const unit: Edit = async (number) => {
    if (random.chance(0.5))
      return sql("update unit set name = $2, note = $3 where id = $1", [
        await any("unit"),
        `Đơn vị đổi tên ${number}`,
        `Lần ${number}`,
      ]);
    return sql(
      "insert into unit (code, level, name, name_en, parent_id, valid_from) values ($1, 'PROVINCE', $2, $3, $4, '2020-01-01')",
      [`T${number}`, `Liên đoàn thử ${number}`, `Test ${number}`, await any("unit")],
    );
  };
  const member: Edit = async (number) => {
    if (random.chance(0.3))
      return sql(
        "delete from cluster_member where (cluster_id, unit_id, year) in (select cluster_id, unit_id, year from cluster_member order by year desc, unit_id limit 1)",
      );
    // Also its key may change: the row ends under the old one.
    if (random.chance(0.3))
      return sql(
        "update cluster_member set year = year - 40 where (cluster_id, unit_id, year) in (select cluster_id, unit_id, year from cluster_member as one where year > 1990 and not exists (select from cluster_member as other where (other.cluster_id, other.unit_id, other.year) = (one.cluster_id, one.unit_id, one.year - 40)) order by year, unit_id limit 1)",
      );
    return sql(
      `insert into cluster_member (cluster_id, unit_id, year, role, source_id) values ($1, $2, $3, 'MEMBER', $4)
      on conflict (cluster_id, unit_id, year) do update set source_id = excluded.source_id`,
      [
        await any("unit", "level = 'CLUSTER'"),
        await any("unit", "level = 'PROVINCE'"),
        2000 + (number % 60),
        await sourceOr(),
      ],
    );
  };
  const lineage: Edit = async (number) => {
    if (random.chance(0.3))
      return sql(
        "delete from lineage where (predecessor_id, successor_id) in (select predecessor_id, successor_id from lineage order by effective_on desc, successor_id limit 1)",
      );
    if (random.chance(0.4))
      return sql(
        "update lineage set share = 0.5, source_url = $1 where predecessor_id in (select min(predecessor_id) from lineage)",
        [`https://example.vn/${number}`],
      );
    // From lower to higher ids only, so that there is no cycle.
    return sql(
      `insert into lineage (predecessor_id, successor_id, effective_on, share)
      select least(a.id, b.id), greatest(a.id, b.id), date '2024-01-01' + $1::int, 0.25
      from (select id from unit where code like 'T%' order by id desc limit 1) as a, (select id from unit where level = 'PROVINCE' order by id limit 1) as b
      where a.id <> b.id on conflict do nothing`,
      [number],
    );
  };
  const catalogue: Edit = async (number) => {
    if (random.chance(0.6))
      return sql("update indicator set name = $2, band_high = $3, direction = 'NEUTRAL' where id = $1", [
        await any("indicator"),
        `Chỉ tiêu ${number}`,
        `${900_000_000_000_000 + number}`,
      ]);
    return sql(
      `insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative, provenance)
      values ($1, $2, $3, 'labour', 'người', 'FLOW', 'SUM', 'HIGHER', true, false, 'CONSTRUCTED')`,
      [`TEST_${number}`, `Chỉ tiêu thử ${number}`, `Test ${number}`],
    );
  };
  const seriesBreak: Edit = async (number) =>
    random.chance(0.3)
      ? sql("delete from series_break where id = (select max(id) from series_break)")
      : sql(
          "insert into series_break (starts_on, cause, unit_id, note) values (date '2001-01-01' + $1::int, 'RULE', $2, $3) on conflict do nothing",
          [number, await any("unit"), `Điểm gãy ${number}`],
        );
  const source: Edit = async (number) =>
    random.chance(0.5)
      ? sql("update source set title = $2, published_on = '2024-05' where id = $1", [
          await any("source"),
          `Tài liệu ${number}`,
        ])
      : sql("insert into source (code, title, trust) values ($1, $2, 'ORIGINAL')", [
          `test-${number}`,
          `Nguồn ${number}`,
        ]);
  const award: Edit = async (number) => {
    if (random.chance(0.3)) return sql("delete from award where id = (select max(id) from award)");
    if (random.chance(0.4))
      return sql("update award set state = 'REVOKED', note = $2 where id = $1", [
        await any("award"),
        `Thu hồi ${number}`,
      ]);
    return sql("insert into award (unit_id, year, name, name_en, state) values ($1, 2024, $2, $3, 'PROPOSED')", [
      await any("unit"),
      `Cờ ${number}`,
      `Flag ${number}`,
    ]);
  };
  /** Several statements in one transaction: nobody sees what stood between them. */
  const campaign: Edit = async (number, look) => {
    if (random.chance(0.3))
      return sql("delete from campaign where code = (select max(code) from campaign where code like 'TEST-%')");
    const client = await product.pool.connect();
    try {
      await client.query("begin");
      await client.query("insert into campaign (code, name, name_en) values ($1, $2, $3)", [
        `TEST-${number}`,
        `Phong trào ${number}`,
        `Campaign ${number}`,
      ]);
      await look();
      await client.query(
        "insert into campaign_indicator select campaign.id, indicator.id from campaign, indicator where campaign.code = $1 order by indicator.id desc limit 3",
        [`TEST-${number}`],
      );
      await client.query("update campaign set theme = $2 where code = $1", [`TEST-${number}`, `Chủ đề ${number}`]);
      await client.query("commit");
    } finally {
      client.release();
    }
  };

  const kinds: readonly Edit[] = [
    // The more often one stands here, the more often it comes.
    cells,
    cells,
    cells,
    cells,
    cells,
    cells,
    cells,
    overtaken,
    claim,
    claim,
    unit,
    unit,
    member,
    member,
    lineage,
    catalogue,
    seriesBreak,
    source,
    award,
    campaign,
  ];
  return {
    next(look) {
      n += 1;
      return random.pick(kinds)(n, look);
    },
  };
}

/** A set by hand, left open in a transaction of its own. */
async function openSet(client: PoolClient, actor: string): Promise<string> {
  const id = randomUUID();
  await client.query("begin");
  await client.query("insert into change_set (id, actor, request_hash, nonce) values ($1, $2, '', $3)", [
    id,
    actor,
    randomBytes(16),
  ]);
  await client.query("select set_config('app.change_set', $1, true)", [id]);
  return id;
}

async function changeUnit(client: PoolClient, unitId: number, set: string, value: number): Promise<void> {
  await client.query(
    `update figure set state = 'VALUE', value = $3, version = version + 1, change_set_id = $2
    where unit_id = $1 and (indicator_id + period_id) % 5 = $4`,
    [unitId, set, value, value % 5],
  );
}

async function closeSet(client: PoolClient, set: string): Promise<void> {
  await client.query(`select close_change_set($1, '{"versions": []}')`, [set]);
  await client.query("commit");
}
