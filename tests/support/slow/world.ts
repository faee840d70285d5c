import type { Actor } from "../../../server/src/actor.ts";
import { isInScope, type Audience } from "../../../server/src/audience.ts";
import { house } from "../../../server/src/house.ts";
import type { Product } from "../../../server/src/product.ts";
import { linkRounds } from "./rounds.ts";
import { byText, finder } from "./rows.ts";
import { readTables, type Tables } from "./tables.ts";

/**
 * All rows an actor may see, as objects named like the fields of the schema and linked to each other. `rowId` is the id
 * in the database; what the schema calls `id` is `id`.
 */
export interface World {
  readonly product: Product;
  readonly actor: Actor;
  readonly audience: Audience;
  readonly units: readonly Unit[];
  readonly clusters: readonly Cluster[];
  readonly clusterMembers: readonly ClusterMember[];
  readonly indicators: readonly Indicator[];
  readonly periods: readonly Period[];
  readonly sources: readonly Source[];
  readonly campaigns: readonly Named[];
  readonly awards: readonly Award[];
  readonly lineage: readonly Lineage[];
  /** Every figure the actor may see, cleared ones as well. */
  readonly figures: readonly Figure[];
  readonly changeSets: readonly ChangeSet[];
  readonly rounds: readonly Round[];
}

interface Named {
  readonly rowId: number;
  readonly code: string;
  readonly name: string;
}

export interface Lineage {
  readonly predecessor: Unit;
  readonly successor: Unit;
  readonly effectiveOn: string;
}

export interface Unit extends Named {
  readonly level: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface Cluster extends Named {
  readonly unit: Unit;
}

export interface ClusterMember {
  readonly cluster: Cluster;
  readonly unit: Unit;
  readonly year: number;
  readonly role: string;
}

export interface Indicator extends Named {
  readonly family: string;
  readonly measure: string;
  readonly formula: string | null;
  readonly breaks: readonly { readonly rowId: number; readonly on: string }[];
}

export interface Period {
  readonly rowId: number;
  readonly key: string;
  readonly type: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly year: number;
}

export interface Source {
  readonly rowId: number;
  readonly id: string;
  readonly trust: string;
  /** What it says of cells the actor may see. */
  readonly evidence: readonly object[];
}

export interface Award {
  readonly rowId: number;
  readonly unit: Unit;
  readonly cluster: Cluster | null;
  readonly year: number;
}

export interface Figure {
  readonly unit: Unit;
  readonly indicator: Indicator;
  readonly period: Period;
  readonly source: Source | null;
  readonly kind: string;
  readonly state: string;
  readonly value: string | null;
  readonly qualifier: string;
  readonly quality: string;
  readonly note: string | null;
  readonly version: number;
  /** Its changes, the newest first. */
  readonly history: readonly FigureChange[];
}

/** What a cell held after one change. */
export interface FigureChange {
  readonly version: number;
  readonly state: string;
  readonly value: string | null;
  readonly qualifier: string;
  readonly quality: string;
  readonly note: string | null;
  readonly source: Source | null;
  readonly changedBy: string;
  readonly changedAt: string;
}

export interface ChangeSet {
  readonly id: string;
  readonly seq: string;
  readonly appliedAt: string;
  /** How many of its cells the actor may see. */
  readonly cellCount: number;
}

export interface Round {
  readonly unit: Unit;
  readonly period: Period;
  readonly kind: string;
  readonly state: string;
  readonly dueOn: string | null;
  readonly changedAt: string;
  readonly isClosed: boolean;
}

/** Reads every table and links the rows. Rows of units the actor may not see are dropped before anything else. */
export async function readWorld(product: Product, actor: Actor): Promise<World> {
  const tables = await readTables(product.pool);
  const audience = house.audienceOf(actor, product.dimensions.current());
  const dimensions = linkDimensions(tables);
  const seen = fenced(tables, audience);
  const rounds = linkRounds(seen, dimensions, { actor, audience });
  return { product, actor, audience, ...dimensions, ...linkFacts(seen, dimensions), rounds };
}

function fenced(tables: Tables, { reads }: Audience): Tables {
  const mayBeSeen = ({ unitId }: { readonly unitId: number }): boolean => isInScope(reads, unitId);
  return {
    ...tables,
    figures: tables.figures.filter(mayBeSeen),
    changes: tables.changes.filter(mayBeSeen),
    evidence: tables.evidence.filter(mayBeSeen),
    rounds: tables.rounds.filter(mayBeSeen),
  };
}

type Dimensions = Omit<World, "product" | "actor" | "audience" | "figures" | "changeSets" | "rounds">;

function linkDimensions(tables: Tables): Dimensions {
  const units = tables.units.map((row) => ({ ...row, parent: null as object | null }));
  const sources = tables.sources.map((row) => ({ ...row, evidence: [] as object[] }));
  const unitOf = finder(units);
  const sourceOf = finder(sources);
  const lineage = tables.lineage
    .map((row) => ({ ...row, predecessor: unitOf(row.predecessorId), successor: unitOf(row.successorId) }))
    .toSorted((a, b) => byText(a.effectiveOn, b.effectiveOn) || byText(a.predecessor.code, b.predecessor.code));
  for (const unit of units) {
    unit.parent = orNull(unitOf, unit.parentId);
    Object.assign(unit, {
      predecessors: lineage
        .filter(({ successor }) => successor === unit)
        .map((row) => ({ ...row, unit: row.predecessor })),
      successors: lineage
        .filter(({ predecessor }) => predecessor === unit)
        .map((row) => ({ ...row, unit: row.successor })),
    });
  }
  const clusters = units.filter(({ level }) => level === "CLUSTER").map((unit) => ({ ...unit, unit, years: [0] }));
  const clusterOf = finder(clusters);
  const clusterMembers = tables.clusterMembers
    .map((row) => ({
      ...row,
      cluster: clusterOf(row.clusterId),
      unit: unitOf(row.unitId),
      source: orNull(sourceOf, row.sourceId),
    }))
    .toSorted((a, b) => a.year - b.year || byText(a.cluster.code, b.cluster.code) || byText(a.unit.code, b.unit.code));
  for (const cluster of clusters) {
    cluster.years = [...new Set(clusterMembers.filter((row) => row.cluster === cluster).map(({ year }) => year))];
  }
  const indicators = linkIndicators(tables, unitOf, sourceOf);
  const indicatorOf = finder(indicators);
  return {
    units,
    clusters,
    clusterMembers,
    lineage,
    indicators,
    periods: tables.periods,
    sources,
    campaigns: tables.campaigns.map((row) => ({
      ...row,
      source: orNull(sourceOf, row.sourceId),
      indicators: tables.campaignIndicators
        .filter(({ campaignId }) => campaignId === row.rowId)
        .toSorted((a, b) => a.indicatorId - b.indicatorId)
        .map(({ indicatorId }) => indicatorOf(indicatorId)),
    })),
    awards: tables.awards
      .toSorted((a, b) => a.year - b.year || a.rowId - b.rowId)
      .map((row) => ({
        ...row,
        unit: unitOf(row.unitId),
        cluster: orNull(clusterOf, row.clusterId),
        source: orNull(sourceOf, row.sourceId),
      })),
  };
}

function linkIndicators(tables: Tables, unitOf: (id: number) => Unit, sourceOf: (id: number) => object) {
  const indicators = tables.indicators.map((row) => ({
    ...row,
    place: row.rowId,
    breaks: [] as { rowId: number; on: string }[],
  }));
  const indicatorOf = finder(indicators);
  for (const indicator of indicators) {
    Object.assign(indicator, {
      partOf: orNull(indicatorOf, indicator.partOfId),
      numerator: orNull(indicatorOf, indicator.numeratorId),
      denominator: orNull(indicatorOf, indicator.denominatorId),
      weight: orNull(indicatorOf, indicator.weightId),
      atMost: orNull(indicatorOf, indicator.atMostId),
      income: orNull(indicatorOf, indicator.incomeId),
      expenditure: orNull(indicatorOf, indicator.expenditureId),
    });
    indicator.breaks = tables.seriesBreaks
      .filter(({ indicatorId }) => indicatorId === null || indicatorId === indicator.rowId)
      .toSorted((a, b) => byText(a.on, b.on) || a.rowId - b.rowId)
      .map((row) => ({
        ...row,
        indicator: orNull(indicatorOf, row.indicatorId),
        unit: orNull(unitOf, row.unitId),
        source: orNull(sourceOf, row.sourceId),
      }));
  }
  return indicators;
}

function linkFacts(tables: Tables, { units, indicators, periods, sources }: Dimensions) {
  const [unitOf, indicatorOf, periodOf, sourceOf] = [
    finder(units),
    finder(indicators),
    finder(periods),
    finder(sources),
  ];
  const setOf = (id: string) => tables.changeSets.find((set) => set.id === id)!;
  const history = tables.changes
    .toSorted((a, b) => b.version - a.version)
    .map((row) => {
      const { actor, appliedAt, reason, because } = setOf(row.changeSetId);
      const doubts = tables.doubts
        .filter((doubt) => sameCell(doubt, row) && doubt.version === row.version)
        .toSorted((a, b) => byText(a.code, b.code))
        .map(({ code, params }) => ({
          code,
          params: Object.entries(params)
            .toSorted(([a], [b]) => byText(a, b))
            .map(([name, value]) => ({ name, value })),
        }));
      return {
        ...row,
        source: orNull(sourceOf, row.sourceId),
        changedBy: actor,
        changedAt: appliedAt,
        reason,
        doubts,
        because: doubts.length > 0 ? because : null,
      };
    });
  const evidence = tables.evidence
    .toSorted((a, b) => a.rowId - b.rowId)
    .flatMap((row) => {
      const cell = tables.figures.find((figure) => sameCell(figure, row));
      if (!cell) return [];
      const accepted = row.value !== null && cell.value === row.value && cell.sourceId === row.sourceId;
      const names = {
        unit: unitOf(row.unitId),
        indicator: indicatorOf(row.indicatorId),
        period: periodOf(row.periodId),
      };
      return [{ ...row, ...names, source: sourceOf(row.sourceId), accepted }];
    });
  for (const source of sources) {
    const said = evidence.filter(({ sourceId }) => sourceId === source.rowId).toSorted(byCell);
    (source.evidence as object[]).push(...said);
  }
  const figures = tables.figures.map((row) => {
    const set = setOf(row.changeSetId);
    const said = evidence.filter((claim) => sameCell(claim, row));
    return {
      ...row,
      unit: unitOf(row.unitId),
      indicator: indicatorOf(row.indicatorId),
      period: periodOf(row.periodId),
      source: orNull(sourceOf, row.sourceId),
      changedBy: set.actor,
      changedAt: set.appliedAt,
      history: history.filter((change) => sameCell(change, row)),
      evidence: [...said.filter(({ accepted }) => accepted), ...said.filter(({ accepted }) => !accepted)],
    };
  });
  const changeSets = tables.changeSets.map((set) => ({
    ...set,
    source: orNull(sourceOf, set.sourceId),
    cellCount: tables.changes.filter(({ changeSetId }) => changeSetId === set.id).length,
  }));
  return { figures, changeSets: changeSets.filter(({ cellCount }) => cellCount > 0) };
}

interface Cell {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: string;
}

function sameCell(a: Cell, b: Cell): boolean {
  return a.unitId === b.unitId && a.indicatorId === b.indicatorId && a.periodId === b.periodId && a.kind === b.kind;
}

function byCell(a: Cell & { readonly rowId: number }, b: Cell & { readonly rowId: number }): number {
  return (
    a.unitId - b.unitId ||
    a.indicatorId - b.indicatorId ||
    a.periodId - b.periodId ||
    byText(a.kind, b.kind) ||
    a.rowId - b.rowId
  );
}

function orNull<Row>(find: (id: number) => Row, id: number | null): Row | null {
  return id === null ? null : find(id);
}
