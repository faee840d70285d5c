import type pg from "pg";
import type { BareCell } from "./bare-transaction.ts";

/** A cell as it stands, and what it is to hold. */
export interface WrittenCell extends BareCell {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
}

/** Cells of the set as they stand, each with a value that is another, and not far from last year's; of every second year. */
export async function cellsOf(client: pg.Client, count: number): Promise<readonly WrittenCell[]> {
  const { rows } = await client.query<WrittenCell>(
    `select unit.code as unit, indicator.code as indicator, period.key as period, unit_id as "unitId", indicator_id as "indicatorId",
      period_id as "periodId", version, trim_scale(value)::text as value,
      trim_scale((select before.value + case when before.value + 1 = figure.value then 2 else 1 end
        from figure as before join period as year_before on year_before.id = before.period_id
        where (before.unit_id, before.indicator_id, before.kind) = (figure.unit_id, figure.indicator_id, figure.kind)
          and year_before.key = (period.year - 1) || right(period.key, 3)))::text as wanted
    from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
    where indicator.code like 'BENCH\\_I%' and kind = 'ACTUAL' and state = 'VALUE' and period.year % 2 = 1
    order by period_id desc, unit_id, indicator_id limit $1`,
    [count],
  );
  if (rows.length !== count) throw new Error(`the set has ${rows.length} cells to change`);
  return rows;
}
