import { keyText, type FigureKind, type FigureState, type Qualifier, type Quality } from "@bangvang/schema/figure";
import { overlaps, readPeriod } from "@bangvang/schema/period";
import { ApiProblem } from "../../api-problem.ts";
import { isInScope } from "../../audience.ts";
import type { Context } from "../../context.ts";
import { sql } from "../../db/sql.ts";
import { known, type Question } from "../../reading/read.ts";
import { sourceDimension, unitDimension, type UnitRow } from "../organisation/organisation.dimensions.ts";
import { visibleTo } from "./figures.reads.ts";
import { indicatorDimension, periodDimension, type IndicatorRow } from "./indicators.dimensions.ts";

export type Axis = "UNITS" | "INDICATORS" | "PERIODS";

/** Two axes make the block, the third has one entry. */
export interface SheetAsked {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly periods: readonly string[];
  readonly kind: FigureKind;
}

/** A block of cells as parallel arrays, row by row: the cell of row r and column c stands at r × columns + c. */
export interface Sheet {
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  readonly values: (string | null)[];
  readonly states: FigureState[];
  readonly versions: number[];
  readonly qualifiers: Qualifier[];
  readonly qualities: Quality[];
  readonly sources: (string | null)[];
  readonly notes: (string | null)[];
  readonly editable: readonly boolean[];
}

const mostCells = 100_000;

/** Cells nobody ever reported have version 0; cleared ones keep their version, which an edit needs as its base. */
export const sheet: Question<SheetAsked, Sheet> = async (asked, context) => {
  const axes = readAxes(asked, context);
  const columnCount = keysOf(asked, asked.columns).length;
  const size = keysOf(asked, asked.rows).length * columnCount;
  const block = emptySheet(asked, size, editableCells(asked, axes, context));
  const place = placing(asked);
  for (const cell of await fetchCells(asked, axes, context)) {
    const at = place.get(keyText({ ...cell, kind: asked.kind }));
    if (at === undefined) continue;
    block.values[at] = cell.value;
    block.states[at] = cell.state;
    block.versions[at] = cell.version;
    block.qualifiers[at] = cell.qualifier;
    block.qualities[at] = cell.quality;
    block.sources[at] = cell.source;
    block.notes[at] = cell.note;
  }
  return block;
};

interface Axes {
  readonly units: readonly UnitRow[];
  readonly indicators: readonly IndicatorRow[];
}

/** Codes the actor may not see are answered like codes that do not exist. */
function readAxes(asked: SheetAsked, { dimensions, audience }: Context): Axes {
  if (asked.rows === asked.columns) throw new ApiProblem("BAD_USER_INPUT", "A sheet needs two different axes.");
  for (const axis of ["UNITS", "INDICATORS", "PERIODS"] as const) readAxis(asked, axis);
  const cells = keysOf(asked, asked.rows).length * keysOf(asked, asked.columns).length;
  if (cells > mostCells)
    throw new ApiProblem("LIMIT_EXCEEDED", `A sheet has at most ${mostCells} cells; this one has ${cells}.`);
  for (const key of asked.periods)
    if (!readPeriod(key)) throw new ApiProblem("BAD_USER_INPUT", `"${key.slice(0, 64)}" is not a period.`);
  return {
    units: asked.units.map((code) => {
      const unit = dimensions.of(unitDimension).byCode.get(code);
      if (!unit || !isInScope(audience.reads, unit.id))
        throw new ApiProblem("NOT_FOUND", `There is no unit "${code.slice(0, 64)}".`);
      return unit;
    }),
    indicators: asked.indicators.map((code) => {
      const indicator = dimensions.of(indicatorDimension).byCode.get(code);
      if (!indicator) throw new ApiProblem("NOT_FOUND", `There is no indicator "${code.slice(0, 64)}".`);
      return indicator;
    }),
  };
}

function readAxis(asked: SheetAsked, axis: Axis): void {
  const keys = keysOf(asked, axis);
  const isThird = axis !== asked.rows && axis !== asked.columns;
  if (isThird && keys.length !== 1)
    throw new ApiProblem("BAD_USER_INPUT", `${axis} is on neither axis, so it needs exactly one entry.`);
  if (new Set(keys).size !== keys.length) throw new ApiProblem("BAD_USER_INPUT", `${axis} names an entry twice.`);
}

function keysOf(asked: SheetAsked, axis: Axis): readonly string[] {
  return { UNITS: asked.units, INDICATORS: asked.indicators, PERIODS: asked.periods }[axis];
}

/** Where each cell stands, by its key: its identity is the same however the axes lie. */
function placing(asked: SheetAsked): ReadonlyMap<string, number> {
  const columns = keysOf(asked, asked.columns);
  return new Map(
    keysOf(asked, asked.rows).flatMap((row, r) =>
      columns.map((column, c) => {
        const pick = (axis: Axis): string =>
          axis === asked.rows ? row : axis === asked.columns ? column : (keysOf(asked, axis)[0] ?? "");
        const key = keyText({
          unit: pick("UNITS"),
          indicator: pick("INDICATORS"),
          period: pick("PERIODS"),
          kind: asked.kind,
        });
        return [key, r * columns.length + c] as const;
      }),
    ),
  );
}

function emptySheet(asked: SheetAsked, size: number, editable: readonly boolean[]): Sheet {
  const filled = <T>(value: T): T[] => Array.from({ length: size }, () => value);
  return {
    rowKeys: keysOf(asked, asked.rows),
    columnKeys: keysOf(asked, asked.columns),
    values: filled<string | null>(null),
    states: filled<FigureState>("NOT_REPORTED"),
    versions: filled(0),
    qualifiers: filled<Qualifier>("EXACT"),
    qualities: filled<Quality>("REPORTED"),
    sources: filled<string | null>(null),
    notes: filled<string | null>(null),
    editable,
  };
}

/** A cell can be edited when its unit may be changed by the actor and exists in the period. */
function editableCells(asked: SheetAsked, { units }: Axes, { audience }: Context): readonly boolean[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return [...placing(asked).keys()].map((key) => {
    const [code = "", , periodKey = ""] = key.split(" ");
    const unit = byCode.get(code);
    const period = readPeriod(periodKey);
    return unit !== undefined && period !== null && isInScope(audience.writes, unit.id) && overlaps(unit, period);
  });
}

interface SheetCell {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly state: FigureState;
  readonly value: string | null;
  readonly version: number;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly source: string | null;
  readonly note: string | null;
}

async function fetchCells(
  asked: SheetAsked,
  axes: Axes,
  { dimensions, audience, snapshot }: Context,
): Promise<readonly SheetCell[]> {
  const periods = asked.periods.flatMap((key) => dimensions.of(periodDimension).byCode.get(key) ?? []);
  const rows = await snapshot.query<SheetFact>(sql`
    select unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", state, trim_scale(value)::text as value,
      version, qualifier, quality, source_id as "sourceId", note
    from figure
    where ${visibleTo(audience)} and unit_id = any(${axes.units.map(({ id }) => id)}::int[])
      and indicator_id = any(${axes.indicators.map(({ id }) => id)}::int[])
      and period_id = any(${periods.map(({ id }) => id)}::int[]) and kind = ${asked.kind}`);
  return rows.map(({ unitId, indicatorId, periodId, sourceId, ...rest }) => ({
    ...rest,
    unit: known(dimensions.of(unitDimension).byId, unitId).code,
    indicator: known(dimensions.of(indicatorDimension).byId, indicatorId).code,
    period: known(dimensions.of(periodDimension).byId, periodId).code,
    source: sourceId === null ? null : known(dimensions.of(sourceDimension).byId, sourceId).code,
  }));
}

interface SheetFact extends Omit<SheetCell, "unit" | "indicator" | "period" | "source"> {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly sourceId: number | null;
}
