import type { FigureKind } from "@bangvang/schema/figure";
import { periodTypes } from "@bangvang/schema/period";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { indicatorDimension, type IndicatorRow, type PeriodRow } from "../indicators.dimensions.ts";
import type { UnitRow } from "../../organisation/organisation.dimensions.ts";
import { relatedUnits } from "./related-units.ts";

/**
 * What matters for adding up, as bits. The masks of all figures of a group joined by OR say what the group holds, so one
 * `bit_or` a group tells whether its figures may be added, or have to be looked at one by one.
 */
export interface Traits {
  readonly indicator: (row: IndicatorRow) => bigint;
  readonly unit: (row: UnitRow) => bigint;
  readonly period: (row: PeriodRow) => bigint;
  readonly kind: (kind: FigureKind) => bigint;
  readonly read: (mask: bigint) => Held;
}

/** What a group holds, at least one figure of each. */
export interface Held {
  readonly severalMeasures: boolean;
  readonly bothKinds: boolean;
  readonly stock: boolean;
  readonly flow: boolean;
  readonly ratio: boolean;
  readonly mean: boolean;
  /** Of an indicator that does not become one over several units. */
  readonly notOverUnits: boolean;
  /** Perhaps an indicator beside a part of it; if false, certainly not. */
  readonly partsPossible: boolean;
  /** Perhaps units that share people; if false, certainly not. */
  readonly relatedPossible: boolean;
  /** Perhaps periods that share a day; if false, certainly not. */
  readonly overlapPossible: boolean;
}

const flags = {
  STOCK: 1n << 0n,
  FLOW: 1n << 1n,
  RATIO: 1n << 2n,
  MEAN: 1n << 3n,
  notOverUnits: 1n << 4n,
  ACTUAL: 1n << 5n,
  TARGET: 1n << 6n,
};
const firstFree = 7;

/**
 * Whether figures of several units become one by adding or weighing. What a ratio or a mean needs for it is said by its
 * nature, and has a rule of its own.
 */
export function isAddedOverUnits({ nature, overUnits }: IndicatorRow): boolean {
  return overUnits === "SUM" || (overUnits !== "NONE" && (nature === "RATIO" || nature === "MEAN"));
}

/** The traits of one version of the dimensions, kept for as long as it is. */
export function traitsOf(dimensions: Dimensions): Traits {
  const held = kept.get(dimensions);
  if (held) return held;
  const traits = workOut(dimensions);
  kept.set(dimensions, traits);
  return traits;
}

const kept = new WeakMap<Dimensions, Traits>();

function workOut(dimensions: Dimensions): Traits {
  const indicators = dimensions.of(indicatorDimension);
  const measures = [...new Set(indicators.rows.map(({ measure }) => measure))];
  const depthOf = depths(indicators.byId);
  const { colourOf } = relatedUnits(dimensions);

  const measure = sameness(firstFree, measures.length);
  const depth = sameness(measure.end, 16);
  const colour = sameness(depth.end, largest(colourOf.values()) + 1);
  // Periods of one type never share a day; of windows nothing is known, so one alone counts as two types.
  const type = sameness(colour.end, periodTypes.length);
  return {
    indicator: (row) =>
      flags[row.nature] |
      (isAddedOverUnits(row) ? 0n : flags.notOverUnits) |
      measure.of(measures.indexOf(row.measure)) |
      depth.of(Math.min(depthOf(row), 15)),
    unit: ({ id }) => colour.of(colourOf.get(id) ?? 0),
    period: (row) => (row.type === "WINDOW" ? type.of(0) | type.of(1) : type.of(periodTypes.indexOf(row.type))),
    kind: (kind) => flags[kind],
    read: (mask) => ({
      severalMeasures: measure.differs(mask),
      bothKinds: has(mask, flags.ACTUAL) && has(mask, flags.TARGET),
      stock: has(mask, flags.STOCK),
      flow: has(mask, flags.FLOW),
      ratio: has(mask, flags.RATIO),
      mean: has(mask, flags.MEAN),
      notOverUnits: has(mask, flags.notOverUnits),
      partsPossible: depth.differs(mask),
      relatedPossible: colour.differs(mask),
      overlapPossible: type.differs(mask),
    }),
  };
}

interface Sameness {
  /** The bits of a number: for each binary digit one bit when it is 1 and another when it is 0. */
  of(number: number): bigint;
  /** Whether numbers joined by OR were not all the same: then for some digit both bits are set. */
  differs(mask: bigint): boolean;
  /** The first bit that is free after these. */
  readonly end: number;
}

function sameness(start: number, count: number): Sameness {
  const width = BigInt(Math.max(1, Math.ceil(Math.log2(count))));
  const ones = (1n << width) - 1n;
  const from = BigInt(start);
  if (from + 2n * width > 63n) throw new Error("the traits of a figure no longer fit in 63 bits");
  return {
    of: (number) => (BigInt(number) | ((~BigInt(number) & ones) << width)) << from,
    differs: (mask) => ((mask >> from) & (mask >> (from + width)) & ones) !== 0n,
    end: start + 2 * Number(width),
  };
}

/** How many wholes stand above an indicator: one that has a part is never as deep as the part. */
function depths(byId: ReadonlyMap<number, IndicatorRow>): (row: IndicatorRow) => number {
  return (row) => {
    let depth = 0;
    for (let at = row; at.partOfId !== null && depth < byId.size; depth++) {
      const whole = byId.get(at.partOfId);
      if (!whole) break;
      at = whole;
    }
    return depth;
  };
}

function has(mask: bigint, bits: bigint): boolean {
  return (mask & bits) !== 0n;
}

function largest(numbers: Iterable<number>): number {
  return [...numbers].reduce((most, number) => Math.max(most, number), 0);
}
