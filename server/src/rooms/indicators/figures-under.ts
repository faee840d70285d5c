import { sql, type Sql } from "../../db/sql.ts";
import type { Fields } from "../../reading/dimensions.ts";
import { factsUnder } from "../../reading/facts/settle.ts";
import { sourceDimension, unitDimension } from "../organisation/organisation.dimensions.ts";
import { figureTable } from "./figure.facts.ts";
import { indicatorDimension, periodDimension } from "./indicators.dimensions.ts";

const figuresBy = (column: Sql) => ({ figures: factsUnder(() => figureTable, column) });

/** The figures that rows of dimensions can be found by, by the name of the dimension. */
export const figuresUnder: Readonly<Record<string, Fields<never>>> = {
  [unitDimension.name]: figuresBy(sql`figure.unit_id`),
  [indicatorDimension.name]: figuresBy(sql`figure.indicator_id`),
  [periodDimension.name]: figuresBy(sql`figure.period_id`),
  [sourceDimension.name]: figuresBy(sql`figure.source_id`),
};
