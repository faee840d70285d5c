import { readPeriod, yearBefore } from "@bangvang/schema/period";
import type { Catalogue } from "../../api/catalogue.ts";
import type { Beyond, Reading } from "../../api/comparison.ts";
import type { ComparisonInput } from "../../api/generated/graphql.ts";
import { lineKinds, type CompareSearch, type LineKind } from "./compare-search.ts";
import { readFormulas, type OwnFormula } from "./formulas/formula-text.ts";

export interface ChosenComparison {
  /** Null when units were chosen one by one. */
  readonly cluster: string | null;
  readonly year: number;
  readonly years: readonly number[];
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly indicators: readonly string[];
  readonly formulas: readonly OwnFormula[];
  readonly lines: readonly LineKind[];
  readonly reading: Reading;
  readonly beyond: Beyond;
  /** Null when there is nobody, or nothing, to compare. */
  readonly input: ComparisonInput | null;
}

const defaultCluster = "CUM-BGPB";
const defaultPeriod = "2023";
export const defaultIndicators: readonly string[] = [
  "MEM_TOTAL",
  "LAB_TOTAL",
  "COVER_RATE",
  "EMU_INIT",
  "CARE_HOUSE",
  "EMU_WORKS",
];
const defaultLines: readonly LineKind[] = ["basis", "target", "attainment"];
const deltas: readonly LineKind[] = ["toTarget", "toMean", "toMedian", "share"];

/** Fills what the address leaves out: the northern border cluster, the members of the year of the period, else of the latest year that has any, six indicators. */
export function chooseComparison(search: CompareSearch, catalogue: Catalogue): ChosenComparison {
  const whose = search.units ? chosenUnits(search) : chosenCluster(search, catalogue);
  const indicators = (search.indicators ?? defaultIndicators).filter((code) => catalogue.indicator.has(code));
  const formulas = readFormulas(search.formulas);
  const lines = linesOf(search.lines);
  return {
    ...whose,
    indicators,
    formulas,
    lines,
    reading: { asOf: search.asOf ?? null, boundary: search.boundary ?? null },
    beyond: {
      deltas: lines.some((kind) => deltas.includes(kind)),
      lastYear: search.picture === "slope" || lines.some((kind) => kind === "lastYear" || kind === "growth"),
    },
    input: inputOf({ ...whose, indicators, formulas }),
  };
}

/** What stands under a value, in one order. */
export function linesOf(asked: readonly string[] | undefined): readonly LineKind[] {
  return asked ? lineKinds.filter((kind) => asked.includes(kind)) : defaultLines;
}

type Whose = Pick<ChosenComparison, "cluster" | "year" | "years" | "units" | "periods">;

function chosenUnits(search: CompareSearch): Whose {
  const periods = search.periods ?? [defaultPeriod];
  return { cluster: null, units: search.units!, year: yearOf(periods) ?? Number(defaultPeriod), years: [], periods };
}

function chosenCluster(search: CompareSearch, catalogue: Catalogue): Whose {
  const withMembers = catalogue.clusters.filter((cluster) => cluster.members.length > 0);
  const cluster = withMembers.find((one) => one.code === (search.cluster ?? defaultCluster)) ?? withMembers[0] ?? null;
  const years = [...new Set(cluster?.members.map((member) => member.year))].sort((a, b) => b - a);
  const usual = years.includes(Number(defaultPeriod)) ? defaultPeriod : String(years[0] ?? defaultPeriod);
  const periods = search.periods ?? [search.year ? String(search.year) : usual];
  const year = search.year ?? years.find((one) => one === yearOf(periods)) ?? years[0] ?? new Date().getFullYear();
  return { cluster: cluster?.code ?? null, year, years, units: [], periods };
}

function inputOf(chosen: Whose & Pick<ChosenComparison, "indicators" | "formulas">): ComparisonInput | null {
  const { cluster, year, units, periods, indicators, formulas } = chosen;
  if (indicators.length + formulas.length === 0 || (!cluster && units.length === 0)) return null;
  const whose = cluster ? { cluster, year } : { units: [...units] };
  const own = formulas.length > 0 ? { formulas: formulas.map((one) => ({ ...one })) } : {};
  return { ...whose, indicators: [...indicators], ...own, periods: [...periods] };
}

/** The year of the last of these periods. */
function yearOf(periods: readonly string[]): number | undefined {
  return readPeriod(periods.at(-1) ?? "")?.year;
}

/** The keys of this stretch in the five years up to it; a day and a window stand alone. */
export function sparkPeriods(key: string): readonly string[] {
  const keys = [key];
  for (let before = yearBefore(key); before && keys.length < 5; before = yearBefore(before)) keys.unshift(before);
  return keys;
}
