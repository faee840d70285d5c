import type { Pool } from "../../../server/src/db/pool.ts";
import { addDays, readPeriod } from "../../../schema/src/period.ts";
import { inChangeSet } from "../many-figures.ts";
import type { Random } from "../random.ts";
import type { Cell, Facts } from "./slow-worth.ts";

/** The units and indicators that every random world is made of anew. */
export interface Stage {
  readonly units: readonly number[];
  readonly indicators: readonly number[];
  readonly periodIds: ReadonlyMap<string, number>;
}

const unitCount = 8;
const indicatorCount = 9;
const years = ["2019", "2020", "2021", "2022"];
const keysOf = (year: string): readonly string[] => [
  year,
  ...["H1", "H2", "Q1", "Q2", "Q3", "Q4", "9M", "TET"].map((part) => `${year}-${part}`),
  ...Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`),
  ...["03-31", "06-30", "09-15", "12-19", "12-31"].map((day) => `${year}-${day}`),
];
const windows = ["2020-04-01/2021-03-31", "2019-07-01/2020-06-30", "2020-01-01/2021-12-31", "2020-02-01/2020-04-30"];
const keys = [...years.flatMap(keysOf), ...windows, "2020-03-01/2020-12-31", "2021-01-01/2021-06-30"];

/** Adds the units, indicators and periods once. */
export async function setStage(pool: Pool): Promise<Stage> {
  const idsOf = async (statement: string, values: readonly unknown[]): Promise<readonly number[]> =>
    (await pool.query<{ id: number }>(statement, [...values])).rows.map(({ id }) => id);
  const units = await idsOf(
    `insert into unit (code, level, name, name_en) select 'RU' || n, 'PROVINCE', 'RU' || n, 'RU' || n
      from generate_series(1, $1) as n returning id`,
    [unitCount],
  );
  const indicators = await idsOf(
    `insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative, provenance)
      select 'RI_' || n, 'RI' || n, 'RI' || n, 'labour', 'người', 'STOCK', 'SUM', 'NEUTRAL', false, true, 'CONSTRUCTED'
      from generate_series(1, $1) as n returning id`,
    [indicatorCount],
  );
  for (const key of keys) {
    const { type, startsOn, endsBefore, year } = readPeriod(key)!;
    await pool.query(
      `insert into period (key, type, starts_on, ends_on, year) values ($1, $2, $3, $4, $5) on conflict (key) do nothing`,
      [key, type, startsOn, addDays(endsBefore, -1), year],
    );
  }
  const { rows } = await pool.query<{ key: string; id: number }>("select key, id from period where key = any($1)", [
    keys,
  ]);
  return { units, indicators, periodIds: new Map(rows.map(({ key, id }) => [key, id])) };
}

/** A catalogue, a lineage and figures, all random. */
export function randomFacts({ units, indicators }: Stage, random: Random): Facts {
  const catalogue = randomCatalogue(indicators, random);
  const lineage = randomLineage(random.shuffled(units), random);
  const day = (): string | null => (random.chance(0.25) ? random.pick(days) : null);
  return {
    units: units.map((rowId) => ({ rowId, validFrom: day(), validTo: null })),
    lineage,
    indicators: catalogue,
    figures: randomFigures(units, catalogue, random),
  };
}

/** The first three are counted, the others are often made of them. */
function randomCatalogue(ids: readonly number[], random: Random): Facts["indicators"] {
  const counted = ids.slice(0, 4);
  return ids.map((rowId, n) => {
    const base = {
      rowId,
      measure: random.pick(["%", "người"]),
      numeratorId: null,
      denominatorId: null,
      weightId: null,
    };
    const nature =
      n < 4 ? random.pick(["STOCK", "FLOW"]) : random.pick(["STOCK", "FLOW", "RATIO", "RATIO", "MEAN", "MEAN"]);
    const usual = { STOCK: "SUM", FLOW: "SUM", RATIO: "RECOMPUTE", MEAN: "WEIGHTED" }[nature]!;
    const overUnits = random.chance(0.85) ? usual : random.pick(["SUM", "NONE", "RECOMPUTE", "WEIGHTED"]);
    if (nature === "MEAN") return { ...base, nature, overUnits, weightId: random.pick(counted) };
    if (nature !== "RATIO") return { ...base, nature, overUnits };
    const numeratorId = random.pick(counted);
    return {
      ...base,
      nature,
      overUnits,
      numeratorId,
      denominatorId: random.chance(0.25) ? numeratorId : random.pick(counted),
    };
  });
}

const days = ["2019-07-01", "2020-01-01", "2020-07-01", "2020-08-10", "2021-01-01", "2021-07-01"];

/** Mergers, splits, chains and units that give parts away: from earlier to later ones, so that there is no cycle. */
function randomLineage(units: readonly number[], random: Random): Facts["lineage"] {
  const rows = new Map<string, Facts["lineage"][number]>();
  const add = (from: number, to: number, effectiveOn: string, share = "1"): void => {
    const [predecessorId, successorId] = [units[Math.min(from, to)]!, units[Math.max(from, to)]!];
    if (from !== to) rows.set(`${predecessorId} ${successorId}`, { predecessorId, successorId, effectiveOn, share });
  };
  for (let n = 0; n < 4; n++) {
    const [day, into] = [random.pick(days), 2 + random.below(unitCount - 2)];
    if (random.chance(0.3)) {
      const from = random.below(unitCount - 2);
      const shares = random.pick([
        ["0.25", "0.75"],
        ["0.5", "0.5"],
        ["1", "1"],
        ["0.3", "0.3"],
        ["0.125", "0.875"],
      ]);
      for (const [m, share] of shares.entries()) add(from, from + 1 + m, day, share);
    } else for (let m = 0; m <= 1 + random.below(2); m++) add(random.below(into), into, day);
  }
  return [...rows.values()];
}

function randomFigures(units: readonly number[], catalogue: Facts["indicators"], random: Random): Facts["figures"] {
  const figures = new Map<string, Facts["figures"][number]>();
  for (const unitId of units)
    for (const { rowId: indicatorId } of catalogue)
      for (const year of years) {
        const kind = random.chance(0.75) ? "ACTUAL" : "TARGET";
        for (const key of reportsOf(year, random)) {
          const figure = { unitId, indicatorId, period: { key }, kind, ...content(random) };
          figures.set(`${unitId} ${indicatorId} ${key} ${kind}`, figure);
        }
      }
  return [...figures.values()];
}

/** The periods somebody reports a year in: all of one kind but for one now and then, or a few of any. */
function reportsOf(year: string, random: Random): readonly string[] {
  const all = keysOf(year);
  const some = random.pick([
    [],
    [],
    [year],
    all.slice(1, 3),
    all.slice(3, 7),
    all.slice(9, 21),
    [random.pick(all)],
    [random.pick(all), random.pick(all), random.pick(all)],
    all.slice(21),
    [random.pick(windows)],
  ]);
  return some.filter(() => random.chance(0.95));
}

function content(random: Random): Omit<Facts["figures"][number], "unitId" | "indicatorId" | "period" | "kind"> {
  if (random.chance(0.03)) return { state: "NOT_APPLICABLE", value: null, qualifier: "EXACT", quality: "REPORTED" };
  if (random.chance(0.03)) return { state: "VALUE", value: null, qualifier: "EXACT", quality: "DISPUTED" };
  return {
    state: "VALUE",
    value: random.pick([
      "0",
      String(random.below(50)),
      String(random.below(900_000)),
      (random.below(200_001) / 100 - 1000).toFixed(2),
    ]),
    qualifier: random.pick(["EXACT", "EXACT", "EXACT", "ABOUT"]),
    quality: random.pick(["REPORTED", "REPORTED", "REPORTED", "PROVISIONAL", "SAMPLE"]),
  };
}

/** Makes the world so: nothing of the last one stays. */
export async function writeFacts(pool: Pool, { periodIds }: Stage, facts: Facts): Promise<void> {
  const ids = facts.units.map(({ rowId }) => rowId);
  const client = await pool.connect();
  try {
    await client.query("begin; set local session_replication_role = replica"); // history is not what is tried here
    await client.query("delete from figure where unit_id = any($1)", [ids]);
    await client.query("delete from figure_change where unit_id = any($1)", [ids]);
    await client.query("commit; set session_replication_role = origin");
  } finally {
    client.release();
  }
  await pool.query("delete from lineage where predecessor_id = any($1)", [ids]);
  await pool.query(
    `update unit set valid_from = row."validFrom", valid_to = row."validTo"
      from jsonb_to_recordset($1) as row ("rowId" int, "validFrom" date, "validTo" date) where unit.id = row."rowId"`,
    [JSON.stringify(facts.units)],
  );
  await pool.query(
    `insert into lineage (predecessor_id, successor_id, effective_on, share)
      select "predecessorId", "successorId", "effectiveOn", share
      from jsonb_to_recordset($1) as row ("predecessorId" int, "successorId" int, "effectiveOn" date, share numeric)`,
    [JSON.stringify(facts.lineage)],
  );
  await pool.query(
    `update indicator set nature = row.nature, over_units = row."overUnits", measure = row.measure,
        numerator_id = row."numeratorId", denominator_id = row."denominatorId", weight_id = row."weightId"
      from jsonb_to_recordset($1) as row ("rowId" int, nature text, "overUnits" text, measure text, "numeratorId" int,
        "denominatorId" int, "weightId" int)
      where indicator.id = row."rowId"`,
    [JSON.stringify(facts.indicators)],
  );
  const rows = facts.figures.map(({ period, ...figure }) => ({ ...figure, periodId: periodIds.get(period.key) }));
  await inChangeSet(pool, (set) => [
    `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
      select "unitId", "indicatorId", "periodId", kind, state, value, qualifier, quality, 1, $1
      from jsonb_to_recordset($2) as row ("unitId" int, "indicatorId" int, "periodId" int, kind text, state text, value numeric,
        qualifier text, quality text)`,
    [set, JSON.stringify(rows)],
  ]);
}

/** Cells that may be asked for, also of stretches nobody reports. */
export function randomCells({ units, indicators }: Stage, count: number, random: Random): readonly Cell[] {
  return Array.from({ length: count }, () => ({
    unitId: random.pick(units),
    indicatorId: random.pick(indicators),
    key: random.chance(0.6)
      ? random.pick([...years, ...years.flatMap((year) => [`${year}-H1`, `${year}-H2`])])
      : random.pick(keys),
    kind: random.chance(0.8) ? "ACTUAL" : "TARGET",
  }));
}

/** No map, that of a day of some merger, of the day before, or one after all of them. */
export function randomMap(random: Random): string | null {
  const day = random.pick(days);
  return random.pick([null, day, addDays(day, -1), "2023-01-01", "2023-01-01"]);
}
