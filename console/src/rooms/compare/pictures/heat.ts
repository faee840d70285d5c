import { formatAttainment } from "../../../ui/format.ts";
import { attainmentEnds, attainmentStep, attainmentSteps } from "./palette.ts";
import { frameOf, type Draw } from "./plain-picture.ts";

/** A field of attainments: indicators down, units across; null where there is none. */
export interface Heat {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly attainments: readonly (readonly (number | null)[])[];
  /** Whether result or target is a generated sample. */
  readonly samples: readonly (readonly boolean[])[];
}

/** Beyond this many columns a number no longer fits its field; the table behind has it. */
const mostWithNumbers = 14;

export const heatRow = 26;

/** Heads that would stand over each other are turned. */
function areTurned(columns: readonly string[]): boolean {
  return columns.length > mostWithNumbers || columns.some((name) => name.length * columns.length > 130);
}

/** Pixels for the heads: turned ones are as high as the longest is long. */
export function headsHeight(columns: readonly string[]): number {
  return areTurned(columns) ? 40 + Math.max(...columns.map((name) => name.length)) * 6 : 48;
}

/** Each attainment as a field of its step, with number and sign; a field without one stays empty. */
export function drawHeat({ rows, columns, attainments, samples }: Heat): Draw {
  return (tones, top) => {
    const steps = attainmentSteps[tones.scheme];
    const isNumbered = columns.length <= mostWithNumbers;
    const data = attainments.flatMap((row, y) =>
      row.flatMap((attainment, x) => {
        if (attainment === null) return [];
        const { ink, sign } = steps[attainmentStep(attainment)]!;
        const label = { show: isNumbered, color: ink, formatter: () => `${formatAttainment(attainment)} ${sign}` };
        // A sample is hatched by its border, as it is framed in the sheet.
        const itemStyle = samples[y]![x] ? { borderType: "dashed", borderColor: tones.ink, borderWidth: 1 } : {};
        return [{ value: [x, y, attainment], label, itemStyle }];
      }),
    );
    const axis = { type: "category", axisTick: { show: false }, axisLine: { show: false }, splitArea: { show: false } };
    return {
      ...frameOf(tones),
      grid: { left: 8, right: 8, top: top + 62, bottom: 8, containLabel: true },
      xAxis: {
        ...axis,
        position: "top",
        data: columns,
        axisLabel: { color: tones.ink, interval: 0, rotate: areTurned(columns) ? 60 : 0 },
      },
      yAxis: {
        ...axis,
        inverse: true,
        data: rows,
        axisLabel: { color: tones.ink, interval: 0, width: 300, overflow: "truncate" },
      },
      visualMap: {
        type: "piecewise",
        orient: "horizontal",
        top,
        left: 0,
        itemWidth: 18,
        itemHeight: 14,
        textStyle: { color: tones.ink },
        pieces: steps.map(({ ground, sign }, step) => ({
          ...piece(step),
          color: ground,
          label: `${sign} ${span(step)}`,
        })),
      },
      series: [{ type: "heatmap", data, itemStyle: { borderColor: tones.ground, borderWidth: 2 } }],
    };
  };
}

function piece(step: number): Record<string, number> {
  const [from, to] = [attainmentEnds[step - 1], attainmentEnds[step]];
  return { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lt: to }) };
}

/** A step in words short enough for a legend: "< 50 %", "80–100 %", "≥ 120 %". */
export function span(step: number): string {
  const [from, to] = [attainmentEnds[step - 1], attainmentEnds[step]];
  if (from === undefined) return `< ${to}\u00a0%`;
  return to === undefined ? `≥ ${from}\u00a0%` : `${from}–${to}\u00a0%`;
}
