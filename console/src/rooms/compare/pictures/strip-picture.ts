import type { Comparison, ComparisonCell } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { formatRounded } from "../../../ui/format.ts";
import { isNumber } from "../../../ui/is-number.ts";
import { say } from "../../../ui/words/words.ts";
import { takesPart } from "../sheet/arrange.ts";
import { columnHead } from "../sheet/heads.ts";
import { shownValue } from "../sheet/shown-cell.ts";
import { periodsOf } from "./pictures-of.ts";
import type { PlainPicture } from "./plain-picture.ts";
import { drawStrip, stripRow, type StripRow } from "./strip.ts";

/** One unit within its cluster, a row for each column in which it can be placed; null when there is none. */
export function stripPicture(comparison: Comparison, unit: number): PlainPicture | null {
  const own = comparison.rows[unit];
  const rows = comparison.columns.flatMap((_, at) => rowOf(comparison, unit, at));
  if (!own || rows.length === 0) return null;
  const name = unitShortName(own.unit);
  const title = say("picture.strip.title", { unit: name, period: periodsOf(comparison) });
  return {
    title,
    alt: say("picture.strip.alt", { title, list: rows.map((row) => `${row.indicator}: ${row.label}`).join("; ") }),
    height: 70 + rows.length * stripRow,
    draw: drawStrip(rows, {
      unit: name,
      others: say("picture.strip.others"),
      median: say("compare.total.MEDIAN"),
      ends: [say("picture.strip.worst"), say("picture.strip.best")],
    }),
    table: {
      columns: [say("axis.INDICATORS"), name, say("compare.total.MEDIAN"), say("picture.strip.range")],
      rows: rows.map((row) => [row.indicator, row.label, row.medianText, row.rangeText]),
    },
    fileName: `dai-${own.unit.code}-${comparison.periods.map(({ key }) => key).join("-")}`,
  };
}

type WordedRow = StripRow & Readonly<Record<"medianText" | "rangeText", string>>;

/** Where no way is better, more stands to the right. A place on the screen is all the division is for. */
function rowOf({ rows, columns, periods }: Comparison, unit: number, at: number): readonly WordedRow[] {
  const column = columns[at]!;
  const cells = rows.map((row) => row.cells[at]!);
  const own = cells[unit];
  const values = cells.flatMap(valueOf);
  if (!own || values.length < 2 || valueOf(own).length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const placeOf = (value: number): number => {
    const place = high === low ? 0.5 : (value - low) / (high - low);
    return column.indicator.direction === "LOWER" ? 1 - place : place;
  };
  const { name, detail } = columnHead({ rows, columns, periods } as Comparison, at);
  const value = shownValue(own.value!, own.basis);
  const indicator = detail ? `${name} (${detail})` : name;
  return [
    {
      indicator: column.indicator.direction === "NEUTRAL" ? say("picture.strip.neutral", { indicator }) : indicator,
      label: isNumber(own.rank) ? say("picture.strip.label", { value, rank: own.rank, of: column.eligible }) : value,
      own: placeOf(own.value!),
      others: cells.flatMap((cell, index) => (index === unit ? [] : valueOf(cell).map(placeOf))),
      median: isNumber(column.median) ? placeOf(column.median) : null,
      medianText: isNumber(column.median) ? formatRounded(column.median, 2) : "–",
      rangeText: `${formatRounded(low, 2)} – ${formatRounded(high, 2)}`,
    },
  ];
}

/** What takes no part, as a sum with parts missing, has no place among those that do. */
function valueOf(cell: ComparisonCell): readonly number[] {
  return isNumber(cell.value) && takesPart(cell) ? [cell.value] : [];
}
