import { defineEntity, p } from "@mikro-orm/core";

/** A named effort with a window and indicators of its own. */
export const CampaignEntity = defineEntity({
  name: "Campaign",
  tableName: "campaign",
  properties: {
    id: p.integer().primary().autoincrement(),
    code: p.text(),
    name: p.text(),
    nameEn: p.text(),
    startsOn: p.date().nullable(),
    endsOn: p.date().nullable(),
    theme: p.text().nullable(),
    sourceId: p.integer().nullable(),
    note: p.text().nullable(),
  },
});

export const CampaignIndicatorEntity = defineEntity({
  name: "CampaignIndicator",
  tableName: "campaign_indicator",
  properties: {
    campaignId: p.integer().primary(),
    indicatorId: p.integer().primary(),
  },
});
