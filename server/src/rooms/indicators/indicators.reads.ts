import { dimensionConnection, dimensionRows } from "../../reading/dimension-list.ts";
import { factConnection, factRows } from "../../reading/facts/fact-level.ts";
import { few, level, memory, several, type Reads } from "../../reading/map.ts";
import { sourceOf, unitOf } from "../organisation/organisation.dimensions.ts";
import { flatIndicator, flatPeriod, indicatorList, periodList } from "./catalogue.lists.ts";
import { evidenceOfFigure, evidenceOfSource, historyOfFigure } from "./cell-levels.ts";
import { changeSetAt } from "./change-set-at.ts";
import { changeSetTable } from "./change-set.facts.ts";
import { fieldsOf } from "./derived/formulas.ts";
import { differencesBetween } from "./difference.facts.ts";
import { figureAt } from "./figure-at.ts";
import { figureTable } from "./figure.facts.ts";
import type { FigureFact } from "./figure.ts";
import {
  breaksOf,
  indicatorDimension,
  indicatorOf,
  periodDimension,
  periodOf,
  type IndicatorRow,
  type SeriesBreakRow,
} from "./indicators.dimensions.ts";
import { costOfSheet, sheet, type SheetAsked } from "./sheet.ts";

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

/** What a cell held on one side of a difference; the properties carry the side in their names. */
const content = (side: "Before" | "After") =>
  memory<Readonly<Record<string, unknown>>>(
    (row, _, { dimensions }) => {
      const of = (name: string): unknown => row[`${name}${side}`];
      if (of("state") === null) return null;
      const source = sourceOf(dimensions, of("source") as number | null);
      return {
        state: of("state"),
        value: of("value"),
        qualifier: of("qualifier"),
        quality: of("quality"),
        note: of("note"),
        source,
      };
    },
    { needs: ["state", "value", "qualifier", "quality", "note", "source"].map((name) => `${name}${side}`) },
  );

export const indicatorsReads: Reads = {
  Query: {
    indicator: memory((_, { code }, { dimensions }) => dimensions.of(indicatorDimension).byCode.get(code as string)),
    indicators: dimensionConnection(indicatorList),
    indicatorRows: dimensionRows(indicatorList, flatIndicator),
    period: memory((_, { key }, { dimensions }) => dimensions.of(periodDimension).byCode.get(key as string)),
    periods: dimensionConnection(periodList),
    periodRows: dimensionRows(periodList, flatPeriod),
    figure: figureAt,
    figures: factConnection({ name: "figures", table: figureTable }),
    figureRows: factRows({ name: "figures", table: figureTable }),
    changeSet: changeSetAt,
    changeSets: factConnection({ name: "changeSets", table: ({ fence }) => changeSetTable(fence) }),
    changes: factConnection({
      name: "changes",
      table: ({ args }) => differencesBetween(args["from"] as string, (args["to"] as string | undefined) ?? null),
    }),
    sheet: level(
      async (rows, asked) => {
        const block = await sheet(asked.args["input"] as SheetAsked, asked);
        return rows.map(() => block);
      },
      { cost: ({ input }) => costOfSheet(input as SheetAsked) },
    ),
  },
  Indicator: {
    partOf: indicator(({ partOfId }) => partOfId),
    numerator: indicator(({ numeratorId }) => numeratorId),
    denominator: indicator(({ denominatorId }) => denominatorId),
    weight: indicator(({ weightId }) => weightId),
    atMost: indicator(({ atMostId }) => atMostId),
    income: indicator(({ incomeId }) => incomeId),
    expenditure: indicator(({ expenditureId }) => expenditureId),
    breaks: memory<IndicatorRow>(
      (row, _, { dimensions }) => [
        ...new Set(fieldsOf(row, dimensions).flatMap(({ id }) => breaksOf(dimensions, id, null))),
      ],
      { entries: several },
    ),
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
  FigureChange: {
    source,
    doubts: memory<{ readonly doubts: readonly object[] }>(({ doubts }) => doubts, { entries: few }),
  },
  ChangeSet: { source },
  CellDifference: { unit, indicator: ofIndicator, period, before: content("Before"), after: content("After") },
  Unit: { figures: factConnection({ name: "figures of units", table: figureTable, under: "unit" }) },
  Source: {
    figures: factConnection({ name: "figures of sources", table: figureTable, under: "source" }),
    evidence: evidenceOfSource,
  },
};
