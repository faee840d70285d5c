import type { FigureKind } from "@bangvang/schema/figure";
import { readPeriod } from "@bangvang/schema/period";
import type { Family } from "@bangvang/schema/indicator";
import type { Catalogue, ClusterRow, IndicatorRow } from "../../api/catalogue.ts";
import type { SheetInput } from "../../api/figures.ts";
import type { BesideKind } from "../../edits/beside.ts";
import type { Axis, SheetShape } from "../../edits/block.ts";
import type { FiguresSearch, Grain, View } from "./figures-search.ts";
import { periodsOf } from "./period-list.ts";

/** A search with every default filled in. */
export interface Chosen {
  readonly view: View;
  readonly turned: boolean;
  readonly kind: FigureKind;
  readonly unit: string;
  readonly cluster: string | null;
  readonly clusterYear: number;
  readonly units: readonly string[];
  readonly families: readonly Family[];
  readonly indicators: readonly string[];
  readonly indicator: string;
  readonly year: number;
  readonly grain: Grain;
  readonly period: string;
  readonly beside: readonly BesideKind[];
}

/** Fills a search: a unit one may edit, the latest cluster with members, its year. */
export function choose(search: FiguresSearch, catalogue: Catalogue, mayEdit: readonly string[]): Chosen {
  const cluster = clusterOf(search, catalogue);
  // A link may name the period alone.
  const asked = search.year ?? (search.period ? readPeriod(search.period)?.year : undefined);
  const clusterYear = search.clusterYear ?? memberYear(cluster, asked);
  const year = asked ?? clusterYear;
  const members = memberCodes(cluster, clusterYear);
  const families = search.families ?? ["membership"];
  return {
    ...plain(search, year),
    unit: known(search.unit, catalogue.unit) ?? defaultUnit(catalogue, mayEdit, members),
    cluster: cluster?.code ?? null,
    clusterYear,
    units: (cluster ? members : (search.units ?? [])).filter((code) => catalogue.unit.has(code)),
    families,
    indicators: indicatorsOf(search, families, catalogue),
    indicator: known(search.indicator, catalogue.indicator) ?? catalogue.indicators[0]?.code ?? "",
  };
}

/** The parts whose default needs no catalogue. */
function plain(search: FiguresSearch, year: number) {
  const { view = "unit", turned = false, kind = "ACTUAL", grain = "all", period, beside = [] } = search;
  return { view, turned, kind, grain, year, period: period ?? String(year), beside };
}

function indicatorsOf(search: FiguresSearch, families: readonly Family[], catalogue: Catalogue): readonly string[] {
  const listed = search.indicators?.filter((code) => catalogue.indicator.has(code)) ?? [];
  return listed.length > 0 ? listed : catalogue.indicators.filter(isReportedIn(families)).map((one) => one.code);
}

/** What is worked out is not reported, and stands in a sheet, locked, only where it is named. */
function isReportedIn(families: readonly Family[]): (one: IndicatorRow) => boolean {
  return ({ family, formula }) => families.includes(family) && formula === null;
}

export interface Request {
  readonly shape: SheetShape;
  readonly input: SheetInput;
}

/** The question to the server; null while an axis is empty. */
export function requestOf(chosen: Chosen, special: readonly string[]): Request | null {
  const periods = periodsOf(chosen.year, chosen.grain, special);
  const axes: Readonly<
    Record<
      View,
      { rows: Axis; columns: Axis; units: readonly string[]; indicators: readonly string[]; periods: readonly string[] }
    >
  > = {
    unit: { rows: "INDICATORS", columns: "PERIODS", units: [chosen.unit], indicators: chosen.indicators, periods },
    period: {
      rows: "UNITS",
      columns: "INDICATORS",
      units: chosen.units,
      indicators: chosen.indicators,
      periods: [chosen.period],
    },
    indicator: { rows: "UNITS", columns: "PERIODS", units: chosen.units, indicators: [chosen.indicator], periods },
  };
  const { rows, columns, units, indicators, periods: asked } = axes[chosen.view];
  if (units.length === 0 || indicators.length === 0 || asked.length === 0 || units[0] === "") return null;
  const turned = chosen.turned ? { rows: columns, columns: rows } : { rows, columns };
  const fixed = { unit: chosen.unit, period: chosen.period, indicator: chosen.indicator }[chosen.view];
  return {
    shape: { ...turned, fixed, kind: chosen.kind },
    input: { ...turned, units: [...units], indicators: [...indicators], periods: [...asked], kind: chosen.kind },
  };
}

/** The units whose special periods belong in the sheet. */
export function askedUnits(chosen: Chosen): readonly string[] {
  return chosen.view === "unit" ? [chosen.unit] : chosen.units;
}

function clusterOf(search: FiguresSearch, catalogue: Catalogue): ClusterRow | null {
  if (search.units && !search.cluster) return null;
  const wanted = catalogue.clusters.find((cluster) => cluster.code === search.cluster);
  if (wanted) return wanted;
  const largestFirst = [...catalogue.clusters].sort((a, b) => b.members.length - a.members.length);
  return largestFirst.find((cluster) => cluster.members.length > 0) ?? null;
}

/** The year asked for when the cluster has members in it, else its latest with members. */
function memberYear(cluster: ClusterRow | null, asked: number | undefined): number {
  const years = cluster?.members.map((member) => member.year) ?? [];
  if (years.length === 0) return asked ?? new Date().getFullYear();
  return asked !== undefined && years.includes(asked) ? asked : Math.max(...years);
}

function memberCodes(cluster: ClusterRow | null, year: number): readonly string[] {
  if (!cluster) return [];
  return [...new Set(cluster.members.filter((member) => member.year === year).map((member) => member.unit.code))];
}

function defaultUnit(catalogue: Catalogue, mayEdit: readonly string[], members: readonly string[]): string {
  return members.find((code) => mayEdit.includes(code)) ?? mayEdit[0] ?? members[0] ?? catalogue.units[0]?.code ?? "";
}

function known(code: string | undefined, rows: ReadonlyMap<string, unknown>): string | undefined {
  return code !== undefined && rows.has(code) ? code : undefined;
}
