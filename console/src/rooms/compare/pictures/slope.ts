import type { Tones } from "./palette.ts";
import { frameOf, type Draw } from "./plain-picture.ts";

/** One unit from one year to the next. */
export interface Slope {
  readonly unit: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly beforeLabel: string;
  readonly afterLabel: string;
  /** The series means something else from a day between the two: no line is drawn across it. */
  readonly isBroken: boolean;
  /** For the better, for the worse, or neither. */
  readonly turn: "UP" | "DOWN" | "SAME";
}

/** Lines between two years. A broken one is a stub at each end with a bar across it, and nothing between. */
export function drawSlope(slopes: readonly Slope[], [first, last]: readonly [string, string]): Draw {
  const [low, high] = rangeOf(slopes);
  const space = { low, high, pixels: slopeHeight(slopes.length) - edges.top - edges.bottom };
  return (tones, top) => ({
    ...frameOf(tones),
    grid: { left: 230, right: 250, top: top + edges.top, bottom: edges.bottom },
    xAxis: {
      type: "value",
      min: 0,
      max: 1,
      interval: 1,
      position: "top",
      axisLabel: {
        color: tones.ink,
        fontWeight: 600,
        formatter: (at: number) => (at === 0 ? first : at === 1 ? last : ""),
      },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: tones.line } },
    },
    yAxis: { type: "value", min: low, max: high, show: false },
    series: [
      ...slopes.map((slope) => lineOf(slope, tones)),
      labelsOf(slopes, { at: 0, space, tones }),
      labelsOf(slopes, { at: 1, space, tones }),
    ],
  });
}

const edges = { top: 40, bottom: 20 };

/** So high that no two lines of words need cover each other. */
export function slopeHeight(units: number): number {
  return Math.max(220, units * 30) + edges.top + edges.bottom;
}

/** How far the stub of a broken line reaches into the picture. */
const stub = 0.16;

function lineOf(slope: Slope, tones: Tones): Record<string, unknown> {
  const stop = { symbol: "rect", symbolSize: [3, 14] };
  const between = slope.isBroken
    ? [{ value: [stub, slope.before], ...stop }, { value: [0.5, null] }, { value: [1 - stub, slope.after], ...stop }]
    : [];
  return {
    type: "line",
    name: slope.unit,
    symbol: "circle",
    symbolSize: 8,
    color: colourOf(slope, tones),
    lineStyle: { width: 2, type: slope.turn === "DOWN" && !slope.isBroken ? "dashed" : "solid" },
    data: [{ value: [0, slope.before] }, ...between, { value: [1, slope.after] }],
  };
}

function colourOf({ isBroken, turn }: Slope, { up, down, muted }: Tones): string {
  return isBroken ? muted : { UP: up, DOWN: down, SAME: muted }[turn];
}

interface Space {
  readonly low: number;
  readonly high: number;
  readonly pixels: number;
}

interface Side {
  readonly at: 0 | 1;
  readonly space: Space;
  readonly tones: Tones;
}

/** The words of one side, moved apart where they would cover each other. */
function labelsOf(slopes: readonly Slope[], { at, space, tones }: Side): Record<string, unknown> {
  const shown = slopes.flatMap((slope) => {
    const [value, text] = at === 0 ? [slope.before, slope.beforeLabel] : [slope.after, slope.afterLabel];
    return value === null ? [] : [{ value, text, color: colourOf(slope, tones) }];
  });
  const perValue = space.pixels / (space.high - space.low);
  const places = apart(
    shown.map(({ value }) => (space.high - value) * perValue),
    space.pixels,
  );
  return {
    type: "scatter",
    symbolSize: 0.1,
    data: shown.map(({ text, color }, index) => ({
      value: [at, space.high - places[index]! / perValue],
      label: { show: true, position: at === 0 ? "left" : "right", distance: 9, formatter: () => text, color },
    })),
  };
}

/** Pixels between two lines of words. */
const gap = 16;

/** Places moved down, and then up again from the bottom, until none covers another. */
export function apart(places: readonly number[], pixels: number): readonly number[] {
  const order = places.map((_, index) => index).toSorted((a, b) => places[a]! - places[b]!);
  const moved = [...places];
  for (const [rank, index] of order.entries())
    if (rank > 0) moved[index] = Math.max(moved[index]!, moved[order[rank - 1]!]! + gap);
  for (const [rank, index] of [...order.entries()].toReversed())
    moved[index] = Math.min(moved[index]!, rank === order.length - 1 ? pixels : moved[order[rank + 1]!]! - gap);
  return moved;
}

/** From the lowest to the highest of all; of one value alone a little around it. */
function rangeOf(slopes: readonly Slope[]): readonly [number, number] {
  const values = slopes.flatMap(({ before, after }) => [before, after].filter((value) => value !== null));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? [low - 1, high + 1] : [low, high];
}
