import {
  keyText,
  type FigureKey,
  type FigureKind,
  type FigureState,
  type Qualifier,
  type Quality,
} from "@bangvang/schema/figure";
import { readPeriod, type Period } from "@bangvang/schema/period";
import { ApiProblem } from "../../api-problem.ts";
import type { Context } from "../../context.ts";
import { sql } from "../../db/sql.ts";
import { asksFor } from "../../reading/needs.ts";
import type { Asked, Behind } from "../../reading/nodes.ts";
import { sourceOf, unitOf, type UnitRow } from "../organisation/organisation.dimensions.ts";
import { unitAsked } from "../organisation/units.ts";
import { indicatorAsked } from "./catalogue.ts";
import { indicatorOf, periodDimension, periodOf, type IndicatorRow } from "./indicators.dimensions.ts";
import { locksOf, type SheetLock, type SheetLocks } from "./sheet-locks.ts";

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
  readonly locks: readonly SheetLock[];
  readonly lockOf: readonly number[];
}

const mostCells = 100_000;

/** Cells nobody ever reported have version 0; cleared ones keep their version, which an edit needs as its base. */
export async function sheet(asked: SheetAsked, behind: Asked): Promise<Sheet> {
  const axes = readAxes(asked, behind.context);
  const keys = cellKeys(asked);
  const asksForLocks = ["editable", "locks", "lockOf"].some((name) => asksFor(behind.selection, name));
  const block = emptySheet(asked, keys, asksForLocks ? await locksOf(keys, axes, behind) : { locks: [], lockOf: [] });
  const place = new Map(keys.map((key, at) => [keyText(key), at]));
  for (const cell of await fetchCells(asked, axes, behind)) {
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
}

/** What a sheet costs, in objects of an answer: its cells stand in arrays, ten of them for the price of an object. */
export function costOfSheet(asked: SheetAsked): number {
  const cells = keysOf(asked, asked.rows).length * keysOf(asked, asked.columns).length;
  return Math.ceil(Math.min(cells, mostCells) / 10); // what is beyond is refused in its own words
}

interface Axes {
  readonly units: readonly UnitRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly periods: readonly Period[];
}

/** Codes the actor may not see are answered like codes that do not exist. */
function readAxes(asked: SheetAsked, context: Context): Axes {
  if (asked.rows === asked.columns) throw new ApiProblem("BAD_USER_INPUT", "A sheet needs two different axes.");
  for (const axis of ["UNITS", "INDICATORS", "PERIODS"] as const) readAxis(asked, axis);
  const cells = keysOf(asked, asked.rows).length * keysOf(asked, asked.columns).length;
  if (cells > mostCells)
    throw new ApiProblem("LIMIT_EXCEEDED", `A sheet has at most ${mostCells} cells; this one has ${cells}.`);
  return {
    periods: asked.periods.map((key) => {
      const period = readPeriod(key);
      if (!period) throw new ApiProblem("BAD_USER_INPUT", `"${key.slice(0, 64)}" is not a period.`);
      return period;
    }),
    units: asked.units.map((code) => unitAsked(code, context)),
    indicators: asked.indicators.map((code) => indicatorAsked(code, context)),
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

/** The keys of the cells, row by row: a cell is the same however the axes lie. */
function cellKeys(asked: SheetAsked): readonly FigureKey[] {
  return keysOf(asked, asked.rows).flatMap((row) =>
    keysOf(asked, asked.columns).map((column) => {
      const pick = (axis: Axis): string =>
        axis === asked.rows ? row : axis === asked.columns ? column : (keysOf(asked, axis)[0] ?? "");
      return { unit: pick("UNITS"), indicator: pick("INDICATORS"), period: pick("PERIODS"), kind: asked.kind };
    }),
  );
}

function emptySheet(asked: SheetAsked, keys: readonly FigureKey[], { locks, lockOf }: SheetLocks): Sheet {
  const filled = <T>(value: T): T[] => Array.from(keys, () => value);
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
    editable: lockOf.map((place) => place < 0),
    locks,
    lockOf,
  };
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

async function fetchCells(asked: SheetAsked, axes: Axes, { fence, context }: Behind): Promise<readonly SheetCell[]> {
  const { dimensions, snapshot } = context;
  const periods = asked.periods.flatMap((key) => dimensions.of(periodDimension).byCode.get(key) ?? []);
  const rows = await snapshot.query<SheetFact>(sql`
    select unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", state, trim_scale(value)::text as value,
      version, qualifier, quality, source_id as "sourceId", note
    from figure
    where ${fence.visible(sql`figure.unit_id`)} and unit_id = any(${axes.units.map(({ id }) => id)}::int[])
      and indicator_id = any(${axes.indicators.map(({ id }) => id)}::int[])
      and period_id = any(${periods.map(({ id }) => id)}::int[]) and kind = ${asked.kind}`);
  return rows.map(({ unitId, indicatorId, periodId, sourceId, ...rest }) => ({
    ...rest,
    unit: unitOf(dimensions, unitId)?.code ?? "",
    indicator: indicatorOf(dimensions, indicatorId)?.code ?? "",
    period: periodOf(dimensions, periodId).code,
    source: sourceOf(dimensions, sourceId)?.code ?? null,
  }));
}

interface SheetFact extends Omit<SheetCell, "unit" | "indicator" | "period" | "source"> {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly sourceId: number | null;
}
