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

/** A number gathered in one pass: what one figure brings, and what several become, be they figures or parts of a group. */
interface Gathered {
  readonly name: Sql;
  readonly ofCell: Sql;
  readonly together: (each: Sql) => Sql;
  /** Of several figures, where that is cheaper: to count them takes a third less than to add up ones. */
  readonly ofCells?: Sql;
}

const sum = (each: Sql): Sql => sql`sum(${each})`;
const count = (each: Sql): Sql => sql`coalesce(sum(${each}), 0)`;

/** Over `cell`, a figure. */
const gathered = {
  n: { name: sql`n`, ofCell: sql`1`, together: count, ofCells: sql`count(*)` },
  v: { name: sql`v`, ofCell: sql`(cell.value is not null)::int`, together: count, ofCells: sql`count(cell.value)` },
  total: { name: sql`total`, ofCell: sql`cell.value`, together: sum },
  squares: { name: sql`squares`, ofCell: sql`cell.value * cell.value`, together: sum },
  least: { name: sql`least`, ofCell: sql`cell.value`, together: (each) => sql`min(${each})` },
  most: { name: sql`most`, ofCell: sql`cell.value`, together: (each) => sql`max(${each})` },
  weights: { name: sql`weights`, ofCell: sql`cell.weight`, together: sum },
  products: { name: sql`products`, ofCell: sql`cell.value * cell.weight`, together: sum },
  weighed: {
    name: sql`weighed`,
    ofCell: sql`(cell.weight is not null)::int`,
    together: count,
    ofCells: sql`count(cell.weight)`,
  },
  sampled: {
    name: sql`sampled`,
    ofCell: sql`cell.quality = 'SAMPLE' and cell.value is not null`,
    together: (each) => sql`coalesce(bool_or(${each}), false)`,
  },
  // percentile_cont works on doubles alone; the two middle values are the same one when their number is odd.
  middle: {
    name: sql`middle`,
    ofCell: sql`cell.value`,
    together: (each) => sql`(percentile_disc(0.5) within group (order by ${each})
      + percentile_disc(0.5) within group (order by ${each} desc)) * 0.5`,
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
