import { sql, type Sql } from "../../../db/sql.ts";
import type { DistinctBy } from "./group-by.ts";

/** A group as PostgreSQL gives it: keys under k0, k1, …, aggregates under the names of their fields. */
export type GroupRow = Readonly<Record<string, unknown>>;

/** Where the keys stand, in the order they were asked for. */
export const keyColumns: readonly { readonly name: string; readonly column: Sql }[] = [
  { name: "k0", column: sql`k0` },
  { name: "k1", column: sql`k1` },
  { name: "k2", column: sql`k2` },
  { name: "k3", column: sql`k3` },
  { name: "k4", column: sql`k4` },
  { name: "k5", column: sql`k5` },
];

/** Where counts of different values stand; each is the name `distinctName` gives. */
export const distinctColumns: Readonly<Record<DistinctBy, Sql>> = {
  UNIT: sql`"countDistinct:UNIT"`,
  LEVEL: sql`"countDistinct:LEVEL"`,
  FAMILY: sql`"countDistinct:FAMILY"`,
  INDICATOR: sql`"countDistinct:INDICATOR"`,
  SOURCE: sql`"countDistinct:SOURCE"`,
  YEAR: sql`"countDistinct:YEAR"`,
  QUARTER: sql`"countDistinct:QUARTER"`,
  MONTH: sql`"countDistinct:MONTH"`,
  PERIOD: sql`"countDistinct:PERIOD"`,
  PERIOD_TYPE: sql`"countDistinct:PERIOD_TYPE"`,
  KIND: sql`"countDistinct:KIND"`,
  QUALITY: sql`"countDistinct:QUALITY"`,
  QUALIFIER: sql`"countDistinct:QUALIFIER"`,
  STATE: sql`"countDistinct:STATE"`,
};
