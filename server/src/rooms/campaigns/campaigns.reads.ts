import { dimensionConnection, dimensionRows, type DimensionList, type FlatRow } from "../../reading/dimension-list.ts";
import { by, byText } from "../../reading/dimension-order.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import { memory, several, type Reads } from "../../reading/map.ts";
import { indicatorOf } from "../indicators/indicators.dimensions.ts";
import { typedView } from "../indicators/resolve-cells.ts";
import { sourceOf } from "../organisation/organisation.dimensions.ts";
import { campaignDimension, type CampaignRow } from "./campaigns.dimensions.ts";

const campaignList: DimensionList<CampaignRow> = {
  name: "campaigns",
  kind: campaignDimension,
  orders: {
    code: by(({ code }) => code),
    name: byText(({ name }) => name),
    startsOn: by(({ startsOn }) => startsOn),
  },
};

function flatCampaign({ id: _, indicatorIds, sourceId, ...campaign }: CampaignRow, dimensions: Dimensions): FlatRow {
  const source = sourceOf(dimensions, sourceId);
  return {
    ...campaign,
    indicatorCodes: indicatorIds.map((id) => indicatorOf(dimensions, id)?.code).join(" "),
    sourceId: source?.code ?? null,
    sourceTitle: source?.title ?? null,
  };
}

export const campaignsReads: Reads = {
  Query: {
    campaign: memory((_, { code }, { dimensions }) => dimensions.of(campaignDimension).byCode.get(code as string)),
    campaigns: dimensionConnection(campaignList),
    campaignRows: dimensionRows(campaignList, flatCampaign),
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
