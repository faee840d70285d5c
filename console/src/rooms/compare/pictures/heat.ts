import { formatRounded } from "../../../ui/format.ts";
import { attainmentEnds, attainmentStep, attainmentSteps } from "./palette.ts";
import { frameOf, type Draw } from "./plain-picture.ts";

/** A field of attainments: indicators down, units across; null where there is none. */
export interface Heat {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly attainments: readonly (readonly (number | null)[])[];
}

/** Beyond this many columns a number no longer fits its field; the table behind has it. */
const mostWithNumbers = 14;

export const heatRow = 26;

/** Each attainment as a field of its step, with number and sign; a field without one stays empty. */
export function drawHeat({ rows, columns, attainments }: Heat): Draw {
  return (tones, top) => {
    const steps = attainmentSteps[tones.scheme];
    const isNumbered = columns.length <= mostWithNumbers;
    const data = attainments.flatMap((row, y) =>
      row.flatMap((attainment, x) => {
        if (attainment === null) return [];
        const { ink, sign } = steps[attainmentStep(attainment)]!;
        const label = { show: isNumbered, color: ink, formatter: () => `${formatRounded(attainment, 0)} ${sign}` };
        return [{ value: [x, y, attainment], label }];
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
        axisLabel: { color: tones.ink, interval: 0, rotate: isNumbered ? 0 : 60 },
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
