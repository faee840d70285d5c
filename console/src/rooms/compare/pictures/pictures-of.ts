import type { Comparison, ComparisonCell, ComparisonColumn } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { formatAttainment, formatNumber } from "../../../ui/format.ts";
import { isNumber } from "../../../ui/is-number.ts";
import { periodName } from "../../../ui/period-words.ts";
import { nameOf, say } from "../../../ui/words/words.ts";
import { qualifierSign } from "../../../ui/qualifier-sign.ts";
import { columnKey } from "../sheet/arrange.ts";
import { columnHead } from "../sheet/heads.ts";
import { shownValue } from "../sheet/shown-cell.ts";
import { signed } from "../sheet/line-words.ts";
import { drawBars, type Bar } from "./bars.ts";
import { drawHeat, headsHeight, heatRow } from "./heat.ts";
import { attainmentStep, attainmentSteps } from "./palette.ts";
import type { PlainPicture } from "./plain-picture.ts";
import { drawSlope, slopeHeight, type Slope } from "./slope.ts";

/** Ranked bars of one column with target marks, best first in its own direction, incomplete sums last; null without a figure. */
export function barsPicture(comparison: Comparison, at: number): PlainPicture | null {
  const column = comparison.columns[at]!;
  const bars = barsOf(comparison, at);
  if (bars.length === 0) return null;
  const title = say("picture.bars.title", titleOf(comparison, at));
  const list = bars.map((bar) => `${bar.unit} ${bar.label}`).join("; ");
  return {
    title,
    alt: say("picture.bars.alt", { title, list }),
    height: 64 + bars.length * 34,
    draw: drawBars(bars, { value: say("compare.chart.value"), target: say("compare.chart.target") }),
    table: {
      columns: [say("compare.unit"), say("compare.chart.value"), say("compare.chart.target")],
      rows: bars.map((bar) => [bar.unit, bar.label, bar.target === null ? "–" : formatNumber(bar.target)]),
    },
    fileName: `cot-${column.indicator.code}-${column.period.key}`,
  };
}

export function barsOf({ rows, columns }: Comparison, at: number): readonly Bar[] {
  const sign = columns[at]?.indicator.direction === "LOWER" ? 1 : -1;
  const bars = rows.flatMap((row): Bar[] => {
    const cell = row.cells[at]!;
    if (!isNumber(cell.value)) return [];
    return [
      {
        unit: unitShortName(row.unit),
        value: cell.value,
        target: cell.target,
        label: labelOf(cell),
        isSample: cell.quality === "SAMPLE",
        isPartial: cell.basis === "PARTIAL",
      },
    ];
  });
  return bars.toSorted((a, b) => Number(a.isPartial) - Number(b.isPartial) || sign * (a.value - b.value));
}

/** Each unit from last year to this; null when none has both a before and an after, or no year goes before. */
export function slopePicture(comparison: Comparison, at: number): PlainPicture | null {
  const column = comparison.columns[at]!;
  const before = comparison.rows.map((row) => row.cells[at]!.lastYear?.period).find((key) => key !== undefined);
  const slopes = comparison.rows.flatMap((row) => slopeOf(row, at, column));
  if (!before || !slopes.some((slope) => slope.before !== null)) return null;
  const title = say("picture.slope.title", titleOf(comparison, at));
  const years = [periodName(before), periodName(column.period.key)] as const;
  const words = slopes.map((slope) => [slope.unit, slope.beforeText, slope.afterText, slope.changeText] as const);
  return {
    title,
    alt: say("picture.slope.alt", { title, list: words.map((parts) => parts.join(" ")).join("; ") }),
    height: slopeHeight(slopes.length),
    draw: drawSlope(slopes, years),
    table: { columns: [say("compare.unit"), ...years, say("picture.change")], rows: words },
    fileName: `doc-${column.indicator.code}-${column.period.key}`,
  };
}

type WordedSlope = Slope & Readonly<Record<"beforeText" | "afterText" | "changeText", string>>;

function slopeOf(row: Comparison["rows"][number], at: number, { indicator }: ComparisonColumn): readonly WordedSlope[] {
  const cell = row.cells[at]!;
  const { lastYear } = cell;
  const before = lastYear?.value ?? null;
  if (before === null && !isNumber(cell.value)) return [];
  const unit = unitShortName(row.unit);
  const beforeText = isNumber(before) ? marked(before, { ...cell, ...lastYear, qualifier: null }) : "–";
  const afterText = isNumber(cell.value) ? labelOf(cell) : "–";
  const change = lastYear?.change ?? null;
  const turn = turnOf(change, indicator.direction);
  const whyNot = (lastYear?.breaks.length ?? 0) > 0 ? say("compare.line.broken") : say("compare.line.incomplete");
  // Two figures that may not be held against each other have no line between them.
  const isBroken = isNumber(before) && isNumber(cell.value) && change === null;
  return [
    {
      unit,
      before,
      after: cell.value,
      beforeText,
      afterText,
      changeText: isBroken ? whyNot : change === null ? "–" : signed(change),
      beforeLabel: `${unit} ${beforeText}`,
      afterLabel: `${afterText} ${unit}${isBroken ? ` (${whyNot})` : ""}`,
      isBroken,
      turn,
    },
  ];
}

/** For the better or the worse; neither where there is no change, or neither is better. */
function turnOf(change: number | null, direction: ComparisonColumn["indicator"]["direction"]): Slope["turn"] {
  if (change === null || change === 0 || direction === "NEUTRAL") return "SAME";
  return change > 0 === (direction === "HIGHER") ? "UP" : "DOWN";
}

/** Attainments of all units in all columns that have any; null when there is none. */
export function heatPicture(comparison: Comparison): PlainPicture | null {
  const columns = comparison.columns
    .map((_, at) => at)
    .filter((at) => comparison.rows.some((row) => isNumber(row.cells[at]!.attainment)));
  if (columns.length === 0) return null;
  const units = comparison.rows.map((row) => unitShortName(row.unit));
  const heads = columns.map((at) => columnHead(comparison, at));
  const rows = heads.map(({ name, detail }) => (comparison.periods.length > 1 ? `${name} (${detail})` : name));
  const cells = columns.map((at) => comparison.rows.map((row) => row.cells[at]!));
  const title = say("picture.heat.title", { period: periodsOf(comparison) });
  const table = rows.map((name, y) => [name, ...cells[y]!.map(attainmentText)]);
  return {
    title,
    alt: say("picture.heat.alt", { title, rows: rows.length, columns: units.length }),
    height: headsHeight(units) + 62 + rows.length * heatRow,
    draw: drawHeat({
      rows,
      columns: units,
      attainments: cells.map((row) => row.map(({ attainment }) => attainment)),
      samples: cells.map((row) => row.map(isSampleAttained)),
    }),
    table: { columns: [say("axis.INDICATORS"), ...units], rows: table },
    fileName: `nhiet-${comparison.periods.map(({ key }) => key).join("-")}`,
  };
}

function attainmentText(cell: ComparisonCell): string {
  const { attainment } = cell;
  if (attainment === null) return "–";
  const text = `${formatAttainment(attainment)}\u00a0% ${attainmentSteps.light[attainmentStep(attainment)]!.sign}`;
  return isSampleAttained(cell) ? `${text} (${say("quality.mark.SAMPLE")})` : text;
}

function isSampleAttained({ quality, targetQuality }: ComparisonCell): boolean {
  return quality === "SAMPLE" || targetQuality === "SAMPLE";
}

export function titleOf(comparison: Comparison, at: number): { readonly indicator: string; readonly period: string } {
  const { indicator, period } = comparison.columns[at]!;
  const measure = columnHead({ ...comparison, periods: [] }, at).detail;
  return { indicator: `${nameOf(indicator)}${measure ? ` (${measure})` : ""}`, period: periodName(period.key) };
}

export function periodsOf({ periods }: Comparison): string {
  return periods.map(({ key }) => periodName(key)).join(", ");
}

function labelOf(cell: ComparisonCell): string {
  return marked(cell.value!, cell);
}

/** A figure with the sign of its word, and what keeps it from being a whole, reported one. */
function marked(figure: number, cell: Pick<ComparisonCell, "basis" | "quality" | "qualifier">): string {
  const marks = [
    ...(cell.basis === "PARTIAL" ? [say("compare.chart.partial")] : []),
    ...(cell.quality === "SAMPLE" ? [say("quality.mark.SAMPLE")] : []),
  ];
  const sign = cell.qualifier ? qualifierSign[cell.qualifier] : "";
  const value = `${sign}${sign && "\u00a0"}${shownValue(figure, cell.basis)}`;
  return marks.length > 0 ? `${value} (${marks.join(", ")})` : value;
}

/** The column that is drawn: the one asked for, else the first that has figures. */
export function drawnColumn(comparison: Comparison, asked: string | undefined): number {
  const found = comparison.columns.findIndex((column) => columnKey(column) === asked);
  if (found >= 0) return found;
  return Math.max(
    0,
    comparison.columns.findIndex((_, at) => barsOf(comparison, at).length > 0),
  );
}
