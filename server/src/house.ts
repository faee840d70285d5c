import "reflect-metadata"; // the decorators of the rooms need it, whoever imports the house first
import type { EntitySchema } from "@mikro-orm/core";
import type { ChangedCell } from "@bangvang/schema/event";
import type { NumberContext } from "@bangvang/schema/number-reader/number-context";
import type { Actor } from "./actor.ts";
import { isInScope, type Audience, type UnitScope } from "./audience.ts";
import { ChangeSetEntity, FigureChangeEntity } from "./changing/change-set.entity.ts";
import type { Catalogue } from "./changing/stages.ts";
import type { CellsShown, LoggedCell } from "./events/change-log.ts";
import type { Resolvers } from "./graphql/build-schema.ts";
import type { CheckedWhere } from "./reading/check-filter.ts";
import { withFields, type DimensionKind, type DimensionRow, type Dimensions } from "./reading/dimensions.ts";
import { mergeReads, type Reads } from "./reading/map.ts";
import { campaignDimension } from "./rooms/campaigns/campaigns.dimensions.ts";
import { CampaignEntity, CampaignIndicatorEntity } from "./rooms/campaigns/campaign.entity.ts";
import { CampaignResolver, CampaignResultsResolver } from "./rooms/campaigns/campaigns.resolver.ts";
import { ComparisonResolver } from "./rooms/comparison/comparison.resolver.ts";
import { AwardEntity } from "./rooms/emulation/award.entity.ts";
import { AwardRowsResolver, ClusterAwardsResolver, UnitAwardsResolver } from "./rooms/emulation/award.resolver.ts";
import { awardDimension } from "./rooms/emulation/emulation.dimensions.ts";
import { FinanceResolver } from "./rooms/finance/finance.resolver.ts";
import { IndicatorEntity, PeriodEntity, SeriesBreakEntity } from "./rooms/indicators/catalogue.entity.ts";
import { CatalogueResolver } from "./rooms/indicators/catalogue.resolver.ts";
import { ChangesResolver } from "./rooms/indicators/changes.resolver.ts";
import { EvidenceEntity, FigureEntity } from "./rooms/indicators/figure.entity.ts";
import { FigureResolver, SourceFiguresResolver, UnitFiguresResolver } from "./rooms/indicators/figure.resolver.ts";
import { figuresUnder } from "./rooms/indicators/figures-under.ts";
import {
  indicatorDimension,
  numberContexts,
  periodDimension,
  seriesBreakDimension,
} from "./rooms/indicators/indicators.dimensions.ts";
import { rulesOf } from "./rooms/indicators/indicators.rules.ts";
import { groupsReads } from "./rooms/indicators/groups/groups.reads.ts";
import { FigureGroupsResolver } from "./rooms/indicators/groups/groups.resolver.ts";
import { cellNamed, cellsAsked, sourceCode } from "./rooms/indicators/live-cells.ts";
import { LiveResolver } from "./rooms/indicators/live.resolver.ts";
import { PresenceResolver } from "./rooms/indicators/presence.resolver.ts";
import { RoundStepsResolver } from "./rooms/indicators/rounds/round-steps.resolver.ts";
import { roundsReads } from "./rooms/indicators/rounds/rounds.reads.ts";
import { RoundsResolver, UnitRoundsResolver } from "./rooms/indicators/rounds/rounds.resolver.ts";
import { SheetResolver } from "./rooms/indicators/sheet.resolver.ts";
import { MembershipResolver } from "./rooms/membership/membership.resolver.ts";
import { ClusterResolver } from "./rooms/organisation/cluster.resolver.ts";
import { MeResolver } from "./rooms/organisation/me.resolver.ts";
import {
  clusterMemberDimension,
  lineageDimension,
  peersOf,
  sourceDimension,
  unitDimension,
} from "./rooms/organisation/organisation.dimensions.ts";
import { audienceOf, unitIds } from "./rooms/organisation/organisation.policy.ts";
import {
  PersonEntity,
  PersonGrantEntity,
  SessionEntity,
  SignInLinkEntity,
} from "./rooms/organisation/person.entity.ts";
import { SavedViewsResolver, SavedViewStepsResolver } from "./rooms/organisation/views/saved-views.resolver.ts";
import { SourceEntity } from "./rooms/organisation/source.entity.ts";
import { SourceResolver } from "./rooms/organisation/source.resolver.ts";
import { TokenEntity, TokenUnitEntity } from "./rooms/organisation/token.entity.ts";
import { ClusterMemberEntity, LineageEntity, UnitEntity } from "./rooms/organisation/unit.entity.ts";
import { UnitResolver } from "./rooms/organisation/unit.resolver.ts";
import { campaignsReads } from "./rooms/campaigns/campaigns.reads.ts";
import { comparisonReads } from "./rooms/comparison/comparison.reads.ts";
import { emulationReads } from "./rooms/emulation/emulation.reads.ts";
import { financeReads } from "./rooms/finance/finance.reads.ts";
import { indicatorsReads } from "./rooms/indicators/indicators.reads.ts";
import { membershipReads } from "./rooms/membership/membership.reads.ts";
import { organisationReads } from "./rooms/organisation/organisation.reads.ts";

/** What the rooms hand to the engines; an engine never imports a room. */
export interface House {
  readonly entities: readonly EntitySchema[];
  readonly dimensions: readonly DimensionKind<DimensionRow>[];
  readonly resolvers: Resolvers;
  /** The mutations of the registers rooms keep. */
  readonly registerResolvers: Resolvers;
  /** How every field that reads is read. */
  readonly reads: Reads;
  audienceOf(actor: Actor, dimensions: Dimensions): Audience;
  /** The ids of a scope, as the database is told: the whole country is a list as well. */
  unitIds(scope: UnitScope, dimensions: Dimensions): readonly number[];
  catalogueOf(dimensions: Dimensions, audience: Audience): Catalogue;
  /** What the number reader needs to know of each indicator's cells, by its code. */
  numberContexts(dimensions: Dimensions): ReadonlyMap<string, NumberContext>;
  /** What a filter of changes means, and how a line of history reads. */
  cellsAsked(where: CheckedWhere | null, dimensions: Dimensions): CellsShown;
  cellNamed(cell: LoggedCell, dimensions: Dimensions): ChangedCell;
  sourceCode(id: number | null, dimensions: Dimensions): string | null;
}

export const house: House = {
  entities: [
    UnitEntity,
    LineageEntity,
    ClusterMemberEntity,
    SourceEntity,
    PersonEntity,
    PersonGrantEntity,
    SignInLinkEntity,
    SessionEntity,
    TokenEntity,
    TokenUnitEntity,
    IndicatorEntity,
    PeriodEntity,
    SeriesBreakEntity,
    FigureEntity,
    EvidenceEntity,
    ChangeSetEntity,
    FigureChangeEntity,
    CampaignEntity,
    CampaignIndicatorEntity,
    AwardEntity,
  ],
  dimensions: withFields(
    [
      unitDimension,
      lineageDimension,
      clusterMemberDimension,
      sourceDimension,
      indicatorDimension,
      periodDimension,
      seriesBreakDimension,
      campaignDimension,
      awardDimension,
    ],
    figuresUnder,
  ),
  resolvers: [
    UnitResolver,
    ClusterResolver,
    SourceResolver,
    MeResolver,
    SavedViewsResolver,
    CatalogueResolver,
    FigureResolver,
    FigureGroupsResolver,
    UnitFiguresResolver,
    SourceFiguresResolver,
    SheetResolver,
    ChangesResolver,
    LiveResolver,
    RoundsResolver,
    UnitRoundsResolver,
    MembershipResolver,
    CampaignResolver,
    CampaignResultsResolver,
    FinanceResolver,
    AwardRowsResolver,
    ClusterAwardsResolver,
    UnitAwardsResolver,
    ComparisonResolver,
  ],
  registerResolvers: [RoundStepsResolver, SavedViewStepsResolver, PresenceResolver],
  reads: mergeReads([
    organisationReads,
    indicatorsReads,
    groupsReads,
    roundsReads,
    membershipReads,
    campaignsReads,
    financeReads,
    emulationReads,
    comparisonReads,
  ]),
  audienceOf,
  unitIds,
  cellsAsked,
  cellNamed,
  sourceCode,
  numberContexts,
  catalogueOf: (dimensions, audience) => ({
    // A unit that may not be seen is answered like one that does not exist, from the first hop on.
    unit(code) {
      const unit = dimensions.of(unitDimension).byCode.get(code);
      return unit && isInScope(audience.reads, unit.id) ? unit : undefined;
    },
    indicator: (code) => dimensions.of(indicatorDimension).byCode.get(code),
    source(code) {
      const source = dimensions.of(sourceDimension).byCode.get(code);
      return source && { id: source.id, isSample: source.trust === "SAMPLE" };
    },
    rules: rulesOf(dimensions),
    peersOf: (unitId, year) => peersOf(dimensions, unitId, year),
  }),
};
