import { minus } from "@bangvang/schema/exact";
import type { Comparison, ComparisonCell, ComparisonColumn } from "../../../api/comparison.ts";
import { formatNumber, formatRounded } from "../../../ui/format.ts";
import { isNumber } from "../../../ui/is-number.ts";
import { say } from "../../../ui/words/words.ts";
import { basisWords, reasonWords } from "../basis-words.ts";
import type { Colouring, LineKind } from "../compare-search.ts";
import { attainmentStep, rankStep } from "../pictures/palette.ts";
import { lineNumber, lineWords, signed } from "./line-words.ts";
import { totals, type Total, type Whose } from "./arrange.ts";

/** A cell as it is shown, printed and written to a file: figures as numbers, all else in words. */
export interface Shown {
  readonly value: number | null;
  /** The value as it is read, or why there is none. */
  readonly text: string;
  readonly lines: readonly ShownLine[];
  readonly rank: number | null;
  readonly step: number | null;
  readonly qualifier: ComparisonCell["qualifier"];
  readonly quality: ComparisonCell["quality"];
  readonly isOutlier: boolean;
}

export interface ShownLine {
  readonly kind: LineKind | "baseline";
  readonly text: string;
  /** What it says as a number, for a file; null: it is words alone. */
  readonly number: number | null;
  readonly isDoubt: boolean;
}

/** What the person has chosen to see of each cell. */
export interface Choice {
  readonly lines: readonly LineKind[];
  readonly colour: Colouring | null;
  /** The place of the unit the others are held against. */
  readonly baseline: number | null;
}

/** The cells of an answer as they are shown, each made once, however the sheet is turned and sorted. */
export interface ShownCells {
  readonly at: (whose: Whose, column: number) => Shown;
  /** The most lines any of them has under its value. */
  readonly mostLines: number;
}

export function shownCells(comparison: Comparison, choice: Choice): ShownCells {
  const made = new Map<string, Shown>();
  const at = (whose: Whose, column: number): Shown => {
    const key = `${whose.kind === "UNIT" ? whose.index : whose.kind} ${column}`;
    const known = made.get(key);
    if (known) return known;
    const shown = shownAt(comparison, whose, column, choice);
    made.set(key, shown);
    return shown;
  };
  const units = comparison.rows.map((_, index): Whose => ({ kind: "UNIT", index }));
  const whose = [...units, ...totals.map((kind): Whose => ({ kind }))];
  const lines = whose.flatMap((one) => comparison.columns.map((_, column) => at(one, column).lines.length));
  return { at, mostLines: Math.max(0, ...lines) };
}

export function shownAt(comparison: Comparison, whose: Whose, at: number, choice: Choice): Shown {
  const column = comparison.columns[at]!;
  if (whose.kind === "REPORTED") return shownReported(column, choice);
  if (whose.kind !== "UNIT") return shownTotal(column, whose.kind);
  const cell = comparison.rows[whose.index]!.cells[at]!;
  const against = choice.baseline === null ? null : (comparison.rows[choice.baseline]?.cells[at] ?? null);
  const isOther = against !== null && choice.baseline !== whose.index;
  return shownCell(cell, column, { ...choice, against: isOther ? against : null });
}

interface Against extends Choice {
  readonly against: ComparisonCell | null;
}

function shownCell(cell: ComparisonCell, column: ComparisonColumn, choice: Against): Shown {
  const { value, basis } = cell;
  const held = choice.against && baselineLine(cell, choice.against);
  return {
    value,
    text: isNumber(value) ? shownValue(value, basis) : (reasonWords(cell) ?? say("basis.NONE")),
    lines: [...(held ? [held] : []), ...choice.lines.flatMap((kind) => lineOf(cell, kind, column))],
    rank: cell.rank,
    step: stepOf(cell, column, choice.colour),
    qualifier: cell.qualifier,
    quality: cell.quality,
    isOutlier: cell.isOutlier,
  };
}

/** Reported figures with every digit; what was computed here (rates, means) with two decimals, as it is no report. */
export function shownValue(value: number, basis: ComparisonCell["basis"]): string {
  return computedHere.has(basis) ? formatRounded(value, 2) : formatNumber(value);
}

const computedHere: ReadonlySet<string> = new Set(["RECOMPUTED", "WEIGHTED"]);

function lineOf(cell: ComparisonCell, kind: LineKind, column: ComparisonColumn): readonly ShownLine[] {
  const text = kind === "basis" ? basisLine(cell) : lineWords(cell, kind, column);
  const number = kind === "basis" ? null : lineNumber(cell, kind);
  return text === null ? [] : [{ kind, text, number, isDoubt: kind === "basis" && cell.basis === "PARTIAL" }];
}

/** A figure of the very period needs no word; one that is not there has said why. */
function basisLine(cell: ComparisonCell): string | null {
  return cell.basis === "EXACT" || !isNumber(cell.value) ? null : basisWords(cell);
}

/** The difference to the unit that was pinned, exactly. A sum with parts missing is held against nothing. */
function baselineLine(cell: ComparisonCell, against: ComparisonCell): ShownLine | null {
  const both =
    isNumber(cell.value) && isNumber(against.value) && cell.basis !== "PARTIAL" && against.basis !== "PARTIAL";
  if (!both) return null;
  const by = Number(minus(String(cell.value), String(against.value)));
  return { kind: "baseline", text: say("compare.line.baseline", { value: signed(by) }), number: by, isDoubt: false };
}

function stepOf(cell: ComparisonCell, column: ComparisonColumn, colour: Colouring | null): number | null {
  if (colour === "rank") return isNumber(cell.rank) ? rankStep(cell.rank, column.eligible) : null;
  return colour === "attainment" && isNumber(cell.attainment) ? attainmentStep(cell.attainment) : null;
}

/** A line of all units together. */
export function shownTotal(
  column: Omit<ComparisonColumn, "reported" | "breaks">,
  kind: Exclude<Total, "REPORTED">,
): Shown {
  const { computed } = column;
  const plain = { lines: [], rank: null, step: null, qualifier: null, isOutlier: false };
  const quality = computed.sample ? ("SAMPLE" as const) : null;
  if (kind === "COMPUTED") {
    const { value, basis, units, expected } = computed;
    const coverage = say("compare.coverage", { units, expected });
    return {
      ...plain,
      value,
      text: isNumber(value) ? shownValue(value, basis) : say("basis.NONE"),
      lines: [{ kind: "basis", text: coverage, number: null, isDoubt: units < expected }],
      quality,
    };
  }
  const value = kind === "DIFFERENCE" ? column.difference : kind === "MEAN" ? column.mean : column.median;
  const text = !isNumber(value) ? "–" : kind === "DIFFERENCE" ? signed(value) : formatRounded(value, 2);
  return { ...plain, value, text, quality: isNumber(value) ? quality : null };
}

function shownReported(column: ComparisonColumn, choice: Choice): Shown {
  const shown = shownCell(column.reported, column, { ...choice, baseline: null, against: null });
  return isNumber(shown.value) ? shown : { ...shown, text: say("compare.noReported") };
}
