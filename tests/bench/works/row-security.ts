import pg from "pg";
import type { Bench } from "../bench.ts";
import { sqlTarget } from "../load/target.ts";
import { undoneRow, ratioRow, type Row } from "../report/row.ts";
import { compareAsked } from "./compare-asked.ts";

const work = "row security";
const metric = "ms of the compare's SQL, as the owner";
const goal = { atMost: 1.25 };
const readerRole = "bangvang_reader";

/** What the second lock costs: the statement of the compare under the reader's role and its policies, and as the owner. */
export async function rowSecurity(bench: Bench): Promise<readonly Row[]> {
  const { size, url } = await bench.set(1);
  await bench.product(1); // brings the database up to date
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [readerRole]);
    if (rowCount === 0) return [undoneRow({ work, metric, note: `the database has no role ${readerRole}` }, goal)];
    const { rows } = await client.query<{ units: number[]; indicators: number[]; periods: number[]; all: string }>(
      `select (select array_agg(id) from unit where code = any($1)) as units,
        (select array_agg(id) from indicator where code = any($2)) as indicators,
        (select array_agg(id) from period where key = any($3)) as periods,
        (select array_agg(id)::text from unit) as all`,
      Object.values(compareAsked(size)),
    );
    const { units, indicators, periods, all } = rows[0]!;
    const values = [units, indicators, periods];
    const begin = "begin isolation level repeatable read read only";
    const asOwner = sqlTarget(url, statement, values, { before: begin, after: "rollback" });
    const settings = `select set_config('app.read_units', '${all}', true)`;
    const before = `${begin}; ${settings}; set local role ${readerRole}`;
    await client.query(before);
    const seen = await client.query(statement, values);
    await client.query("rollback");
    if (seen.rowCount !== 1008) throw new Error(`the reader sees ${seen.rowCount} of 1,008 figures`);
    const asReader = sqlTarget(url, statement, values, { before, after: "rollback" });
    const [owner, reader] = await bench.shooter.ratesOf([asOwner, asReader], bench.pace);
    return [ratioRow({ work, metric }, { ours: 1000 / reader!, peer: 1000 / owner! }, goal)];
  } finally {
    await client.end();
  }
}

const statement = `select unit_id, indicator_id, period_id, trim_scale(value)::text, qualifier from figure
  where unit_id = any($1) and indicator_id = any($2) and period_id = any($3) and kind = 'ACTUAL' and state <> 'NOT_REPORTED'
  order by unit_id, indicator_id, period_id`;
