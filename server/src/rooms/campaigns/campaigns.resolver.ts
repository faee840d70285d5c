import { Arg, Args, FieldResolver, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { UnitType } from "../organisation/organisation.types.ts";
import { CampaignConnection, CampaignResultsType, CampaignType } from "./campaigns.types.ts";

@Resolver()
export class CampaignResolver {
  @Query(() => CampaignType, { nullable: true, description: "The campaign with this code." })
  campaign(@Arg("code", () => String) _code: string): CampaignType | null {
    return byReading();
  }

  @Query(() => CampaignConnection, { description: "Campaigns, by code." })
  campaigns(@Args(() => PageArgs) _page: PageArgs): object {
    return byReading();
  }
}

@Resolver(() => UnitType)
export class CampaignResultsResolver {
  @FieldResolver(() => CampaignResultsType, { description: "What campaigns achieved in it in a period." })
  campaignResults(@Arg("period", () => String) _period: string): CampaignResultsType {
    return byReading();
  }
}
