import { Group, Select, Text, Title, useComputedColorScheme } from "@mantine/core";
import { BarChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useMemo, useRef } from "react";
import type { Comparison } from "../../api/comparison.ts";
import { formatNumber } from "../../ui/format.ts";
import { periodName } from "../../ui/period-words.ts";
import { measureOf } from "../../ui/words/measures.ts";
import { nameOf, useWords, type Say } from "../../ui/words/words.ts";
import { chartBars, type ChartBar } from "./chart-data.ts";
import type { CompareChange } from "./compare-search.ts";

use([BarChart, ScatterChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

interface CompareChartProps {
  readonly comparison: Comparison;
  readonly indicator: string;
  readonly onChange: (change: CompareChange) => void;
}

/** One indicator ranked, with its targets; the same figures as words for those who cannot see it, and as a table behind. */
export function CompareChart({ comparison, indicator, onChange }: CompareChartProps) {
  const { t, language } = useWords();
  const bars = useMemo(() => chartBars(comparison, indicator), [comparison, indicator]);
  const column = comparison.columns.find((one) => one.indicator.code === indicator)?.indicator;
  if (!column) return null;
  const list = bars
    .map((bar) => t("compare.chart.item", { unit: bar.unit, value: formatNumber(bar.value) }))
    .join("; ");
  const alt = t("compare.chart.alt", {
    indicator: nameOf(column),
    period: periodName(comparison.periods[0]!.key),
    list,
  });
  return (
    <section>
      <Group justify="space-between" align="flex-end" mb={6}>
        <Title order={2} size="h5">
          {t("compare.chart")}: {nameOf(column)} ({measureOf(column)})
        </Title>
        <Select
          size="xs"
          w={280}
          label={t("compare.chart.of")}
          value={indicator}
          allowDeselect={false}
          data={comparison.columns.map((one) => ({ value: one.indicator.code, label: nameOf(one.indicator) }))}
          onChange={(code) => {
            if (code) onChange({ chart: code });
          }}
        />
      </Group>
      {bars.length === 0 ? (
        <Text size="sm" c="var(--bv-muted)">
          {t("compare.chart.none")}
        </Text>
      ) : (
        <Bars key={language} bars={bars} alt={alt} />
      )}
      {bars.length > 0 && <ChartTable bars={bars} />}
    </section>
  );
}

function Bars({ bars, alt }: { readonly bars: readonly ChartBar[]; readonly alt: string }) {
  const { t } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    const chart = init(host.current, null, { renderer: "svg" });
    chart.setOption(optionOf(bars, scheme === "dark", t));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(host.current!);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [bars, scheme, t]);
  // The height is set through the DOM by React (no style attribute in the markup), as the policy of the page asks.
  return <div ref={host} role="img" aria-label={alt} className="bv-chart" style={{ height: 56 + bars.length * 34 }} />;
}

function optionOf(bars: readonly ChartBar[], isDark: boolean, t: Say): EChartsCoreOption {
  const ink = isDark ? "#d8d4ca" : "#3b382f";
  const line = isDark ? "#3a3835" : "#dedbd3";
  const gold = isDark ? "#e4b233" : "#a87708";
  const sample = { color: isDark ? "#3a2f14" : "#fdf1d3", borderColor: gold, borderType: "dashed", borderWidth: 1 };
  return {
    animation: false,
    textStyle: { fontFamily: "'Inter Variable', sans-serif", color: ink },
    grid: { left: 8, right: 8, top: 28, bottom: 8, containLabel: true },
    legend: { top: 0, right: 0, textStyle: { color: ink }, itemWidth: 12, itemHeight: 8 },
    // HTML tooltips set style attributes, which the policy of the page refuses; the labels and the table say it all.
    tooltip: { show: false },
    xAxis: {
      type: "value",
      axisLabel: { color: ink, formatter: (value: number) => formatNumber(value) },
      splitLine: { lineStyle: { color: line } },
    },
    // The values stand on an axis of their own, to the right: beside the bars the target marks would cover them.
    yAxis: [
      {
        type: "category",
        inverse: true,
        data: bars.map((bar) => bar.unit),
        axisLabel: { color: ink },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: line } },
      },
      {
        type: "category",
        inverse: true,
        position: "right",
        data: bars.map((bar) => labelOf(bar, t)),
        axisLabel: { color: ink, fontWeight: 600 },
        axisTick: { show: false },
        axisLine: { show: false },
      },
    ],
    series: [
      {
        type: "bar",
        name: t("compare.chart.value"),
        barWidth: 18,
        color: gold,
        data: bars.map((bar) => ({ value: bar.value, ...(bar.isSample ? { itemStyle: sample } : {}) })),
      },
      {
        type: "scatter",
        name: t("compare.chart.target"),
        symbol: "rect",
        symbolSize: [3, 26],
        color: ink,
        z: 5,
        data: bars
          .map((bar, index) => (bar.target === null ? null : [bar.target, index]))
          .filter((point) => point !== null),
      },
    ],
  };
}

function labelOf(bar: ChartBar, t: Say): string {
  const marks = [
    ...(bar.isPartial ? [t("compare.chart.partial")] : []),
    ...(bar.isSample ? [t("quality.mark.SAMPLE")] : []),
  ];
  return marks.length > 0 ? `${formatNumber(bar.value)} (${marks.join(", ")})` : formatNumber(bar.value);
}

/** The figures of the chart as a table, folded away. */
function ChartTable({ bars }: { readonly bars: readonly ChartBar[] }) {
  const { t } = useWords();
  return (
    <details className="bv-details">
      <summary>{t("compare.chart.table")}</summary>
      <table className="bv-table bv-table-small">
        <thead>
          <tr>
            <th scope="col" className="bv-left">
              {t("compare.unit")}
            </th>
            <th scope="col">{t("compare.chart.value")}</th>
            <th scope="col">{t("compare.chart.target")}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.unit}>
              <th scope="row">{bar.unit}</th>
              <td>{labelOf(bar, t)}</td>
              <td>{bar.target === null ? "–" : formatNumber(bar.target)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
