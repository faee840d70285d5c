import pg from "pg";
import { inChangeSet } from "./fill.ts";

/** Registers a target for every unit and indicator of a bench set in a year: about what its twelve months add up to. */
export async function addTargets(url: string, year: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `insert into period (key, type, starts_on, ends_on, year)
      values ($1::int::text, 'YEAR', make_date($1, 1, 1), make_date($1, 12, 31), $1) on conflict (key) do nothing`,
      [year],
    );
    await inChangeSet(client, `Bench: targets of ${year}`, (set) =>
      client.query(
        `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
        select unit.id, indicator.id, period.id, 'TARGET', 'VALUE', 6000000 + (unit.id * 7919 + indicator.id * 104729) % 1000000,
          'EXACT', 'REPORTED', 1, $1
        from unit, indicator, period
        where unit.code like 'BENCH-U%' and indicator.code like 'BENCH\\_I%' and period.key = $2
        order by unit.id, indicator.id`,
        [set, String(year)],
      ),
    );
    await client.query("vacuum (analyze) figure");
  } finally {
    await client.end();
  }
}
