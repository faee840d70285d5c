import { formatNumber } from "../../../ui/format.ts";
import type { Draw } from "./plain-picture.ts";
import { frameOf } from "./plain-picture.ts";

export interface Bar {
  readonly unit: string;
  readonly value: number;
  readonly target: number | null;
  /** What stands behind the bar: the value, and what is to be said of it. */
  readonly label: string;
  readonly isSample: boolean;
  readonly isPartial: boolean;
}

interface BarWords {
  readonly value: string;
  readonly target: string;
}

/** Bars in the order given, the first on top, each with a mark where its target stands. */
export function drawBars(bars: readonly Bar[], words: BarWords): Draw {
  return (tones, top) => ({
    ...frameOf(tones),
    grid: { left: 8, right: 8, top: top + 28, bottom: 8, containLabel: true },
    legend: { top, right: 0, textStyle: { color: tones.ink }, itemWidth: 12, itemHeight: 8 },
    xAxis: {
      type: "value",
      axisLabel: { color: tones.ink, hideOverlap: true, formatter: (value: number) => formatNumber(value) },
      splitLine: { lineStyle: { color: tones.line } },
    },
    // The values stand on an axis of their own, to the right: beside the bars the target marks would cover them.
    yAxis: [
      {
        ...axisOf(bars.map((bar) => bar.unit)),
        axisLabel: { color: tones.ink },
        axisLine: { lineStyle: { color: tones.line } },
      },
      {
        ...axisOf(bars.map((bar) => bar.label)),
        position: "right",
        axisLabel: { color: tones.ink, fontWeight: 600 },
        axisLine: { show: false },
      },
    ],
    series: [
      {
        type: "bar",
        name: words.value,
        barWidth: 18,
        color: tones.gold,
        data: bars.map((bar) => ({ value: bar.value, ...(isSoft(bar) ? { itemStyle: softOf(tones) } : {}) })),
      },
      {
        type: "scatter",
        name: words.target,
        symbol: "rect",
        symbolSize: [3, 26],
        color: tones.ink,
        z: 5,
        data: bars.flatMap((bar, index) => (bar.target === null ? [] : [[bar.target, index]])),
      },
    ],
  });
}

function axisOf(data: readonly string[]): Record<string, unknown> {
  return { type: "category", inverse: true, data, axisTick: { show: false } };
}

/** Drawn pale with a broken edge: nothing anybody has reported, or not all of it. */
function isSoft({ isSample, isPartial }: Bar): boolean {
  return isSample || isPartial;
}

function softOf({ sample, gold }: { readonly sample: string; readonly gold: string }): Record<string, unknown> {
  return { color: sample, borderColor: gold, borderType: "dashed", borderWidth: 1 };
}
