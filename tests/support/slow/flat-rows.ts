import type { Award, Cluster, ClusterMember, Figure, Lineage, Source, Unit } from "./world.ts";

interface FlatRows {
  /** What they are rows of. */
  readonly typeName: string;
  /** What stands in each column; the cursor is added by the list. */
  readonly flat: (row: never) => object;
}

interface Coded {
  readonly code: string;
  readonly name: string;
}

/** Code and name of a row that another names, under the name it has there. */
function named(name: string, row: Coded | null): object {
  return { [`${name}Code`]: row === null ? null : row.code, [`${name}Name`]: row === null ? null : row.name };
}

interface Documented {
  readonly source: (Source & { readonly title?: string }) | null;
}

const sourceId = ({ source }: Documented): string | null => (source === null ? null : source.id);

/** Types of flat rows, by name. */
export const flatRows: Readonly<Record<string, FlatRows>> = {
  FigureRow: {
    typeName: "Figure",
    flat: ({ unit, indicator, period, source, ...cell }: Figure) => ({
      unitCode: unit.code,
      unitName: unit.name,
      unitLevel: unit.level,
      indicatorCode: indicator.code,
      indicatorName: indicator.name,
      family: indicator.family,
      measure: indicator.measure,
      periodKey: period.key,
      periodType: period.type,
      startsOn: period.startsOn,
      endsOn: period.endsOn,
      year: period.year,
      kind: cell.kind,
      state: cell.state,
      value: cell.value,
      qualifier: cell.qualifier,
      quality: cell.quality,
      sourceId: source === null ? null : source.id,
      trust: source === null ? null : source.trust,
      note: cell.note,
      version: cell.version,
    }),
  },
  UnitRow: {
    typeName: "Unit",
    flat: (unit: Unit & { readonly parent: Unit | null }) => ({ ...unit, ...named("parent", unit.parent) }),
  },
  ClusterMemberRow: {
    typeName: "ClusterMember",
    flat: (member: ClusterMember & Documented & { readonly cluster: Cluster }) => ({
      ...member,
      ...named("cluster", member.cluster),
      ...named("unit", member.unit),
      sourceId: sourceId(member),
    }),
  },
  LineageRow: {
    typeName: "Lineage",
    flat: (lineage: Lineage) => ({
      ...lineage,
      ...named("predecessor", lineage.predecessor),
      ...named("successor", lineage.successor),
    }),
  },
  AwardRow: {
    typeName: "Award",
    flat: (award: Award & Documented) => ({
      ...award,
      ...named("cluster", award.cluster),
      ...named("unit", award.unit),
      sourceId: sourceId(award),
    }),
  },
  IndicatorRow: {
    typeName: "Indicator",
    flat: (
      indicator: Readonly<
        Record<"partOf" | "numerator" | "denominator" | "weight" | "atMost" | "income" | "expenditure", Coded | null>
      >,
    ) => ({
      ...indicator,
      ...named("partOf", indicator.partOf),
      ...named("numerator", indicator.numerator),
      ...named("denominator", indicator.denominator),
      ...named("weight", indicator.weight),
      ...named("atMost", indicator.atMost),
      ...named("income", indicator.income),
      ...named("expenditure", indicator.expenditure),
    }),
  },
  PeriodRow: { typeName: "Period", flat: (period: object) => ({ ...period }) },
  SourceRow: { typeName: "Source", flat: (source: object) => ({ ...source }) },
  CampaignRow: {
    typeName: "Campaign",
    flat: (campaign: Documented & { readonly indicators: readonly Coded[] }) => ({
      ...campaign,
      indicatorCodes: campaign.indicators.map(({ code }) => code).join(" "),
      sourceId: sourceId(campaign),
      sourceTitle: campaign.source === null ? null : campaign.source.title,
    }),
  },
};
