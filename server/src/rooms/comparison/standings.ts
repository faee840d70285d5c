import type { Context } from "../../context.ts";
import { join, sql, type Sql } from "../../db/sql.ts";
import { asFact, factsOf, optionalNumber, word, type Column, type NamedColumns } from "../../reading/facts/columns.ts";
import { implied, standingTables, type CellHeld, type ColumnHeld } from "./standing-tables.ts";
import type { Wants } from "./wants.ts";

/** How a cell stands; per cent to two decimals. Null: it has none; undefined: nobody asks. */
export interface CellStanding {
  readonly rank?: number | null | undefined;
  /** How many others have its rank. */
  readonly equal?: number | null | undefined;
  readonly attainment?: string | null | undefined;
  readonly low?: string | null | undefined;
  readonly high?: string | null | undefined;
  readonly toTarget?: string | null | undefined;
  readonly change?: string | null | undefined;
  readonly growth?: string | null | undefined;
  readonly toMean?: string | null | undefined;
  readonly toMedian?: string | null | undefined;
  readonly share?: string | null | undefined;
  readonly score?: string | null | undefined;
  /** 1 for an outlier. */
  readonly outlier?: number | null | undefined;
}

/** Of a cell of which nothing is asked. */
export const noStanding: CellStanding = {};

export interface ColumnStanding {
  readonly mean: string | null;
  readonly median: string | null;
}

interface Standings {
  readonly columns: readonly ColumnStanding[];
  readonly cells: readonly CellStanding[];
}

/**
 * How cells stand to their targets, to the year before and to each other, by one statement:
 *
 * - Competition ranking in the indicator's direction: equal values share a rank and the next is as many places lower.
 * - The mean of what is added is the sum over the number of units. That of a ratio is the ratio of them all together, for
 *   percentages are not averaged, and is there only when every eligible unit is in it.
 * - Attainment is actual over target where more is better, target over actual where less is. It is none of a target of nothing
 *   or less, nor of a result below nothing: a loss held against a planned loss would be a success.
 * - A claim of 162 was anything from 161.5 to 162.5: the target lies between the two that give these, both ends inside, and
 *   is a whole number where the indicator is. Nothing lies between when the claim cannot be.
 * - Growth over nothing or less is none.
 * - The robust score is the distance from the median in units of 1.4826 × the median distance, which is the standard
 *   deviation when all is normal; beyond 3.5 is an outlier (Iglewicz and Hoaglin).
 */
export async function standings(
  cells: readonly CellHeld[],
  columns: readonly ColumnHeld[],
  wants: Wants,
  { snapshot }: Pick<Context, "snapshot">,
): Promise<Standings> {
  const hasClaims = cells.some(({ claim }) => claim !== null);
  const of = { cells: cellColumns(wants, hasClaims), columns: columnColumns(wants) };
  const isAsked = (named: NamedColumns): boolean => Object.keys(named).length > 0;
  if (!isAsked(of.cells) && !isAsked(of.columns)) return { cells: [], columns: [] };
  const needs = { places: needsPlaces(wants), alike: wants.cell("ranking"), spread: wants.cell(...ofSpread) };
  const cellRows = sql`held join series using (col) ${needs.places ? sql`left join placed using (n)` : sql``} ${hasClaims ? implied : sql``}`;
  const [row] = await snapshot.query<{ readonly columns: string | null; readonly cells: string | null }>(sql`
    with ${join(standingTables(cells, columns, needs), ", ")}
    select ${isAsked(of.columns) ? sql`(select string_agg(${asFact(of.columns)}, E'\\n' order by col) from series)` : sql`null`} as columns,
      ${isAsked(of.cells) ? sql`(select string_agg(${asFact(of.cells)}, E'\\n' order by n) from ${cellRows})` : sql`null`} as cells`);
  const read = <Standing>(fact: string | null | undefined, named: NamedColumns): readonly Standing[] =>
    factsOf([{ fact: fact ?? null }], named) as readonly unknown[] as readonly Standing[];
  return { columns: read(row?.columns, of.columns), cells: read(row?.cells, of.cells) };
}

const ofSpread = ["score", "isOutlier"];
const againstOthers = ["rank", "ranking", "toMean", "toMedian", "share", ...ofSpread];

function needsPlaces(wants: Wants): boolean {
  return wants.cell(...againstOthers) || wants.column("mean", "median");
}

/** The columns that are asked for of those there are; each stands under the fields that need it. */
function asked(
  asks: Wants["cell"],
  all: Readonly<Record<string, readonly [fields: readonly string[], Column]>>,
): NamedColumns {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, [fields, column]]) => (asks(...fields) ? [[name, column]] : [])),
  );
}

function columnColumns({ column }: Wants): NamedColumns {
  return asked(column, {
    mean: [["mean"], word(sql`trim_scale(mean)`)],
    median: [["median"], word(sql`trim_scale(median)`)],
  });
}

function cellColumns({ cell, lastYear }: Wants, hasClaims: boolean): NamedColumns {
  const claims: Wants["cell"] = (...fields) => hasClaims && cell(...fields);
  return {
    ...asked(cell, {
      rank: [["rank", "ranking"], optionalNumber(sql`case when direction <> 'NEUTRAL' then rank end`)],
      equal: [["ranking"], optionalNumber(sql`case when direction <> 'NEUTRAL' then alike - 1 end`)],
      attainment: [
        ["attainment"],
        percent(
          sql`case when target > 0 and value >= 0 then case direction when 'HIGHER' then value / target when 'LOWER' then target / nullif(value, 0) end end`,
        ),
      ],
      toTarget: [["toTarget"], word(sql`trim_scale(value - target)`)],
      toMean: [["toMean"], word(sql`trim_scale(own - mean)`)],
      toMedian: [["toMedian"], word(sql`trim_scale(own - median)`)],
      share: [["share"], percent(sql`own / shared`)],
      score: [["score"], word(sql`trim_scale(round((own - median) / deviation, 2))`)],
      outlier: [["isOutlier"], optionalNumber(sql`case when abs(own - median) > 3.5 * deviation then 1 end`)],
    }),
    ...asked(claims, {
      low: [["impliedTarget"], word(sql`case when low <= high then trim_scale(low) end`)],
      high: [["impliedTarget"], word(sql`case when low <= high then trim_scale(high) end`)],
    }),
    ...asked(lastYear, {
      change: [["change"], word(sql`trim_scale(value - earlier)`)],
      growth: [["growth"], percent(sql`case when earlier > 0 then (value - earlier) / earlier end`)],
    }),
  };
}

const percent = (share: Sql): Column => word(sql`trim_scale(round(100 * ${share}, 2))`);
