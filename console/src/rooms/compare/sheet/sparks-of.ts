import type { Comparison, Sparks } from "../../../api/comparison.ts";
import { formatRounded } from "../../../ui/format.ts";
import { periodName } from "../../../ui/period-words.ts";
import { say } from "../../../ui/words/words.ts";
import type { Whose } from "./arrange.ts";
import type { Sparkline, SparkPoint } from "./spark.tsx";

/** The line of years of a cell; null where there is none. */
export type SparkOf = (whose: Whose, column: number) => Sparkline | null;

/** Lines of years for the units of a comparison. The lines of all units together have none. */
export function sparksOf(comparison: Comparison, sparks: Sparks): SparkOf {
  const rows = new Map(sparks.rows.map((row) => [row.unit.code, row.cells]));
  const places = new Map<string, number[]>();
  for (const [at, { indicator }] of sparks.columns.entries())
    places.set(indicator.code, [...(places.get(indicator.code) ?? []), at]);
  return (whose, column) => {
    if (whose.kind !== "UNIT") return null;
    const cells = rows.get(comparison.rows[whose.index]!.unit.code);
    const found = places.get(comparison.columns[column]!.indicator.code) ?? [];
    const points = found.flatMap((at): SparkPoint[] => {
      const cell = cells?.[at];
      if (!cell) return [];
      const name = periodName(sparks.columns[at]!.period.key);
      // A sum with parts missing is no point of a line.
      const value = cell.basis === "PARTIAL" ? null : cell.value;
      return [{ name, value, isBroken: (cell.lastYear?.breaks.length ?? 0) > 0 }];
    });
    return points.some(({ value }) => value !== null) ? { points, label: labelOf(points) } : null;
  };
}

function labelOf(points: readonly SparkPoint[]): string {
  const list = points.map(({ name, value, isBroken }) => {
    const text = value === null ? say("basis.NONE") : formatRounded(value, 2);
    return `${isBroken ? `${say("compare.line.broken")} ` : ""}${name} ${text}`;
  });
  return say("compare.spark", { list: list.join("; ") });
}
