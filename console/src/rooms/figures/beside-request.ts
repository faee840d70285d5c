import type { FigureKey, FigureKind } from "@bangvang/schema/figure";
import { readPeriod, yearBefore } from "@bangvang/schema/period";
import type { BesideAnswer, IndicatorBreaks } from "../../api/beside.ts";
import type { SheetInput } from "../../api/figures.ts";
import type { BesideKind, FiguresInOrder } from "../../edits/beside.ts";
import type { Block } from "../../edits/block.ts";
import { markOf } from "../../edits/cell-mark.ts";

/** What may stand beside figures of a kind: a target has no target of its own. */
export function possibleBeside(kind: FigureKind, chosen: readonly BesideKind[]): readonly BesideKind[] {
  return kind === "ACTUAL" ? chosen : chosen.filter((one) => one !== "target" && one !== "attainment");
}

/** The question for the targets of the same cells; null: none of them is wanted. */
export function targetInput(input: SheetInput, kinds: readonly BesideKind[]): SheetInput | null {
  return kinds.includes("target") || kinds.includes("attainment") ? { ...input, kind: "TARGET" } : null;
}

/** The question for the same cells a year earlier; null: not wanted, or no period has a year before. */
export function lastYearInput(input: SheetInput, kinds: readonly BesideKind[]): SheetInput | null {
  if (!kinds.some((kind) => kind === "lastYear" || kind === "difference" || kind === "growth")) return null;
  const periods = (input.periods as readonly string[]).flatMap((period) => yearBefore(period) ?? []);
  return periods.length > 0 ? { ...input, periods } : null;
}

/** The figures of an answer in the order of a sheet's cells; `keyIn` says under which key the answer has a row or column. */
export function inOrderOf(block: Block, answer: BesideAnswer, keyIn: (key: string) => string | null): FiguresInOrder {
  const rows = placesOf(block.rowKeys, answer.rowKeys, keyIn);
  const columns = placesOf(block.columnKeys, answer.columnKeys, keyIn);
  const values = new Float64Array(rows.length * columns.length).fill(Number.NaN);
  const marks = new Uint16Array(values.length);
  rows.forEach((row, y) => {
    columns.forEach((column, x) => {
      if (row === undefined || column === undefined) return;
      const from = row * answer.columnKeys.length + column;
      const value = answer.values[from];
      const state = answer.states[from]!;
      if (value === null || value === undefined || state !== "VALUE") return;
      const to = block.index(y, x);
      values[to] = value;
      marks[to] = markOf({ state, qualifier: answer.qualifiers[from]!, quality: answer.qualities[from]! }, false);
    });
  });
  return { values, marks };
}

function placesOf(
  keys: readonly string[],
  answered: readonly string[],
  keyIn: (key: string) => string | null,
): readonly (number | undefined)[] {
  const places = new Map(answered.map((key, place) => [key, place]));
  return keys.map((key) => places.get(keyIn(key) ?? ""));
}

/** Looks for the last break between a period and the same one a year before. */
export function breakFinder(indicators: readonly IndicatorBreaks[]): (key: FigureKey) => string | null {
  const breaks = new Map(indicators.map((one) => [one.code, one.breaks]));
  return ({ unit, indicator, period }) => {
    const [now, before] = [readPeriod(period), readPeriod(yearBefore(period) ?? "")];
    if (!now || !before) return null;
    const between = (breaks.get(indicator) ?? [])
      .filter((one) => !one.unit || one.unit.code === unit)
      .map((one) => one.on)
      .filter((day) => before.startsOn < day && day < now.endsBefore);
    return between.sort().at(-1) ?? null;
  };
}
