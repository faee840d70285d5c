import type { FigureKey } from "@bangvang/schema/figure";
import type { Direction } from "@bangvang/schema/indicator";
import { formatDay, formatNumber, formatRounded } from "../ui/format.ts";
import { say } from "../ui/words/words.ts";
import { qualifierIn, qualityIn, type CellMark } from "./cell-mark.ts";

/** What can stand beside a value. Growth is the difference to last year in per cent. */
export const besides = ["target", "attainment", "lastYear", "difference", "growth"] as const;
export type BesideKind = (typeof besides)[number];

/** Figures in the order of the cells of a sheet; NaN where no number stands. */
export interface FiguresInOrder {
  readonly values: Float64Array;
  readonly marks: Uint16Array;
}

/** What was read to stand beside a sheet; null: not read. */
export interface Beside {
  readonly kinds: readonly BesideKind[];
  readonly targets: FiguresInOrder | null;
  readonly lastYear: FiguresInOrder | null;
  /** The day between last year's period and this one from which the series means something else (ISO); null: none. */
  readonly brokenOn: (key: FigureKey) => string | null;
}

/** One text beside a value. */
export interface BesideView {
  readonly kind: BesideKind;
  readonly text: string;
  /** The same for those who hear it, and for the tooltip. */
  readonly words: string;
  /** Whether any figure it comes from is a sample. */
  readonly isSample: boolean;
}

/** A number with what is known of it. */
export interface Measured {
  readonly value: number;
  readonly isExact: boolean;
  readonly isSample: boolean;
}

interface Asked {
  readonly key: FigureKey;
  /** Place of the cell in the sheet. */
  readonly index: number;
  /** What stands in the cell, edits included; null: no number. */
  readonly own: Measured | null;
  readonly indicator: { readonly measure: string; readonly direction: Direction };
}

/** What stands beside one value. Nothing is made of a figure that is missing, and no growth is told across a break. */
export function besideOf(beside: Beside, asked: Asked): readonly BesideView[] {
  const target = measuredAt(beside.targets, asked.index);
  const before = measuredAt(beside.lastYear, asked.index);
  const broken = before && asked.own ? beside.brokenOn(asked.key) : null;
  return beside.kinds.map((kind): BesideView => {
    switch (kind) {
      case "target":
        return plain(kind, target);
      case "lastYear":
        return plain(kind, before);
      case "attainment":
        return reckoned(kind, [asked.own, target], (own, goal) => attainment(own, goal, asked.indicator.direction));
      case "difference":
      case "growth":
        if (broken) return { ...none(kind), text: "⊘", words: say("beside.broken", { day: formatDay(broken) }) };
        return kind === "difference"
          ? reckoned(kind, [asked.own, before], (own, old) => signed(formatRounded(own - old, 4), own - old))
          : reckoned(kind, [asked.own, before], (own, old) => growth(own, old, asked.indicator.measure));
    }
  });
}

/** The number of an edit or a figure, as arithmetic needs it. */
export function measured(value: number, mark: CellMark): Measured {
  return { value, isExact: qualifierIn(mark) === "EXACT", isSample: qualityIn(mark) === "SAMPLE" };
}

function measuredAt(figures: FiguresInOrder | null, index: number): Measured | null {
  const value = figures?.values[index] ?? Number.NaN;
  return figures && !Number.isNaN(value) ? measured(value, figures.marks[index]!) : null;
}

function none(kind: BesideKind): BesideView {
  return { kind, text: "", words: "", isSample: false };
}

function plain(kind: BesideKind, figure: Measured | null): BesideView {
  return figure ? told(kind, `${figure.isExact ? "" : "≈"}${formatNumber(figure.value)}`, figure.isSample) : none(kind);
}

/** What is made of two figures is as sure as the less sure of them. */
function reckoned(
  kind: BesideKind,
  [one, other]: readonly [Measured | null, Measured | null],
  reckon: (one: number, other: number) => string | null,
): BesideView {
  const text = one && other ? reckon(one.value, other.value) : null;
  if (text === null || !one || !other) return none(kind);
  return told(kind, `${one.isExact && other.isExact ? "" : "≈"}${text}`, one.isSample || other.isSample);
}

function told(kind: BesideKind, text: string, isSample: boolean): BesideView {
  const words = `${say(`beside.${kind}`)} ${text}`;
  return { kind, text, words: isSample ? `${words} (${say("beside.sample")})` : words, isSample };
}

/** Per cent of the target in the indicator's direction; where neither way is better there is none. */
function attainment(own: number, target: number, direction: Direction): string | null {
  if (direction === "NEUTRAL") return null;
  const [part, whole] = direction === "HIGHER" ? [own, target] : [target, own];
  return whole > 0 ? `${formatRounded((100 * part) / whole, 1)}%` : null;
}

/** A share has no growth in per cent of itself: its difference in points says it all. */
function growth(own: number, old: number, measure: string): string | null {
  if (measure === "%" || old <= 0) return null;
  const percent = (100 * (own - old)) / old;
  return signed(`${formatRounded(percent, 1)}%`, percent);
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text.replace("-", "−");
}
