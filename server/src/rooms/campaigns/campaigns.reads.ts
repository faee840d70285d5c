import { dimensionConnection } from "../../reading/dimension-list.ts";
import { memory, several, type Reads } from "../../reading/map.ts";
import { indicatorOf } from "../indicators/indicators.dimensions.ts";
import { typedView } from "../indicators/resolve-cells.ts";
import { sourceOf } from "../organisation/organisation.dimensions.ts";
import { campaignDimension, type CampaignRow } from "./campaigns.dimensions.ts";

export const campaignsReads: Reads = {
  Query: {
    campaign: memory((_, { code }, { dimensions }) => dimensions.of(campaignDimension).byCode.get(code as string)),
    campaigns: dimensionConnection({
      name: "campaigns",
      rows: (dimensions) => dimensions.of(campaignDimension).rows,
    }),
  },
  Campaign: {
    indicators: memory<CampaignRow>(
      ({ indicatorIds }, _, { dimensions }) => indicatorIds.map((id) => indicatorOf(dimensions, id)),
      { entries: several },
    ),
    source: memory<CampaignRow>(({ sourceId }, _, { dimensions }) => sourceOf(dimensions, sourceId)),
  },
  Unit: {
    campaignResults: typedView({
      initiatives: "EMU_INIT",
      works: "EMU_WORKS",
      worksValue: "EMU_WORKS_VALUE",
      tetGifts: "CARE_TET_GIFTS",
      workersMonthGifts: "CARE_MAY_GIFTS",
      shelters: "CARE_HOUSE",
      loanProjects: "LOAN_PROJ",
    }),
  },
};
