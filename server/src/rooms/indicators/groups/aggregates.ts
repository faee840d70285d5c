import { sql, type Sql } from "../../../db/sql.ts";

/** Fields of a group that are worked out from its figures. */
export const aggregateFields = [
  "count",
  "valueCount",
  "sum",
  "avg",
  "min",
  "max",
  "median",
  "stddev",
  "share",
  "weightedMean",
  "weighted",
  "sample",
] as const;
export type AggregateField = (typeof aggregateFields)[number];

/**
 * A number gathered in one pass: from the figures themselves, and from numbers gathered of parts of the group; null for
 * what cannot be put together from parts.
 */
interface Gathered {
  readonly name: Sql;
  readonly ofFigures: Sql;
  readonly ofParts: Sql | null;
}

/** `cell` is a figure, `part` the figures of one part of a group. */
const gathered = {
  n: { name: sql`n`, ofFigures: sql`count(*)`, ofParts: sql`coalesce(sum(part.n), 0)` },
  v: { name: sql`v`, ofFigures: sql`count(cell.value)`, ofParts: sql`coalesce(sum(part.v), 0)` },
  total: { name: sql`total`, ofFigures: sql`sum(cell.value)`, ofParts: sql`sum(part.total)` },
  squares: { name: sql`squares`, ofFigures: sql`sum(cell.value * cell.value)`, ofParts: sql`sum(part.squares)` },
  least: { name: sql`least`, ofFigures: sql`min(cell.value)`, ofParts: sql`min(part.least)` },
  most: { name: sql`most`, ofFigures: sql`max(cell.value)`, ofParts: sql`max(part.most)` },
  weights: { name: sql`weights`, ofFigures: sql`sum(cell.weight)`, ofParts: sql`sum(part.weights)` },
  products: {
    name: sql`products`,
    ofFigures: sql`sum(cell.value * cell.weight)`,
    ofParts: sql`sum(part.products)`,
  },
  weighed: { name: sql`weighed`, ofFigures: sql`count(cell.weight)`, ofParts: sql`coalesce(sum(part.weighed), 0)` },
  sampled: {
    name: sql`sampled`,
    ofFigures: sql`coalesce(bool_or(cell.quality = 'SAMPLE' and cell.value is not null), false)`,
    ofParts: sql`coalesce(bool_or(part.sampled), false)`,
  },
  // percentile_cont works on doubles alone; the two middle values are the same one when their number is odd.
  middle: {
    name: sql`middle`,
    ofFigures: sql`(percentile_disc(0.5) within group (order by cell.value)
      + percentile_disc(0.5) within group (order by cell.value desc)) * 0.5`,
    ofParts: null,
  },
} satisfies Record<string, Gathered>;

export type GatheredName = keyof typeof gathered;

export function gather(name: GatheredName): Gathered {
  return gathered[name];
}

interface Aggregate {
  readonly needs: readonly GatheredName[];
  /** As it is shown, compared and ordered by; over a row `grouped`, and `whole` with the total of all groups. */
  readonly shown: Sql;
  readonly column: Sql;
  readonly type: Sql;
  readonly isNullable: boolean;
}

/** Room behind the point, so that a quotient is not rounded twice: once by its division and once by us. */
const exactly = sql`1.000000000000000000000000000000`;

export const aggregates: Readonly<Record<AggregateField, Aggregate>> = {
  count: { needs: ["n"], shown: sql`grouped.n::int`, column: sql`"count"`, type: sql`int`, isNullable: false },
  valueCount: {
    needs: ["v"],
    shown: sql`grouped.v::int`,
    column: sql`"valueCount"`,
    type: sql`int`,
    isNullable: false,
  },
  sum: decimal(["total"], sql`grouped.total`, sql`"sum"`),
  avg: decimal(["total", "v"], sql`round(grouped.total * ${exactly} / nullif(grouped.v, 0), 4)`, sql`"avg"`),
  min: decimal(["least"], sql`grouped.least`, sql`"min"`),
  max: decimal(["most"], sql`grouped.most`, sql`"max"`),
  median: decimal(["middle"], sql`round(grouped.middle, 4)`, sql`"median"`),
  stddev: decimal(
    ["total", "squares", "v"],
    sql`case when grouped.v > 1 then round(sqrt((grouped.v * grouped.squares - grouped.total * grouped.total) * ${exactly}
      / (grouped.v * (grouped.v - 1))), 4) end`,
    sql`"stddev"`,
  ),
  share: decimal(["total"], sql`round(100 * grouped.total * ${exactly} / nullif(whole.total, 0), 4)`, sql`"share"`),
  weightedMean: decimal(
    ["products", "weights", "weighed", "v"],
    sql`case when grouped.weighed = grouped.v then round(grouped.products * ${exactly} / nullif(grouped.weights, 0), 4) end`,
    sql`"weightedMean"`,
  ),
  weighted: {
    needs: ["weighed"],
    shown: sql`grouped.weighed::int`,
    column: sql`"weighted"`,
    type: sql`int`,
    isNullable: false,
  },
  sample: {
    needs: ["sampled"],
    shown: sql`grouped.sampled`,
    column: sql`"sample"`,
    type: sql`boolean`,
    isNullable: false,
  },
};

function decimal(needs: readonly GatheredName[], shown: Sql, column: Sql): Aggregate {
  return { needs, shown: sql`trim_scale(${shown})`, column, type: sql`numeric`, isNullable: true };
}
