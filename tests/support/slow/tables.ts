import type { Pool } from "../../../server/src/db/pool.ts";

/** Every table as it stands, read by the plainest statements there are. */
export type Tables = Awaited<ReturnType<typeof readTables>>;

export async function readTables(pool: Pool) {
  const rowsOf = async <Row>(statement: string): Promise<readonly Row[]> =>
    (await pool.query(statement)).rows as readonly Row[];
  return {
    units: await rowsOf<UnitRow>(
      `select id as "rowId", code, level, name, name_en as "nameEn", parent_id as "parentId", valid_from as "validFrom",
        valid_to as "validTo", note from unit`,
    ),
    lineage: await rowsOf<LineageRow>(
      `select predecessor_id as "predecessorId", successor_id as "successorId", effective_on as "effectiveOn", share,
        source_url as "sourceUrl" from lineage`,
    ),
    clusterMembers: await rowsOf<ClusterMemberRow>(
      `select cluster_id as "clusterId", unit_id as "unitId", year, role, source_id as "sourceId" from cluster_member`,
    ),
    sources: await rowsOf<SourceRow>(
      `select id as "rowId", code as id, title, publisher, published_on as "publishedOn", url, language, trust, note
        from source`,
    ),
    indicators: await rowsOf<IndicatorRow>(
      `select id as "rowId", code, name, name_en as "nameEn", family, measure, nature, over_units as "overUnits",
        direction, whole_number as "wholeNumber", may_be_negative as "mayBeNegative", part_of_id as "partOfId",
        numerator_id as "numeratorId", denominator_id as "denominatorId", weight_id as "weightId", formula, at_most_id as "atMostId",
        parts_add_up as "partsAddUp", income_id as "incomeId", expenditure_id as "expenditureId",
        band_low as "bandLow", band_high as "bandHigh", provenance, source_url as "sourceUrl", note from indicator`,
    ),
    periods: await rowsOf<PeriodRow>(
      `select id as "rowId", key, type, starts_on as "startsOn", ends_on as "endsOn", year from period`,
    ),
    seriesBreaks: await rowsOf<SeriesBreakRow>(
      `select id as "rowId", starts_on as "on", cause, indicator_id as "indicatorId", unit_id as "unitId", note,
        source_id as "sourceId" from series_break`,
    ),
    campaigns: await rowsOf<CampaignRow>(
      `select id as "rowId", code, name, name_en as "nameEn", starts_on as "startsOn", ends_on as "endsOn", theme,
        source_id as "sourceId", note from campaign`,
    ),
    campaignIndicators: await rowsOf<{ readonly campaignId: number; readonly indicatorId: number }>(
      `select campaign_id as "campaignId", indicator_id as "indicatorId" from campaign_indicator`,
    ),
    awards: await rowsOf<AwardRow>(
      `select id as "rowId", cluster_id as "clusterId", unit_id as "unitId", year, name, name_en as "nameEn", state,
        source_id as "sourceId", note from award`,
    ),
    figures: await rowsOf<FigureRow>(
      `select unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", kind, state,
        trim_scale(value)::text as value, qualifier, quality, note, source_id as "sourceId", version,
        change_set_id as "changeSetId" from figure`,
    ),
    changes: await rowsOf<FigureRow>(
      `select unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", kind, state_after as state,
        trim_scale(value_after)::text as value, qualifier_after as qualifier, quality_after as quality,
        note_after as note, source_after as "sourceId", version, change_set_id as "changeSetId" from figure_change`,
    ),
    evidence: await rowsOf<EvidenceRow>(
      `select id as "rowId", unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", kind,
        source_id as "sourceId", phrase, trim_scale(value)::text as value, qualifier, quality, note from evidence`,
    ),
    doubts: await rowsOf<DoubtRow>(
      `select unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", kind, version, code, params
        from accepted_doubt`,
    ),
    rounds: await rowsOf<RoundRow>(
      `select unit_id as "unitId", period_id as "periodId", kind, state, due_on as "dueOn", changed_by as "changedBy",
        ${instant("changed_at")} as "changedAt", reason, person_id as "personId" from reporting_round`,
    ),
    roundStates: await rowsOf<RoundRow>(
      `select unit_id as "unitId", period_id as "periodId", kind, state, due_on as "dueOn", changed_by as "changedBy",
        ${instant("changed_at")} as "changedAt", reason, person_id as "personId" from reporting_round_past`,
    ),
    roundExceptions: await rowsOf<RoundExceptionRow>(
      `select id as "rowId", unit_id as "unitId", period_id as "periodId", kind, reason, granted_by as "grantedBy",
        ${instant("granted_at")} as "grantedAt", ${instant("expires_at")} as "expiresAt" from round_exception`,
    ),
    changeSets: await rowsOf<ChangeSetRow>(
      `select id, actor, ${instant("applied_at")} as "appliedAt", reason,
        because, source_id as "sourceId", seq from change_set`,
    ),
  };
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

interface UnitRow {
  readonly rowId: number;
  readonly code: string;
  readonly level: string;
  readonly name: string;
  readonly nameEn: string;
  readonly parentId: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly note: string | null;
}

interface LineageRow {
  readonly predecessorId: number;
  readonly successorId: number;
  readonly effectiveOn: string;
  readonly share: string;
  readonly sourceUrl: string | null;
}

interface ClusterMemberRow {
  readonly clusterId: number;
  readonly unitId: number;
  readonly year: number;
  readonly role: string;
  readonly sourceId: number | null;
}

interface SourceRow {
  readonly rowId: number;
  readonly id: string;
  readonly title: string;
  readonly trust: string;
}

interface IndicatorRow {
  readonly rowId: number;
  readonly code: string;
  readonly name: string;
  readonly family: string;
  readonly measure: string;
  readonly nature: string;
  readonly partOfId: number | null;
  readonly numeratorId: number | null;
  readonly denominatorId: number | null;
  readonly weightId: number | null;
  readonly formula: string | null;
  readonly atMostId: number | null;
  readonly incomeId: number | null;
  readonly expenditureId: number | null;
}

interface PeriodRow {
  readonly rowId: number;
  readonly key: string;
  readonly type: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly year: number;
}

interface SeriesBreakRow {
  readonly rowId: number;
  readonly on: string;
  readonly indicatorId: number | null;
  readonly unitId: number | null;
  readonly sourceId: number | null;
}

interface CampaignRow {
  readonly rowId: number;
  readonly code: string;
  readonly name: string;
  readonly sourceId: number | null;
}

interface AwardRow {
  readonly rowId: number;
  readonly clusterId: number | null;
  readonly unitId: number;
  readonly year: number;
  readonly sourceId: number | null;
}

interface FigureRow {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: string;
  readonly state: string;
  readonly value: string | null;
  readonly qualifier: string;
  readonly quality: string;
  readonly note: string | null;
  readonly sourceId: number | null;
  readonly version: number;
  readonly changeSetId: string;
}

interface EvidenceRow {
  readonly rowId: number;
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: string;
  readonly sourceId: number;
  readonly value: string | null;
}

interface DoubtRow {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: string;
  readonly version: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

interface RoundRow {
  readonly unitId: number;
  readonly periodId: number;
  readonly kind: string;
  readonly state: string;
  readonly dueOn: string | null;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly reason: string | null;
  readonly personId: number | null;
}

interface RoundExceptionRow {
  readonly rowId: number;
  readonly unitId: number;
  readonly periodId: number;
  readonly kind: string;
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
  readonly expiresAt: string;
}

interface ChangeSetRow {
  readonly id: string;
  /** A bigint, as text. */
  readonly seq: string;
  readonly actor: string;
  readonly appliedAt: string;
  readonly reason: string | null;
  readonly because: string | null;
  readonly sourceId: number | null;
}
