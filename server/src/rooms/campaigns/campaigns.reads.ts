import { pageOfRows, type Connection, type PageInput } from "../../reading/page.ts";
import { known, type Question } from "../../reading/read.ts";
import { indicatorDimension, type IndicatorRow } from "../indicators/indicators.dimensions.ts";
import { campaignDimension, type CampaignRow } from "./campaigns.dimensions.ts";

export const campaignByCode: Question<string, CampaignRow | null> = (code, { dimensions }) =>
  dimensions.of(campaignDimension).byCode.get(code) ?? null;

export const campaignList: Question<PageInput, Connection<CampaignRow>> = (page, { dimensions, cursorSecret }) =>
  pageOfRows(dimensions.of(campaignDimension).rows, page, "campaigns", cursorSecret);

export const indicatorsOfCampaign: Question<readonly number[], readonly IndicatorRow[]> = (ids, { dimensions }) =>
  ids.map((id) => known(dimensions.of(indicatorDimension).byId, id));
