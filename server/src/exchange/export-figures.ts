import type { FileFormat } from "@bangvang/schema/exchange";
import { XLSX_MAX_ROWS_PER_SHEET } from "hucre/xlsx";
import { ApiProblem } from "../api-problem.ts";
import { scopePredicate } from "../audience.ts";
import type { Context } from "../context.ts";
import { figuresWithCodes } from "../db/figures-with-codes.ts";
import { join, raw, sql, type Sql } from "../db/sql.ts";
import type { ExportedFigure } from "./layout.ts";

/** Which figures leave: every list narrows them, and an empty one does not. */
export interface ExportFilter {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly periods: readonly string[];
  readonly families: readonly string[];
  readonly years: readonly number[];
  readonly kinds: readonly string[];
}

export const everyFigure: ExportFilter = { units: [], indicators: [], periods: [], families: [], years: [], kinds: [] };

/** Figures between two questions to the database: what a reader who stops makes the server hold. */
const portion = 2_000;
/** Milliseconds between two signs of life: the database ends a transaction that is asked nothing for half a minute. */
const awakeEvery = 10_000;
/** Milliseconds in which they are given. Beyond that a transaction stands in the way of tidying up, and who reads must be quick. */
const longestReading = 3_600_000;
/** Rows a sheet of a spreadsheet has, without its header. */
const mostInSheet = XLSX_MAX_ROWS_PER_SHEET - 1;

/**
 * The figures an actor may see, in portions, all as of one moment. Nothing is sent before the first portion is there, so
 * refusals come as refusals. The snapshot stays open until the last portion is taken or the caller ends it, however slowly
 * portions are taken: the caller knows who reads, and how long they may.
 * Throws BAD_USER_INPUT for a unit or indicator there is none of (one that may not be seen is none), and LIMIT_EXCEEDED for
 * more figures than a sheet has rows.
 */
export async function* exportFigures(
  filter: ExportFilter,
  format: FileFormat,
  context: Context,
): AsyncGenerator<readonly ExportedFigure[]> {
  const asleep = keepAwake(context);
  try {
    await refuseUnknown(filter, context);
    if (format === "xlsx") await refuseMoreThanASheet(filter, context);
    await context.snapshot.query(sql`declare exported no scroll cursor for ${figuresOf(filter, context)}`);
    for (;;) {
      // A cursor takes no parameter for the number.
      const figures = await context.snapshot.query<ExportedFigure>(
        sql`fetch forward ${raw(String(portion))} from exported`,
      );
      if (figures.length > 0) yield figures;
      if (figures.length < portion) return;
    }
  } finally {
    asleep();
    await context.snapshot.close();
  }
}

/**
 * Asks for nothing now and again while a portion is taken. Smaller portions would not do: the system takes megabytes for a
 * reader and asks for more in pieces as large, which somebody who reads 12 KB a second needs minutes for.
 */
function keepAwake({ snapshot }: Context): () => void {
  const until = performance.now() + longestReading;
  const asking = setInterval(() => {
    if (performance.now() > until) clearInterval(asking);
    else snapshot.query(sql`select`).catch(() => clearInterval(asking)); // what is wrong with it the next portion says
  }, awakeEvery).unref();
  return () => clearInterval(asking);
}

async function refuseMoreThanASheet(filter: ExportFilter, context: Context): Promise<void> {
  const [found] = await context.snapshot.query<{ count: number }>(sql`
    select count(*)::int as count from (select 1 from ${figuresWithCodes} where ${join(conditionsOf(filter, context), " and ")} limit ${mostInSheet + 1}) as figures`);
  if ((found?.count ?? 0) > mostInSheet)
    throw new ApiProblem("LIMIT_EXCEEDED", `A sheet holds ${mostInSheet} rows; narrow the filter, or take CSV.`);
}

function figuresOf(filter: ExportFilter, context: Context): Sql {
  return sql`
    select unit.code as unit, indicator.code as indicator, period.key as period, figure.kind, figure.state,
      trim_scale(figure.value)::text as value, figure.qualifier, figure.quality, figure.note, source.code as source,
      figure.version, unit.name as "unitName", indicator.name as "indicatorName", indicator.measure
    from ${figuresWithCodes}
    where ${join(conditionsOf(filter, context), " and ")}
    order by unit.code collate "C", indicator.code collate "C", period.starts_on, period.ends_on desc, period.key collate "C", figure.kind`;
}

/** Cleared cells are no figures. What may be seen is said here and by the database itself. */
function conditionsOf(filter: ExportFilter, { audience }: Context): readonly Sql[] {
  const lists: readonly (readonly [readonly unknown[], Sql])[] = [
    [filter.units, sql`unit.code = any(${[...filter.units]}::text[])`],
    [filter.indicators, sql`indicator.code = any(${[...filter.indicators]}::text[])`],
    [filter.periods, sql`period.key = any(${[...filter.periods]}::text[])`],
    [filter.families, sql`indicator.family = any(${[...filter.families]}::text[])`],
    [filter.years, sql`period.year = any(${[...filter.years]}::int[])`],
    [filter.kinds, sql`figure.kind = any(${[...filter.kinds]}::text[])`],
  ];
  return [
    sql`figure.state <> 'NOT_REPORTED'`,
    scopePredicate(audience.reads, sql`figure.unit_id`),
    ...lists.flatMap(([values, condition]) => (values.length > 0 ? [condition] : [])),
  ];
}

async function refuseUnknown({ units, indicators }: ExportFilter, { snapshot, audience }: Context): Promise<void> {
  if (units.length + indicators.length === 0) return;
  const isSeen = scopePredicate(audience.reads, sql`unit.id`);
  const unknown = await snapshot.query<{ code: string }>(sql`
    select code from unnest(${[...units]}::text[]) as asked (code)
    where not exists (select from unit where unit.code = asked.code and ${isSeen})
    union all
    select code from unnest(${[...indicators]}::text[]) as asked (code)
    where not exists (select from indicator where indicator.code = asked.code)`);
  if (unknown[0]) throw new ApiProblem("BAD_USER_INPUT", `There is no ${unknown[0].code} to export.`);
}
