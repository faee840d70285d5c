import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { read } from "../../reading/read.ts";
import { IndicatorType } from "../indicators/catalogue.types.ts";
import { typedView } from "../indicators/resolve.reads.ts";
import { sourceById } from "../organisation/organisation.reads.ts";
import { SourceType, UnitType } from "../organisation/organisation.types.ts";
import { campaignByCode, campaignList, indicatorsOfCampaign } from "./campaigns.reads.ts";
import { CampaignConnection, CampaignResultsType, CampaignType } from "./campaigns.types.ts";

const fields = {
  initiatives: "EMU_INIT",
  works: "EMU_WORKS",
  worksValue: "EMU_WORKS_VALUE",
  tetGifts: "CARE_TET_GIFTS",
  workersMonthGifts: "CARE_MAY_GIFTS",
  shelters: "CARE_HOUSE",
  loanProjects: "LOAN_PROJ",
};

@Resolver(() => CampaignType)
export class CampaignResolver {
  @Query(() => CampaignType, { nullable: true, description: "The campaign with this code." })
  campaign(@Arg("code", () => String) code: string, @Ctx() context: Context) {
    return read(campaignByCode, code, context);
  }

  @Query(() => CampaignConnection, { description: "Campaigns, by code." })
  campaigns(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return read(campaignList, page, context);
  }

  @FieldResolver(() => [IndicatorType], { description: "What it is measured by." })
  indicators(@Root() campaign: CampaignType, @Ctx() context: Context) {
    return read(indicatorsOfCampaign, campaign.indicatorIds, context);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: "Where it is documented." })
  source(@Root() campaign: CampaignType, @Ctx() context: Context) {
    return read(sourceById, campaign.sourceId, context);
  }
}

@Resolver(() => UnitType)
export class CampaignResultsResolver {
  @FieldResolver(() => CampaignResultsType, { description: "What campaigns achieved in it in a period." })
  campaignResults(@Root() unit: UnitType, @Arg("period", () => String) period: string, @Ctx() context: Context) {
    return read(typedView, { unitId: unit.id, period, fields }, context);
  }
}
