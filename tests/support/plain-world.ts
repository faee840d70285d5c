import type { Pool } from "../../server/src/db/pool.ts";

/** A row with what it points to and what hangs under it as plain properties. */
export type PlainRow = Record<string, unknown>;

/** Every dimension and every figure, read in the plainest way there is and tied together in JavaScript. */
export interface PlainWorld {
  readonly units: readonly PlainRow[];
  readonly clusters: readonly PlainRow[];
  readonly members: readonly PlainRow[];
  readonly lineage: readonly PlainRow[];
  readonly sources: readonly PlainRow[];
  readonly indicators: readonly PlainRow[];
  readonly periods: readonly PlainRow[];
  readonly campaigns: readonly PlainRow[];
  readonly awards: readonly PlainRow[];
  readonly figures: readonly PlainRow[];
}

const cell = `unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", kind`;
const statements = {
  units: `select id, code, name, name_en as "nameEn", level, valid_from as "validFrom", valid_to as "validTo", note,
    parent_id as "parentId" from unit order by code`,
  sources: `select id as number, code as id, title, publisher, published_on as "publishedOn", url, language, trust, note
    from source order by code`,
  indicators: `select id, id as place, code, name, name_en as "nameEn", family, measure, nature, over_units as "overUnits", direction,
    whole_number as "wholeNumber", may_be_negative as "mayBeNegative", band_low as "bandLow", band_high as "bandHigh",
    provenance, source_url as "sourceUrl", note, part_of_id as "partOfId", numerator_id as "numeratorId",
    denominator_id as "denominatorId", weight_id as "weightId", formula, parts_add_up as "partsAddUp" from indicator order by id`,
  periods: `select id, key, type, starts_on as "startsOn", ends_on as "endsOn", year from period
    order by starts_on, ends_on desc, key`,
  members: `select cluster_id as "clusterId", unit_id as "unitId", year, role, source_id as "sourceId" from cluster_member
    order by year, (select code from unit where id = cluster_id), (select code from unit where id = unit_id)`,
  lineage: `select predecessor_id as "predecessorId", successor_id as "successorId", effective_on as "effectiveOn",
    share::float8 as share, source_url as "sourceUrl" from lineage
    order by effective_on, (select code from unit where id = predecessor_id)`,
  campaigns: `select id, code, name, name_en as "nameEn", starts_on as "startsOn", ends_on as "endsOn", theme, note,
    source_id as "sourceId" from campaign order by code`,
  measured: `select campaign_id as "campaignId", indicator_id as "indicatorId" from campaign_indicator order by indicator_id`,
  awards: `select id, cluster_id as "clusterId", unit_id as "unitId", year, name, name_en as "nameEn", state,
    source_id as "sourceId", note from award order by year, id`,
  evidence: `select ${cell}, source_id as "sourceId", phrase, value::float8 as value, qualifier, quality from evidence`,
  changes: `select ${cell}, version, state_after as state, value_after::float8 as value, quality_after as quality,
    actor as "changedBy", to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedAt"
    from figure_change join change_set on change_set.id = change_set_id`,
  figures: `select ${cell}, state, value::float8 as value, qualifier, quality, source_id as "sourceId" from figure
    where state <> 'NOT_REPORTED'`,
};

/** The world of somebody who may see the figures of these units, or of all when none are named. */
export async function plainWorld(pool: Pool, visible?: readonly string[]): Promise<PlainWorld> {
  const read = async (text: string): Promise<PlainRow[]> => {
    const { rows } = await pool.query<{ row: PlainRow }>(`select to_json(plain) as row from (${text}) as plain`);
    return rows.map(({ row }) => row);
  };
  const rows = Object.fromEntries(
    await Promise.all(Object.entries(statements).map(async ([name, text]) => [name, await read(text)] as const)),
  ) as Record<keyof typeof statements, PlainRow[]>;
  const seen = new Set(rows.units.filter(({ code }) => !visible || visible.includes(String(code))).map(({ id }) => id));
  return tied({ ...rows, figures: rows.figures.filter(({ unitId }) => seen.has(unitId)) });
}

/** Gives every row what it points to and what hangs under it. */
function tied(rows: Record<keyof typeof statements, PlainRow[]>): PlainWorld {
  const { units, sources, indicators, periods, members, lineage, campaigns, measured, awards, figures } = rows;
  const one = (list: readonly PlainRow[], id: unknown, key = "id") => list.find((row) => row[key] === id) ?? null;
  const under = (list: readonly PlainRow[], name: string, id: unknown) => list.filter((row) => row[name] === id);
  const unit = (id: unknown) => one(units, id);
  const indicator = (id: unknown) => one(indicators, id);
  for (const row of [...rows.evidence, ...figures, ...members, ...campaigns, ...awards])
    row["source"] = one(sources, row["sourceId"], "number");
  for (const row of [...figures, ...members, ...awards]) row["unit"] = unit(row["unitId"]);
  for (const row of [...members, ...awards]) row["cluster"] = unit(row["clusterId"]);
  for (const row of lineage)
    Object.assign(row, { predecessor: unit(row["predecessorId"]), successor: unit(row["successorId"]) });
  for (const row of figures) {
    const ofCell = (other: PlainRow) =>
      ["unitId", "indicatorId", "periodId", "kind"].every((name) => other[name] === row[name]);
    row["indicator"] = indicator(row["indicatorId"]);
    row["period"] = one(periods, row["periodId"]);
    row["evidence"] = rows.evidence.filter(ofCell);
    row["history"] = rows.changes.filter(ofCell);
  }
  for (const row of units) {
    row["parent"] = unit(row["parentId"]);
    row["clusters"] = under(members, "unitId", row["id"]);
    row["members"] = under(members, "clusterId", row["id"]);
    row["figures"] = under(figures, "unitId", row["id"]);
  }
  for (const row of indicators) {
    for (const name of ["partOf", "numerator", "denominator", "weight"]) row[name] = indicator(row[`${name}Id`]);
    row["figures"] = under(figures, "indicatorId", row["id"]);
  }
  for (const row of periods) row["figures"] = under(figures, "periodId", row["id"]);
  for (const row of sources) row["figures"] = under(figures, "sourceId", row["number"]);
  for (const row of campaigns)
    row["indicators"] = under(measured, "campaignId", row["id"]).map(({ indicatorId }) => indicator(indicatorId));
  const clusters = units.filter(({ level }) => level === "CLUSTER");
  return { units, clusters, members, lineage, sources, indicators, periods, campaigns, awards, figures };
}
