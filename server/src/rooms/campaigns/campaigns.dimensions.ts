import { sql } from "../../db/sql.ts";
import type { DimensionKind, DimensionRow, Fields } from "../../reading/dimensions.ts";
import { indicatorDimension } from "../indicators/indicators.dimensions.ts";

export interface CampaignRow extends DimensionRow {
  readonly name: string;
  readonly nameEn: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly theme: string | null;
  readonly sourceId: number | null;
  readonly note: string | null;
  readonly indicatorIds: readonly number[];
}

const campaignFields: Fields<CampaignRow> = {
  code: (campaign) => campaign.code,
  name: (campaign) => campaign.name,
  nameEn: (campaign) => campaign.nameEn,
  startsOn: (campaign) => campaign.startsOn,
  endsOn: (campaign) => campaign.endsOn,
  indicators: {
    is: "rows",
    kind: () => indicatorDimension,
    of(dimensions) {
      const { byId } = dimensions.of(indicatorDimension);
      return ({ indicatorIds }) => indicatorIds.flatMap((id) => byId.get(id) ?? []);
    },
  },
};

export const campaignDimension: DimensionKind<CampaignRow> = {
  name: "campaign",
  fields: campaignFields,
  load: (transaction) =>
    transaction.query(sql`
      select id, code, name, name_en as "nameEn", starts_on as "startsOn", ends_on as "endsOn", theme,
        source_id as "sourceId", note,
        array(select indicator_id from campaign_indicator where campaign_id = campaign.id order by indicator_id) as "indicatorIds"
      from campaign order by code`),
};
