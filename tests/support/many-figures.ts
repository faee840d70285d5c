import type { Pool } from "../../server/src/db/pool.ts";

/** How many figures to make, of how many units, indicators and months. */
export interface Many {
  readonly units: number;
  readonly indicators: number;
  readonly months: number;
}

/**
 * Figures by the thousand, by plain SQL through one change set: MANY-U1, MANY-U2, … × MANY_I1, … × months from 2010 on.
 * Every fifth month of a unit and indicator is left out, so that rows can be added in between.
 */
export async function addManyFigures(pool: Pool, { units, indicators, months }: Many): Promise<void> {
  await pool.query(
    `insert into unit (code, level, name, name_en) select 'MANY-U' || n, 'PROVINCE', 'Đơn vị ' || n, 'Unit ' || n from generate_series(1, $1) as n`,
    [units],
  );
  await pool.query(
    `insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative, provenance)
    select 'MANY_I' || n, 'Chỉ tiêu ' || n, 'Indicator ' || n, 'campaigns', 'lượt', 'FLOW', 'SUM', 'HIGHER', true, false, 'CONSTRUCTED'
    from generate_series(1, $1) as n`,
    [indicators],
  );
  await pool.query(
    `insert into period (key, type, starts_on, ends_on, year)
    select to_char(day, 'YYYY-MM'), 'MONTH', day, (day + interval '1 month')::date - 1, extract(year from day)
    from generate_series(0, $1 - 1) as n, lateral (select (date '2010-01-01' + make_interval(months => n))::date) as d (day)
    order by n on conflict (key) do nothing`,
    [months],
  );
  await inChangeSet(pool, (set) => [
    `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
    select unit.id, indicator.id, period.id, 'ACTUAL', 'VALUE', (unit.id * 7 + indicator.id * 13 + period.id) % 1000, 'EXACT', 'REPORTED', 1, $1
    from unit, indicator, period
    where unit.code like 'MANY-U%' and indicator.code like 'MANY\\_I%' and period.type = 'MONTH'
      and period.starts_on >= date '2010-01-01' and period.starts_on < date '2010-01-01' + make_interval(months => $2)
      and extract(month from period.starts_on) not in (5, 10)`,
    [set, months],
  ]);
}

/** One statement inside a change set that is opened and closed around it. */
export async function inChangeSet(
  pool: Pool,
  statement: (set: string) => readonly [text: string, values: readonly unknown[]],
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ id: string }>(
      `insert into change_set (id, actor, request_hash, nonce)
      values (gen_random_uuid(), 'Many', sha256('many'), uuid_send(gen_random_uuid())) returning id`,
    );
    const set = rows[0]!.id;
    await client.query("select set_config('app.change_set', $1, true)", [set]);
    const [text, values] = statement(set);
    await client.query(text, [...values]);
    await client.query(`select close_change_set($1, '{"versions": []}')`, [set]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
