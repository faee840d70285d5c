import { readPeriod } from "@bangvang/schema/period";
import type { Catalogue } from "../../api/catalogue.ts";
import type { ComparisonInput } from "../../api/generated/graphql.ts";
import { defaultCluster, defaultIndicators, defaultPeriod, type CompareSearch } from "./compare-search.ts";

export interface ChosenComparison {
  readonly cluster: string | null;
  readonly year: number;
  readonly years: readonly number[];
  readonly period: string;
  readonly indicators: readonly string[];
  /** Null when there is no cluster with members to ask for. */
  readonly input: ComparisonInput | null;
}

/** Fills what the address leaves out: the northern border cluster, the members of the year of the period, else of the latest year that has any, six indicators. */
export function chooseComparison(search: CompareSearch, catalogue: Catalogue): ChosenComparison {
  const withMembers = catalogue.clusters.filter((cluster) => cluster.members.length > 0);
  const cluster = withMembers.find((one) => one.code === (search.cluster ?? defaultCluster)) ?? withMembers[0] ?? null;
  const years = [...new Set(cluster?.members.map((member) => member.year))].sort((a, b) => b - a);
  const period = search.period ?? (search.year ? String(search.year) : defaultPeriod);
  const ofPeriod = readPeriod(period)?.year;
  const year = search.year ?? years.find((one) => one === ofPeriod) ?? years[0] ?? new Date().getFullYear();
  const indicators = (search.indicators ?? defaultIndicators).filter((code) => catalogue.indicator.has(code));
  const input =
    cluster && indicators.length > 0
      ? { cluster: cluster.code, year, indicators: [...indicators], periods: [period] }
      : null;
  return { cluster: cluster?.code ?? null, year, years, period, indicators, input };
}
