import { dimensionConnection } from "../../reading/dimension-list.ts";
import { sql } from "../../db/sql.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import { factConnection, factRows } from "../../reading/facts/fact-level.ts";
import { level, memory, several, type Reads } from "../../reading/map.ts";
import { sourceOf, unitOf } from "../organisation/organisation.dimensions.ts";
import { evidenceOfFigure, evidenceOfSource, historyOfFigure } from "./cell-levels.ts";
import { changeSetById } from "./change-set-level.ts";
import { figureAt } from "./figure-at.ts";
import { figureTable } from "./figure.facts.ts";
import type { FigureFact } from "./figure.ts";
import {
  breaksOf,
  indicatorDimension,
  indicatorFields,
  indicatorOf,
  periodDimension,
  periodFields,
  periodOf,
  type IndicatorRow,
  type SeriesBreakRow,
} from "./indicators.dimensions.ts";
import { sheet, type SheetAsked } from "./sheet.ts";

const indicatorList = {
  name: "indicators",
  rows: (dimensions: Dimensions) => dimensions.of(indicatorDimension).rows,
  fields: indicatorFields,
};
const periodList = {
  name: "periods",
  rows: (dimensions: Dimensions) => dimensions.of(periodDimension).rows,
  fields: periodFields,
};

const indicator = (idOf: (row: IndicatorRow) => number | null) =>
  memory<IndicatorRow>((row, _, { dimensions }) => indicatorOf(dimensions, idOf(row)));

/** The dimensions of whatever carries their ids. */
const unit = memory<{ unitId: number | null }>(({ unitId }, _, { dimensions }) => unitOf(dimensions, unitId), {
  needs: ["unitId"],
});
const ofIndicator = memory<{ indicatorId: number | null }>(
  ({ indicatorId }, _, { dimensions }) => indicatorOf(dimensions, indicatorId),
  { needs: ["indicatorId"] },
);
const period = memory<{ periodId: number }>(({ periodId }, _, { dimensions }) => periodOf(dimensions, periodId), {
  needs: ["periodId"],
});
const source = memory<{ sourceId: number | null }>(
  ({ sourceId }, _, { dimensions }) => sourceOf(dimensions, sourceId),
  {
    needs: ["sourceId"],
  },
);

/** A column of a flat row that is read from a dimension. */
const flat = {
  unit: (name: "code" | "name" | "level") =>
    memory<FigureFact>(({ unitId }, _, { dimensions }) => unitOf(dimensions, unitId)?.[name], { needs: ["unitId"] }),
  indicator: (name: "code" | "name" | "family" | "measure") =>
    memory<FigureFact>(({ indicatorId }, _, { dimensions }) => indicatorOf(dimensions, indicatorId)?.[name], {
      needs: ["indicatorId"],
    }),
  period: (name: "key" | "type" | "startsOn" | "endsOn" | "year") =>
    memory<FigureFact>(({ periodId }, _, { dimensions }) => periodOf(dimensions, periodId)[name], {
      needs: ["periodId"],
    }),
  source: (name: "code" | "trust") =>
    memory<FigureFact>(({ sourceId }, _, { dimensions }) => sourceOf(dimensions, sourceId)?.[name], {
      needs: ["sourceId"],
    }),
};

export const indicatorsReads: Reads = {
  Query: {
    indicator: memory((_, { code }, { dimensions }) => dimensions.of(indicatorDimension).byCode.get(code as string)),
    indicators: dimensionConnection(indicatorList),
    period: memory((_, { key }, { dimensions }) => dimensions.of(periodDimension).byCode.get(key as string)),
    periods: dimensionConnection(periodList),
    figure: figureAt,
    figures: factConnection({ name: "figures", table: figureTable }),
    figureRows: factRows({ name: "figures", table: figureTable }),
    changeSet: changeSetById,
    sheet: level(async (rows, asked) => {
      const block = await sheet(asked.args["input"] as SheetAsked, asked);
      return rows.map(() => block);
    }),
  },
  Indicator: {
    partOf: indicator(({ partOfId }) => partOfId),
    numerator: indicator(({ numeratorId }) => numeratorId),
    denominator: indicator(({ denominatorId }) => denominatorId),
    weight: indicator(({ weightId }) => weightId),
    breaks: memory<IndicatorRow>(({ id }, _, { dimensions }) => breaksOf(dimensions, id, null), { entries: several }),
  },
  SeriesBreak: { on: memory<SeriesBreakRow>(({ startsOn }) => startsOn), indicator: ofIndicator, unit, source },
  Figure: {
    unit,
    indicator: ofIndicator,
    period,
    source,
    evidence: evidenceOfFigure,
    history: historyOfFigure,
  },
  FigureRow: {
    unitCode: flat.unit("code"),
    unitName: flat.unit("name"),
    unitLevel: flat.unit("level"),
    indicatorCode: flat.indicator("code"),
    indicatorName: flat.indicator("name"),
    family: flat.indicator("family"),
    measure: flat.indicator("measure"),
    periodKey: flat.period("key"),
    periodType: flat.period("type"),
    startsOn: flat.period("startsOn"),
    endsOn: flat.period("endsOn"),
    year: flat.period("year"),
    sourceId: flat.source("code"),
    trust: flat.source("trust"),
  },
  Evidence: { unit, indicator: ofIndicator, period, source },
  FigureChange: { source },
  ChangeSet: { source },
  Unit: { figures: factConnection({ name: "figures of units", table: figureTable, under: sql`figure.unit_id` }) },
  Source: {
    figures: factConnection({ name: "figures of sources", table: figureTable, under: sql`figure.source_id` }),
    evidence: evidenceOfSource,
  },
};
