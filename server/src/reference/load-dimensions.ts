import type { EntityManager } from "@mikro-orm/postgresql";
import type { CsvRow } from "../csv.ts";
import { CampaignEntity, CampaignIndicatorEntity } from "../rooms/campaigns/campaign.entity.ts";
import { AwardEntity } from "../rooms/emulation/award.entity.ts";
import { IndicatorEntity, SeriesBreakEntity } from "../rooms/indicators/catalogue.entity.ts";
import { SourceEntity } from "../rooms/organisation/source.entity.ts";
import { ClusterMemberEntity, LineageEntity, UnitEntity } from "../rooms/organisation/unit.entity.ts";
import { referenceRows } from "./files.ts";

type Ids = ReadonlyMap<string, number>;

/** Loads every dimension; a row that is there already is brought up to date, so a second load changes nothing. */
export async function loadDimensionRows(em: EntityManager): Promise<void> {
  const sources = await loadSources(em);
  const units = await loadUnits(em, sources);
  const indicators = await loadIndicators(em);
  await em.upsertMany(
    SeriesBreakEntity,
    referenceRows("series_breaks").map((row) => ({
      startsOn: row["starts_on"]!,
      cause: row["cause"]!,
      indicatorId: optional(indicators, row["indicator_code"]),
      unitId: optional(units, row["unit_code"]),
      note: row["note"]!,
      sourceId: optional(sources, row["source_id"]),
    })),
    { onConflictFields: ["startsOn", "cause", "indicatorId", "unitId"] },
  );
  await loadCampaigns(em, sources, indicators);
  await em.upsertMany(
    AwardEntity,
    referenceRows("awards").map((row) => ({
      clusterId: optional(units, row["cluster_code"]),
      unitId: idOf(units, row["unit_code"]),
      year: Number(row["year"]),
      name: row["award_name_vi"]!,
      nameEn: row["award_name_en"]!,
      state: row["state"]!,
      sourceId: optional(sources, row["source_id"]),
      note: text(row["note"]),
    })),
    { onConflictFields: ["clusterId", "unitId", "year", "name"] },
  );
}

async function loadSources(em: EntityManager): Promise<Ids> {
  const rows = referenceRows("sources").map((row) => ({
    code: row["id"]!,
    title: row["title"]!,
    publisher: text(row["publisher"]),
    publishedOn: text(row["published_on"]),
    url: text(row["url"]),
    language: text(row["language"]),
    trust: row["trust"]!,
    note: text(row["note"]),
  }));
  return idsOf(await em.upsertMany(SourceEntity, rows, { onConflictFields: ["code"] }));
}

async function loadUnits(em: EntityManager, sources: Ids): Promise<Ids> {
  const rows = referenceRows("units").map((row) => ({
    code: row["code"]!,
    level: row["level"]!,
    name: row["name_vi"]!,
    nameEn: row["name_en"]!,
    validFrom: text(row["valid_from"]),
    validTo: text(row["valid_to"]),
    note: text(row["note"]),
  }));
  const units = await em.upsertMany(UnitEntity, rows, { onConflictFields: ["code"] });
  const ids = idsOf(units);
  const parents = new Map(referenceRows("units").map((row) => [row["code"], text(row["parent_code"])]));
  for (const unit of units) unit.parentId = optional(ids, parents.get(unit.code) ?? "");
  await em.flush();
  await em.upsertMany(
    LineageEntity,
    referenceRows("lineage").map((row) => ({
      predecessorId: idOf(ids, row["predecessor_code"]),
      successorId: idOf(ids, row["successor_code"]),
      effectiveOn: row["effective_on"]!,
      share: row["share"]!,
      sourceUrl: text(row["source_url"]),
    })),
  );
  await em.upsertMany(
    ClusterMemberEntity,
    referenceRows("cluster_members").map((row) => ({
      clusterId: idOf(ids, row["cluster_code"]),
      unitId: idOf(ids, row["unit_code"]),
      year: Number(row["year"]),
      role: row["role"]!,
      sourceId: optional(sources, row["source"]),
    })),
  );
  return ids;
}

/** Parts are named by code and may stand further down, so the rows come first and what they point to second. */
async function loadIndicators(em: EntityManager): Promise<Ids> {
  const rows = referenceRows("indicators");
  const plain = rows.filter((row) => row["nature"] === "STOCK" || row["nature"] === "FLOW");
  const first = idsOf(
    await em.upsertMany(
      IndicatorEntity,
      plain.map((row) => indicatorOf(row, null)),
      { onConflictFields: ["code"] },
    ),
  );
  const all = await em.upsertMany(
    IndicatorEntity,
    rows.map((row) => indicatorOf(row, first)),
    { onConflictFields: ["code"] },
  );
  return idsOf(all);
}

/** Without ids the row stands alone; with them it points to its parts. */
function indicatorOf(row: CsvRow, ids: Ids | null) {
  const part = (column: string): number | null => (ids === null ? null : optional(ids, row[column]));
  return {
    code: row["code"]!,
    name: row["name_vi"]!,
    nameEn: row["name_en"]!,
    family: row["family"]!,
    measure: row["measure"]!,
    nature: row["nature"]!,
    overUnits: row["over_units"]!,
    direction: row["direction"]!,
    wholeNumber: row["whole_number"] === "true",
    mayBeNegative: row["may_be_negative"] === "true",
    partOfId: part("part_of"),
    atMostId: part("at_most"),
    partsAddUp: row["parts_add_up"] === "true",
    incomeId: part("income"),
    expenditureId: part("expenditure"),
    numeratorId: part("numerator"),
    denominatorId: part("denominator"),
    weightId: part("weight"),
    formula: null, // a code that came with the product is its own, whatever somebody derived under it before
    bandLow: text(row["band_low"]),
    bandHigh: text(row["band_high"]),
    provenance: row["provenance"]!,
    sourceUrl: text(row["source_url"]),
    note: text(row["note"]),
  };
}

async function loadCampaigns(em: EntityManager, sources: Ids, indicators: Ids): Promise<void> {
  const rows = referenceRows("campaigns");
  const campaigns = idsOf(
    await em.upsertMany(
      CampaignEntity,
      rows.map((row) => ({
        code: row["code"]!,
        name: row["name_vi"]!,
        nameEn: row["name_en"]!,
        startsOn: text(row["starts_on"]),
        endsOn: text(row["ends_on"]),
        theme: text(row["theme_vi"]),
        sourceId: optional(sources, row["source_id"]),
        note: text(row["note"]),
      })),
      { onConflictFields: ["code"] },
    ),
  );
  const links = rows.flatMap((row) =>
    (row["indicator_codes"] ?? "")
      .split(";")
      .filter(Boolean)
      .map((code) => ({ campaignId: idOf(campaigns, row["code"]), indicatorId: idOf(indicators, code) })),
  );
  await em.upsertMany(CampaignIndicatorEntity, links);
}

function idsOf(rows: readonly { readonly code: string; readonly id: number }[]): Ids {
  return new Map(rows.map(({ code, id }) => [code, id]));
}

function idOf(ids: Ids, code: string | undefined): number {
  const id = ids.get(code ?? "");
  if (id === undefined) throw new Error(`a reference file names ${code}, which no other file has`);
  return id;
}

function optional(ids: Ids, code: string | undefined): number | null {
  return code ? idOf(ids, code) : null;
}

function text(cell: string | undefined): string | null {
  return cell || null;
}
