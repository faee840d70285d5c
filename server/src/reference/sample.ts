import { monthsOf } from "@bangvang/schema/period";
import { apportion, steady } from "./apportion.ts";
import { endedInJune2025, sampleSeries, sampleUnits, sampleYears, type SampleSeries } from "./sample-plan.ts";

export interface SampleCell {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly kind: "ACTUAL" | "TARGET";
  readonly value: number;
}

/**
 * The sample: months, years and targets of the seven provinces from 2022 to 2025. Nothing in it varies, and the
 * provinces add up to what the cluster reported for 2023, series by series.
 */
export function sampleCells(): readonly SampleCell[] {
  const cells = sampleSeries.flatMap((series) => sampleYears.flatMap((year) => cellsOfYear(series, year)));
  return [...cells, ...revenueAndBalance(cells)];
}

function cellsOfYear(series: SampleSeries, year: number): readonly SampleCell[] {
  const units = sampleUnits.filter(
    ({ code }) => !(year === 2025 && endedInJune2025.has(code) && series.shape !== "TET" && series.shape !== "MAY"),
  );
  const shares = sharesOf(series, year, totalOf(series, year));
  const actuals = units.flatMap(({ code }) => {
    const share = shares.get(code) ?? 0;
    const cell = (period: string, value: number): SampleCell => ({
      unit: code,
      indicator: series.code,
      period,
      kind: "ACTUAL",
      value,
    });
    switch (series.shape) {
      case "TET":
        return [cell(`${year}-TET`, share)];
      case "MAY":
        return [cell(`${year}-05`, share)];
      case "FLOW":
        return [
          ...flowMonths(series, code, year, share).map(([month, value]) => cell(month, value)),
          cell(`${year}`, share),
        ];
      case "STOCK":
        return [
          ...stockMonths(series, code, year, share).map(([month, value]) => cell(month, value)),
          cell(`${year}`, stockAtEnd(series, year, share)),
        ];
    }
  });
  return [...actuals, ...(year === 2025 ? firstHalf2025(series) : []), ...targetsOf(series, year)];
}

/** Units that ended in June 2025 have months up to then and no year. */
function firstHalf2025(series: SampleSeries): readonly SampleCell[] {
  if (series.shape === "TET" || series.shape === "MAY") return [];
  const shares = sharesOf(series, 2025, totalOf(series, 2025));
  return [...endedInJune2025].flatMap((unit) => {
    const share = shares.get(unit) ?? 0;
    const months =
      series.shape === "FLOW" ? flowMonths(series, unit, 2025, share) : stockMonths(series, unit, 2025, share);
    return months
      .slice(0, 6)
      .map(([period, value]) => ({ unit, indicator: series.code, period, kind: "ACTUAL" as const, value }));
  });
}

function totalOf(series: SampleSeries, year: number): number {
  const steps = (series.total / series.step) * series.growth ** (year - 2023);
  return Math.round(steps) * series.step;
}

/** Shares of 2023 add up to the total exactly; other years follow the same weights, a little moved. */
function sharesOf(series: SampleSeries, year: number, total: number): ReadonlyMap<string, number> {
  const weights = sampleUnits.map(
    ({ code, size }) =>
      size *
      steady(`${series.code} ${code}`, 1 - series.spread, 1 + series.spread) *
      steady(`${series.code} ${code} ${year}`, 0.96, 1.04),
  );
  const parts = apportion(total / series.step, weights);
  return new Map(sampleUnits.map(({ code }, index) => [code, (parts[index] ?? 0) * series.step]));
}

function flowMonths(
  series: SampleSeries,
  unit: string,
  year: number,
  share: number,
): readonly (readonly [string, number])[] {
  const months = monthsOf(year);
  const weights = months.map(
    (month, index) => (index === 4 || index > 9 ? 1.4 : 1) * steady(`${series.code} ${unit} ${month}`, 0.6, 1.4),
  );
  const parts = apportion(share / series.step, weights);
  return months.map((month, index) => [month, (parts[index] ?? 0) * series.step]);
}

/** A stock moves towards its value at the end of the year, and drops in June 2025 where the scope changed. */
function stockMonths(
  series: SampleSeries,
  unit: string,
  year: number,
  share: number,
): readonly (readonly [string, number])[] {
  return monthsOf(year).map((month, index) => {
    const towards = 1 + ((series.growth - 1) * (index - 11)) / 12;
    const wobble = index === 11 ? 1 : steady(`${series.code} ${unit} ${month}`, 0.995, 1.005);
    const left = year === 2025 && index >= 5 ? series.scopeLeft : 1;
    return [month, Math.round(share * towards * wobble * left)];
  });
}

function stockAtEnd(series: SampleSeries, year: number, share: number): number {
  return Math.round(share * (year === 2025 ? series.scopeLeft : 1));
}

/** Targets are registered for the year; those of Tết and of Workers' Month stand on their own period. */
function targetsOf(series: SampleSeries, year: number): readonly SampleCell[] {
  if (series.target === null) return [];
  const period = { TET: `${year}-TET`, MAY: `${year}-05`, FLOW: `${year}`, STOCK: `${year}` }[series.shape];
  const left = year === 2025 ? series.scopeLeft : 1;
  const total = Math.round(series.target * series.growth ** (year - 2023) * left);
  const shares = sharesOf({ ...series, code: `${series.code} target` }, year, total);
  return sampleUnits
    .filter(({ code }) => !(year === 2025 && endedInJune2025.has(code)))
    .map(({ code }) => ({ unit: code, indicator: series.code, period, kind: "TARGET", value: shares.get(code) ?? 0 }));
}

/** Revenue is the sum of its parts, and the closing balance is the opening one with revenue and without expenditure. */
function revenueAndBalance(cells: readonly SampleCell[]): readonly SampleCell[] {
  const byCell = new Map(
    cells
      .filter(({ kind }) => kind === "ACTUAL")
      .map((cell) => [`${cell.unit} ${cell.indicator} ${cell.period}`, cell.value]),
  );
  return sampleUnits.flatMap(({ code, size }) => {
    let balance = size * 800_000_000;
    return sampleYears.flatMap((year) => {
      const value = (indicator: string, period: string): number => byCell.get(`${code} ${indicator} ${period}`) ?? 0;
      const revenue = (period: string): number =>
        value("FIN_KPCD2", period) + value("FIN_DP1", period) + value("FIN_OTHER", period);
      const cell = (indicator: string, period: string, amount: number): SampleCell => ({
        unit: code,
        indicator,
        period,
        kind: "ACTUAL",
        value: amount,
      });
      const months = monthsOf(year).filter((month) => byCell.has(`${code} FIN_EXP ${month}`));
      const monthly = months.flatMap((month) => {
        balance += revenue(month) - value("FIN_EXP", month);
        return [cell("FIN_REV", month, revenue(month)), cell("FIN_BALANCE", month, balance)];
      });
      const isWhole = byCell.has(`${code} FIN_EXP ${year}`);
      return isWhole
        ? [...monthly, cell("FIN_REV", `${year}`, revenue(`${year}`)), cell("FIN_BALANCE", `${year}`, balance)]
        : monthly;
    });
  });
}
