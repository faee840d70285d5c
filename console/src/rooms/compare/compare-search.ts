import { readPeriod } from "@bangvang/schema/period";

/** What is compared, as the address says it; everything left out has a default. */
export interface CompareSearch {
  readonly cluster?: string;
  readonly year?: number;
  readonly period?: string;
  readonly indicators?: readonly string[];
  /** The indicator of the chart. */
  readonly chart?: string;
  /** The column the rows are sorted by: an indicator, or "unit". */
  readonly sort?: string;
  readonly direction?: "up" | "down";
}

export type CompareChange = { readonly [Key in keyof CompareSearch]?: CompareSearch[Key] | undefined };

export const defaultCluster = "CUM-BGPB";
export const defaultPeriod = "2023";
export const defaultIndicators: readonly string[] = [
  "MEM_TOTAL",
  "LAB_TOTAL",
  "COVER_RATE",
  "EMU_INIT",
  "CARE_HOUSE",
  "EMU_WORKS",
];

export function readCompareSearch(raw: Record<string, unknown>): CompareSearch {
  const year = Number(raw.year);
  const period = text(raw.period);
  const indicators = list(raw.indicators);
  return dense({
    cluster: text(raw.cluster),
    year: Number.isInteger(year) && year >= 1945 && year <= 2100 ? year : undefined,
    period: period && readPeriod(period) ? period : undefined,
    indicators: indicators.length > 0 ? indicators : undefined,
    chart: text(raw.chart),
    sort: text(raw.sort),
    direction: raw.direction === "up" || raw.direction === "down" ? raw.direction : undefined,
  });
}

export function compareChanged(search: CompareSearch, change: CompareChange): CompareSearch {
  return dense({ ...search, ...change });
}

function list(value: unknown): readonly string[] {
  const parts: unknown[] = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  return parts.filter((part): part is string => typeof part === "string" && part !== "");
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function dense(search: CompareChange): CompareSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
