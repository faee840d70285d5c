import { sql } from "./sql.ts";

/** What a FROM needs to read figures by their codes: unit, indicator, period and (where there is one) source beside each. */
export const figuresWithCodes = sql`figure
  join unit on unit.id = figure.unit_id
  join indicator on indicator.id = figure.indicator_id
  join period on period.id = figure.period_id
  left join source on source.id = figure.source_id`;
