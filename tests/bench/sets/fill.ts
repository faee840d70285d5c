import type pg from "pg";
import { firstYear, months, unitsOf, unitsOfCluster, type Size } from "./size.ts";

/** Who the history names for the figures of a bench set. */
const actor = "Bench";

/** Fills a database that the product has brought up to date: the dimensions, then one change set for each month. */
export async function fill(client: pg.Client, size: Size): Promise<void> {
  await client.query("begin");
  await addUnits(client, size);
  await addIndicators(client, size);
  await addPeriods(client);
  await client.query("commit");
  for (let month = 1; month <= months; month++) await addMonth(client, month);
  await client.query("vacuum (analyze)");
  await client.query("checkpoint");
}

/**
 * Changes a tenth of all cells, a year at a time, and gives the instant before the first of these changes. Which tenth
 * runs evenly through units, indicators and months.
 */
export async function changeTenth(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ instant: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as instant`,
  );
  await client.query("select pg_sleep(0.05)"); // the instant has milliseconds, the changes have microseconds
  for (let year = firstYear; year < firstYear + months / 12; year++) {
    await inChangeSet(client, `Bench: a tenth of ${year}`, (set) =>
      client.query(
        `update figure set value = figure.value + 1, version = figure.version + 1, change_set_id = $1
        from period where period.id = figure.period_id and period.type = 'MONTH' and period.year = $2
          and figure.indicator_id in (select id from indicator where code like 'BENCH\\_I%')
          and (figure.unit_id * 3 + figure.indicator_id * 7 + figure.period_id) % 10 = 0`,
        [set, year],
      ),
    );
  }
  await client.query("vacuum (analyze)");
  await client.query("checkpoint");
  return rows[0]!.instant;
}

async function addUnits(client: pg.Client, size: Size): Promise<void> {
  await client.query(
    `insert into unit (code, level, name, name_en)
    select 'BENCH-C' || lpad(n::text, 4, '0'), 'CLUSTER', 'Cụm thi đua thử tải số ' || n, 'Bench cluster ' || n
    from generate_series(1, $1::int) as n order by n`,
    [size.clusters],
  );
  await client.query(
    `insert into unit (code, level, name, name_en)
    select 'BENCH-U' || lpad(n::text, 4, '0'), 'PROVINCE', 'LĐLĐ tỉnh thử tải số ' || n,
      'Bench Province ' || n || ' Federation of Labour'
    from generate_series(1, $1::int) as n order by n`,
    [unitsOf(size)],
  );
  // Of the seven of a cluster the first is its head and the second its deputy, every year.
  await client.query(
    `insert into cluster_member (cluster_id, unit_id, year, role)
    select cluster.id, unit.id, year, case place when 1 then 'HEAD' when 2 then 'DEPUTY' else 'MEMBER' end
    from generate_series(1, $1::int) as c, generate_series(1, $2::int) as place, generate_series($3::int, $4::int) as year,
      unit as cluster, unit
    where cluster.code = 'BENCH-C' || lpad(c::text, 4, '0')
      and unit.code = 'BENCH-U' || lpad(((c - 1) * $2::int + place)::text, 4, '0')`,
    [size.clusters, unitsOfCluster, firstYear, firstYear + months / 12 - 1],
  );
}

/** Flows in one measure, so that the sum of everything may be asked for. Every fourth has decimals. */
async function addIndicators(client: pg.Client, size: Size): Promise<void> {
  await client.query(
    `insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number,
      may_be_negative, provenance)
    select 'BENCH_I' || lpad(n::text, 4, '0'), 'Chỉ tiêu thử tải số ' || n, 'Bench indicator ' || n,
      (array['membership', 'campaigns', 'finance', 'organisation', 'labour', 'legal', 'party', 'emulation'])[n % 8 + 1],
      'triệu đồng', 'FLOW', 'SUM', 'HIGHER', n % 4 <> 0, false, 'CONSTRUCTED'
    from generate_series(1, $1::int) as n order by n`,
    [size.indicators],
  );
}

async function addPeriods(client: pg.Client): Promise<void> {
  await client.query(
    `insert into period (key, type, starts_on, ends_on, year)
    select to_char(day, 'YYYY-MM'), 'MONTH', day, (day + interval '1 month')::date - 1, extract(year from day)
    from generate_series(0, $2::int - 1) as n, lateral (select (make_date($1::int, 1, 1) + make_interval(months => n))::date) as d (day)
    order by n on conflict (key) do nothing`,
    [firstYear, months],
  );
}

/** Figures come month by month, as they do in life; their digits look random and are the same in every run. */
async function addMonth(client: pg.Client, month: number): Promise<void> {
  const starts = `make_date(${firstYear} + ${Math.floor((month - 1) / 12)}, ${((month - 1) % 12) + 1}, 1)`;
  await inChangeSet(client, `Bench: month ${month} of ${months}`, (set) =>
    client.query(
      `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
      select unit.id, indicator.id, period.id, 'ACTUAL', 'VALUE',
        case when indicator.whole_number then digits else digits / 100.0 end,
        case when digits % 8 = 0 then 'ABOUT' else 'EXACT' end, 'REPORTED', 1, $1
      from unit, indicator, period, lateral (
        select (hashint8extended(unit.id * 1000003::bigint + indicator.id * 1009 + $2, 7) & 1048575)::numeric + 1
      ) as d (digits)
      where unit.code like 'BENCH-U%' and indicator.code like 'BENCH\\_I%' and period.type = 'MONTH' and period.starts_on = ${starts}
      order by unit.id, indicator.id`,
      [set, month],
    ),
  );
}

/** The way every figure changes: a set is opened, names itself, and is numbered and chained before the commit. */
export async function inChangeSet(
  client: pg.Client,
  reason: string,
  work: (set: string) => Promise<unknown>,
): Promise<void> {
  await client.query("begin");
  const { rows } = await client.query<{ id: string }>(
    `insert into change_set (id, actor, request_hash, nonce, reason)
    values (gen_random_uuid(), $1, sha256(convert_to($2, 'UTF8')), uuid_send(gen_random_uuid()), $2) returning id`,
    [actor, reason],
  );
  const set = rows[0]!.id;
  await client.query("select set_config('app.change_set', $1, true)", [set]);
  await work(set);
  await client.query(`select close_change_set($1, '{"versions": []}')`, [set]);
  await client.query("commit");
}
