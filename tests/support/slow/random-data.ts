import pg from "pg";
import type { CellChange } from "../../../schema/src/change-set.ts";
import type { Actor } from "../../../server/src/actor.ts";
import { administrator } from "../ask.ts";
import { cell, cleared, mustBeApplied, setOf } from "../cells.ts";
import type { FreshProduct } from "../fresh-product.ts";
import { randomFrom, type Random } from "../random.ts";

/** Names that a plain order of letters or a plain search would get wrong; two are alike, and two differ by where the tone stands. */
const unitNames = [
  "LĐLĐ tỉnh Ăn Hòa",
  "LĐLĐ tỉnh An Hoà",
  "LĐLĐ tỉnh Ân Thi",
  "LĐLĐ tỉnh Đăk Đoa",
  "LĐLĐ tỉnh Đắk Đoa",
  "LĐLĐ tỉnh Dak Doa",
  "LĐLĐ tỉnh Thuỷ Nguyên",
  "LĐLĐ tỉnh Thủy Nguyên",
  "LĐLĐ tỉnh Ý Yên",
  "LĐLĐ tỉnh y yên",
  'LĐLĐ "Ngã Bảy" \\ Cần Thơ',
  "LĐLĐ tỉnh Ân Thi",
];
const unitCodes = unitNames.map((_, n) => `ZZ${"ABCDEFGHIJKL"[n]}${n % 3 === 0 ? "-X" : ""}`);

const notes = [
  null,
  null,
  "số liệu ước, chờ quyết toán",
  "trong ngoặc \"kép\" và 'đơn'",
  "C:\\bao-cao\\2023\\tháng 5",
  "dòng một\ndòng hai\r\n\tdòng ba",
  "ngăn bởi\u2028dấu dòng và\u2029dấu đoạn",
  "🏆 nhất cụm 👩🏽",
  "</script> & <b> ${x} %s {}",
  "a".repeat(900),
];

const changeSetIds = Array.from({ length: 6 }, (_, n) => `0f8fad5b-d9cb-469f-a165-70867728950${n}`);

/** Ids of the change sets below, and a few that are none. */
export const knownChangeSets: readonly string[] = [
  ...changeSetIds,
  changeSetIds[0]!.toUpperCase(),
  "0f8fad5b-d9cb-469f-a165-708677289fff",
  "",
];

interface Key {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly kind: string;
}

/** Adds units, members, some hundred figures with several changes each, and evidence; the same in every run. */
export async function addRandomData(product: FreshProduct, seed: number): Promise<void> {
  const random = randomFrom(seed);
  const database = new pg.Client({ connectionString: product.url });
  await database.connect();
  try {
    await addUnits(database, random);
    await product.dimensions.refresh();
    await addFigures(product, database, random);
    await addEvidence(database, random);
    await addRounds(database, randomFrom(seed + 1));
    await fixInstants(database);
  } finally {
    await database.end();
  }
  await product.dimensions.refresh();
}

async function addUnits(database: pg.Client, random: Random): Promise<void> {
  for (const [n, name] of unitNames.entries()) {
    await database.query(
      `insert into unit (code, level, name, name_en, parent_id, note)
        values ($1, 'PROVINCE', $2, $3, (select id from unit where code = $4), $5)`,
      [unitCodes[n], name, `Federation ${n}`, n % 4 === 3 ? unitCodes[n - 1] : "TLD", random.pick(notes)],
    );
  }
  for (const n of Array.from({ length: 14 }).keys())
    await database.query(
      `insert into award (cluster_id, unit_id, year, name, name_en, state, source_id, note)
        select (select id from unit where code = $1), unit.id, $2, $3, $4, $5, (select id from source where code = $6), $7
        from unit where code = $8`,
      [
        n % 3 === 0 ? null : "CUM-BGPB",
        2021 + (n % 3),
        `Bằng khen ${n % 5}`,
        `Certificate ${n}`,
        random.pick(["PROPOSED", "RECOMMENDED", "DECIDED", "REVOKED"]),
        n % 2 === 0 ? "seed-2023" : null,
        random.pick(notes),
        random.pick(["SLA", "LCA", ...unitCodes.slice(0, 2)]),
      ],
    );
  for (const [n, code] of unitCodes.entries())
    for (const year of [2021, 2022, 2023].slice(0, 1 + (n % 3)))
      await database.query(
        `insert into cluster_member (cluster_id, unit_id, year, role, source_id)
          select cluster.id, unit.id, $3, 'MEMBER', (select id from source where code = 'seed-2023')
          from unit as cluster, unit where cluster.code = $1 and unit.code = $2`,
        [n % 2 === 0 ? "CUM-BGPB" : "CUM-5TP", code, year],
      );
}

async function addFigures(product: FreshProduct, database: pg.Client, random: Random): Promise<void> {
  const keys = await freeKeys(database, random, 420);
  const another: Actor = { ...administrator, name: 'Nguyễn "Đức" Ánh' };
  const dropped = random.shuffled(keys).slice(0, 40);
  const some = (count: number): readonly Key[] => random.shuffled(keys).slice(0, count);
  const steps: readonly (readonly [Actor, string | null, readonly Key[], Partial<CellChange>?])[] = [
    [administrator, null, keys],
    [another, "đính chính\nlần 1", some(200)],
    [administrator, "…\u2028…", some(90)],
    [another, null, some(60)],
    [another, 'rút lại "hết"', dropped, cleared],
    [administrator, null, dropped.slice(0, 12)],
  ];
  for (const [n, [actor, reason, changed, rest]] of steps.entries()) {
    const versions = await versionsOf(database);
    const cells = changed.map((key) => ({ ...contentOf(key, random, versions.get(textOf(key)) ?? 0), ...rest }));
    const source = n % 2 === 0 ? "seed-2023" : null;
    mustBeApplied(await product.applyAs(actor, setOf(cells, { id: changeSetIds[n]!, reason, source }), false));
  }
}

/** Cells nobody has touched, of units that exist at the time; half of them crowded into few rows, so that lists have length. */
async function freeKeys(database: pg.Client, random: Random, count: number): Promise<readonly Key[]> {
  const units = ["SLA", "SLA", "DBI", "LCH", "LSO", "CBA", "HNO", "TLD", "CUM-BGPB", ...unitCodes];
  const taken = await versionsOf(database);
  const keys = new Map<string, Key>();
  while (keys.size < count) {
    const key = {
      unit: random.pick(units),
      indicator: random.pick(Object.keys(measures)),
      period: random.pick(periods),
      kind: random.chance(0.75) ? "ACTUAL" : "TARGET",
    };
    if (!taken.has(textOf(key))) keys.set(textOf(key), key);
  }
  return [...keys.values()];
}

const periods = [
  "2021 2022 2023 2022-H1 2022-H2 2023-H1 2023-Q1 2023-Q2 2023-9M 2023-TET",
  "2022-01 2022-02 2022-03 2022-04 2022-05 2022-06 2023-01 2023-02 2023-03",
  "2022-01-01 2022-12-31 2023-06-30 2021-09-01/2023-09-01 2022-01-01/2022-01-31",
].flatMap((line) => line.split(" "));

/** How values of an indicator look. */
const measures: Readonly<Record<string, (random: Random) => string>> = {
  MEM_TOTAL: (random) => String(random.below(60_000)),
  MEM_FEMALE: (random) => String(random.below(30_000)),
  LAB_TOTAL: (random) => String(random.below(80_000)),
  ORG_CDCS: (random) => String(random.below(900)),
  FIN_REV: (random) => String(random.below(9) * 1_000_000_000),
  FIN_BALANCE: (random) => String(random.below(2_000_001) - 1_000_000),
  COVER_RATE: (random) => (random.below(1_000_000) / 10_000).toFixed(random.below(5)),
  EMU_INIT: (random) => random.pick(["0", "1", "999999999999999", String(random.below(5_000))]),
  CARE_TET_GIFTS: (random) => String(random.below(20) * 50),
};

function contentOf(key: Key, random: Random, baseVersion: number): CellChange {
  const base = cell({ ...key, baseVersion, note: random.pick(notes) });
  const source = random.chance(0.5) ? random.pick(sources) : null;
  if (random.chance(0.06)) return { ...base, source, state: "NOT_APPLICABLE", value: null };
  if (random.chance(0.06)) return { ...base, source, value: null, quality: "DISPUTED" };
  return {
    ...base,
    source,
    value: measures[key.indicator]!(random),
    qualifier: random.pick(["EXACT", "EXACT", "ABOUT", "OVER", "NEARLY", "ESTIMATE"]),
    quality: random.pick(["REPORTED", "REPORTED", "PROVISIONAL", "SUSPECT", "DISPUTED"]),
  };
}

const sources = ["seed-2023", "seed-2023", "ld-en-list-5", "ld-en-1450299", "vnv-scope"];

/** Beside half of the figures what they carry, as their source says it; beside many something else, or an open reading. */
async function addEvidence(database: pg.Client, random: Random): Promise<void> {
  const { rows } = await database.query<{ readonly value: string | null; readonly sourceId: number | null }>(
    `select unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", kind, value,
        source_id as "sourceId" from figure order by unit_id, indicator_id, period_id, kind`,
  );
  const ids = (await database.query<{ id: number }>("select id from source order by id limit 20")).rows;
  for (const { value, sourceId, ...cellIds } of rows) {
    const add = (claimed: string | null, claimedBy: number): Promise<unknown> =>
      database.query(
        `insert into evidence (unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality, note)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
        [
          ...Object.values(cellIds),
          claimedBy,
          random.pick([null, 'gần "40" triệu', "62,5\ntỷ", "303.236 CNVCLĐ \\"]),
          claimed,
          random.pick(["EXACT", "OVER", "NEARLY"]),
          random.pick(["REPORTED", "DISPUTED"]),
          random.pick(notes),
        ],
      );
    if (random.chance(0.4)) await add(String(random.below(500_000) / 100), random.pick(ids).id);
    if (sourceId !== null && random.chance(0.5)) await add(value, sourceId);
    if (random.chance(0.1)) await add(null, random.pick(ids).id);
  }
}

/** Rounds in every state, of those who submitted them as the tests name people, some long overdue and some opened again. */
async function addRounds(database: pg.Client, random: Random): Promise<void> {
  const { rows } = await database.query<{ readonly ids: readonly number[] }>(
    `select array[unit.id, period.id] as ids from unit, period
      where unit.code = any($1) and period.key = any($2) order by unit.id, period.id`,
    [
      ["SLA", "DBI", "LCH", "LSO", "HNO", "CUM-BGPB", ...unitCodes.slice(0, 6)],
      ["2021", "2022", "2023", "2023-H1", "2023-Q1", "2023-05", "2022-12-31"],
    ],
  );
  for (const { ids } of rows) {
    if (random.chance(0.4)) continue;
    const key = [...ids, random.chance(0.7) ? "ACTUAL" : "TARGET"];
    const due = random.pick([null, "2023-12-15", "2022-06-30", "2098-12-15", "2099-01-31"]);
    const [who, other] = [random.pick(["Lò Văn An", "Đỗ Thị Ý", administrator.name]), "Ai đó"];
    await database.query(
      "insert into reporting_round (unit_id, period_id, kind, state, due_on, changed_by) values ($1, $2, $3, 'OPEN', $4, $5)",
      [...key, due, other],
    );
    const states = [
      "SUBMITTED",
      ...random.pick([["OPEN"], ["OPEN", "SUBMITTED"], ["ACCEPTED"], ["ACCEPTED", "LOCKED"], []]),
    ];
    for (const state of random.chance(0.25) ? [] : states)
      await database.query(
        `update reporting_round set state = $4, changed_by = $5, reason = $6
          where (unit_id, period_id, kind) = ($1, $2, $3)`,
        [...key, state, state === "SUBMITTED" ? who : other, state === "OPEN" ? "thiếu\nbiểu 3" : random.pick(notes)],
      );
    const grants = random.pick([
      [],
      [],
      ["2023-01-31"],
      ["2022-01-01", "2023-01-31"],
      ["2098-01-02"],
      ["2098-01-01", "2023-02-02"],
    ]);
    for (const [n, expires] of grants.entries())
      await database.query(
        `insert into round_exception (unit_id, period_id, kind, reason, expires_at, granted_by, granted_at)
          values ($1, $2, $3, $4, $5::timestamptz, $6, $5::timestamptz - make_interval(days => $7))`,
        [...key, random.pick(["sửa biểu 5", 'a\t"b"']), expires, other, 1 + n],
      );
  }
}

/** The hour of a change set is that of the run; kept documents name instants, so each set gets one that stays. */
async function fixInstants(database: pg.Client): Promise<void> {
  await database.query("set session_replication_role = replica"); // a closed set never changes, except here
  await database.query(
    "update change_set set applied_at = timestamptz '2024-01-01 00:00:00.000007+00' + seq * interval '7 hours 0.1 seconds'",
  );
}

const textOf = ({ unit, indicator, period, kind }: Key): string => `${unit} ${indicator} ${period} ${kind}`;

async function versionsOf(database: pg.Client): Promise<Map<string, number>> {
  const { rows } = await database.query<{ readonly key: string; readonly version: number }>(
    `select concat_ws(' ', unit.code, indicator.code, period.key, kind) as key, version from figure
      join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id`,
  );
  return new Map(rows.map(({ key, version }) => [key, version]));
}
