import { frameOf, type Draw } from "./plain-picture.ts";

/** One indicator: where each unit stands between the worst (0) and the best (1) of them. */
export interface StripRow {
  readonly indicator: string;
  /** What is said of the chosen unit: its value and rank. */
  readonly label: string;
  readonly own: number | null;
  readonly others: readonly number[];
  readonly median: number | null;
}

interface StripWords {
  readonly unit: string;
  readonly others: string;
  readonly median: string;
  readonly ends: readonly [string, string];
}

export const stripRow = 34;

/** One unit among the others, an indicator to a row, each on a scale of its own; better is always to the right. */
export function drawStrip(rows: readonly StripRow[], words: StripWords): Draw {
  return (tones, top) => {
    const axis = { type: "category", inverse: true, axisTick: { show: false } };
    const line = { lineStyle: { color: tones.line } };
    return {
      ...frameOf(tones),
      grid: { left: 8, right: 16, top: top + 28, bottom: 8, containLabel: true },
      legend: { top, right: 0, textStyle: { color: tones.ink }, itemWidth: 12, itemHeight: 10 },
      xAxis: {
        type: "value",
        min: 0,
        max: 1,
        interval: 1,
        axisLabel: {
          color: tones.muted,
          formatter: (at: number) => (at === 0 ? words.ends[0] : at === 1 ? words.ends[1] : ""),
        },
        splitLine: line,
      },
      yAxis: [
        {
          ...axis,
          data: rows.map((row) => row.indicator),
          axisLabel: { color: tones.ink, width: 280, overflow: "truncate" },
          axisLine: line,
          splitLine: { show: true, ...line },
        },
        {
          ...axis,
          position: "right",
          data: rows.map((row) => row.label),
          axisLabel: { color: tones.ink, fontWeight: 600, margin: 14 },
          axisLine: { show: false },
        },
      ],
      series: [
        dots(
          words.others,
          { symbol: "circle", symbolSize: 9, color: tones.muted, itemStyle: { opacity: 0.55 } },
          pointsOf(rows, (row) => row.others),
        ),
        dots(
          words.median,
          { symbol: "rect", symbolSize: [2, 20], color: tones.ink },
          pointsOf(rows, ({ median }) => (median === null ? [] : [median])),
        ),
        dots(
          words.unit,
          { symbol: "diamond", symbolSize: 16, color: tones.gold, z: 6 },
          pointsOf(rows, ({ own }) => (own === null ? [] : [own])),
        ),
      ],
    };
  };
}

function dots(name: string, look: Record<string, unknown>, data: readonly unknown[]): Record<string, unknown> {
  return { type: "scatter", name, ...look, data };
}

function pointsOf(
  rows: readonly StripRow[],
  of: (row: StripRow) => readonly number[],
): readonly (readonly [number, number])[] {
  return rows.flatMap((row, y) => of(row).map((x) => [x, y] as const));
}
