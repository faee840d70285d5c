import { Arg, Args, FieldResolver, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { orderArg, PageArgs, RowsArgs, whereArg } from "../../graphql/page-args.ts";
import { UnitType } from "../organisation/organisation.types.ts";
import {
  CampaignConnection,
  CampaignOrderInput,
  CampaignResultsType,
  CampaignRowType,
  CampaignType,
  CampaignWhereInput,
} from "./campaigns.types.ts";

@Resolver()
export class CampaignResolver {
  @Query(() => CampaignType, { nullable: true, description: "The campaign with this code." })
  campaign(@Arg("code", () => String, { description: "Its code." }) _code: string): CampaignType | null {
    return byReading();
  }

  @Query(() => CampaignConnection, { description: "Campaigns, by code unless another order is asked for." })
  campaigns(
    @Arg("where", () => CampaignWhereInput, whereArg) _where: CampaignWhereInput | undefined,
    @Arg("orderBy", () => [CampaignOrderInput], orderArg) _orderBy: CampaignOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => [CampaignRowType], { description: "Campaigns, flat; the cursor of the last row continues." })
  campaignRows(
    @Arg("where", () => CampaignWhereInput, whereArg) _where: CampaignWhereInput | undefined,
    @Arg("orderBy", () => [CampaignOrderInput], orderArg) _orderBy: CampaignOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): CampaignRowType[] {
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
