import type { FigureKind, FigureState, Quality, Qualifier } from "@bangvang/schema/figure";
import type { Audience } from "../../audience.ts";
import type { Context } from "../../context.ts";
import { isoInstant } from "../../db/instant.ts";
import { sql, type Sql } from "../../db/sql.ts";
import { connectionOf, readPage, sealCursor, type Connection, type Page, type PageInput } from "../../reading/page.ts";
import { known, type Question } from "../../reading/read.ts";
import { unitDimension } from "../organisation/organisation.dimensions.ts";
import { sourceOf } from "../organisation/organisation.reads.ts";
import type { Figure } from "./figure.ts";
import { figureOrdering, type FigureOrder, type FigureOrdering } from "./figures.order.ts";
import { figuresWhere, type FigureWhere } from "./figures.where.ts";
import { indicatorDimension, periodDimension } from "./indicators.dimensions.ts";

export interface FiguresAsked extends PageInput {
  readonly where?: FigureWhere | undefined;
  readonly orderBy?: readonly FigureOrder[] | undefined;
  /** Set when the figures hang under a unit or a source. */
  readonly unitId?: number;
  readonly sourceId?: number;
}

interface FigureFact {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly kind: FigureKind;
  readonly state: FigureState;
  readonly value: string | null;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly note: string | null;
  readonly sourceId: number | null;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: string;
}

/** A page of the figures the actor may see; a cleared cell is not reported and is left out. */
export const figureConnection: Question<FiguresAsked, Connection<Figure>> = async (asked, context) => {
  const ordering = figureOrdering(asked.orderBy, context.dimensions);
  const page = readPage(asked, ordering.name, context.cursorSecret);
  const where = sql`${visibleTo(context.audience)} and figure.state <> 'NOT_REPORTED' and ${scopeOf(asked)}
    and ${figuresWhere(asked.where, context.dimensions)}`;
  const figures = await fetchPage(where, ordering, page, context);
  const cursorOf = (figure: Figure): string =>
    sealCursor(ordering.cursorParts(figure), ordering.name, context.cursorSecret);
  return connectionOf(figures, page, cursorOf, () => countFigures(where, context));
};

/** The same page, flat, each row with its own cursor. */
export const figureRows: Question<FiguresAsked, readonly FigureRow[]> = async (asked, context) =>
  (await figureConnection(asked, context)).edges.map(({ node, cursor }) => flatRow(node, cursor));

/** The cell with this key, cleared or not; null when it never existed or may not be seen. */
export const figureAt: Question<
  { readonly unit: string; readonly indicator: string; readonly period: string; readonly kind: FigureKind },
  Figure | null
> = async ({ unit, indicator, period, kind }, context) => {
  const { dimensions } = context;
  const unitId = dimensions.of(unitDimension).byCode.get(unit)?.id;
  const indicatorId = dimensions.of(indicatorDimension).byCode.get(indicator)?.id;
  const periodId = dimensions.of(periodDimension).byCode.get(period)?.id;
  if (unitId === undefined || indicatorId === undefined || periodId === undefined) return null;
  const [figure] = await fetchFigures(
    sql`where ${visibleTo(context.audience)} and figure.unit_id = ${unitId} and figure.indicator_id = ${indicatorId}
      and figure.period_id = ${periodId} and figure.kind = ${kind}`,
    context,
  );
  return figure ?? null;
};

/** The fence: a predicate on every statement that reads figures, with the units the actor may see today. */
export function visibleTo(audience: Audience): Sql {
  return audience.reads === "ALL" ? sql`true` : sql`figure.unit_id = any(${[...audience.reads]}::int[])`;
}

function scopeOf({ unitId, sourceId }: FiguresAsked): Sql {
  if (unitId !== undefined) return sql`figure.unit_id = ${unitId}`;
  if (sourceId !== undefined) return sql`figure.source_id = ${sourceId}`;
  return sql`true`;
}

async function fetchPage(
  where: Sql,
  ordering: FigureOrdering,
  page: Page,
  context: Context,
): Promise<readonly Figure[]> {
  const beyond = page.beyond === null ? sql`true` : ordering.beyond(page.beyond, page.backwards);
  return fetchFigures(
    sql`where ${where} and ${beyond} order by ${ordering.orderBy(page.backwards)} limit ${page.size + 1}`,
    context,
  );
}

async function countFigures(where: Sql, context: Context): Promise<number> {
  const [row] = await context.snapshot.query<{ count: number }>(
    sql`select count(*)::int as count from figure where ${where}`,
  );
  return row?.count ?? 0;
}

async function fetchFigures(tail: Sql, context: Context): Promise<readonly Figure[]> {
  const facts = await context.snapshot.query<FigureFact>(sql`
    select figure.unit_id as "unitId", figure.indicator_id as "indicatorId", figure.period_id as "periodId", figure.kind,
      figure.state, trim_scale(figure.value)::text as value, figure.qualifier, figure.quality, figure.note,
      figure.source_id as "sourceId", figure.version, change_set.actor as "changedBy",
      ${isoInstant(sql`change_set.applied_at`)} as "changedAt"
    from figure join change_set on change_set.id = figure.change_set_id
    ${tail}`);
  return facts.map((fact) => figureOf(fact, context));
}

function figureOf({ unitId, indicatorId, periodId, sourceId, ...rest }: FigureFact, { dimensions }: Context): Figure {
  return {
    ...rest,
    unit: known(dimensions.of(unitDimension).byId, unitId),
    indicator: known(dimensions.of(indicatorDimension).byId, indicatorId),
    period: known(dimensions.of(periodDimension).byId, periodId),
    source: sourceOf(dimensions, sourceId),
  };
}

export interface FigureRow {
  readonly [column: string]: string | number | null;
}

function flatRow({ unit, indicator, period, source, ...cell }: Figure, cursor: string): FigureRow {
  return {
    unitCode: unit.code,
    unitName: unit.name,
    unitLevel: unit.level,
    indicatorCode: indicator.code,
    indicatorName: indicator.name,
    family: indicator.family,
    measure: indicator.measure,
    periodKey: period.key,
    periodType: period.type,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    year: period.year,
    kind: cell.kind,
    state: cell.state,
    value: cell.value,
    qualifier: cell.qualifier,
    quality: cell.quality,
    sourceId: source?.code ?? null,
    trust: source?.trust ?? null,
    note: cell.note,
    version: cell.version,
    cursor,
  };
}
