/** Whether campaigns run whole, as under `pnpm test:long`, or a tenth of them or less, as in every run. */
export const isLong = process.env["BANGVANG_LONG"] === "1";

/** The size of a campaign in this run. */
export function ofCampaign(whole: number): number {
  return isLong ? whole : Math.ceil(whole / 10);
}
