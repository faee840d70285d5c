import { families, type Family } from "@bangvang/schema/indicator";
import type { FigureKind } from "@bangvang/schema/figure";
import { besides, type BesideKind } from "../../edits/beside.ts";
import { readPeriod } from "@bangvang/schema/period";
import { groupings, type Grouping } from "../../grid/sheet-view.ts";

/** Which dimension is fixed: a unit (indicators × periods), a period (units × indicators), an indicator (units × periods). */
export const views = ["unit", "period", "indicator"] as const;
export type View = (typeof views)[number];

export const grains = ["all", "month", "quarter", "half", "year"] as const;
export type Grain = (typeof grains)[number];

/** What a sheet shows, as its address says it. Everything left out has a default that the room finds. */
export interface FiguresSearch {
  readonly view?: View;
  readonly turned?: boolean;
  readonly kind?: FigureKind;
  readonly unit?: string;
  readonly units?: readonly string[];
  readonly cluster?: string;
  readonly clusterYear?: number;
  readonly families?: readonly Family[];
  readonly indicators?: readonly string[];
  readonly indicator?: string;
  readonly year?: number;
  readonly grain?: Grain;
  readonly period?: string;
  /** What stands beside each value. */
  readonly beside?: readonly BesideKind[];
  /** How the sheet is looked at; grid/view-text.ts reads and writes it. */
  readonly sort?: string;
  readonly filter?: string;
  readonly hide?: readonly string[];
  readonly freeze?: string;
  readonly group?: Grouping;
  /** A plain table in the place of the sheet, for those who hear it. */
  readonly table?: boolean;
  /** The cell to go to, as "unit indicator period". */
  readonly cell?: string;
}

/** A change of the address; undefined takes a part out. */
export type SearchChange = { readonly [Key in keyof FiguresSearch]?: FiguresSearch[Key] | undefined };

/** Reads the address: a value that cannot be used is left out, so that an old link still opens. */
export function readFiguresSearch(raw: Record<string, unknown>): FiguresSearch {
  const kind = oneOf(["ACTUAL", "TARGET"] as const, raw.kind);
  const period = text(raw.period);
  return without({
    view: oneOf(views, raw.view),
    turned: isOn(raw.turned),
    table: isOn(raw.table),
    kind,
    unit: text(raw.unit),
    units: list(raw.units),
    cluster: text(raw.cluster),
    clusterYear: year(raw.clusterYear),
    families: list(raw.families)?.flatMap((one) => oneOf(families, one) ?? []),
    indicators: list(raw.indicators),
    indicator: text(raw.indicator),
    year: year(raw.year),
    grain: oneOf(grains, raw.grain),
    period: period && readPeriod(period) ? period : undefined,
    beside: some(list(raw.beside)?.flatMap((one) => oneOf(besides, one) ?? [])),
    sort: text(raw.sort),
    filter: text(raw.filter, 4_000),
    hide: list(raw.hide),
    freeze: text(raw.freeze),
    group: oneOf(groupings, raw.group),
    cell: text(raw.cell),
  });
}

function oneOf<Value extends string>(known: readonly Value[], value: unknown): Value | undefined {
  return known.find((one) => one === value);
}

/** Each once, in the order they were named; none is nothing. */
function some<Value>(values: readonly Value[] | undefined): readonly Value[] | undefined {
  return values && values.length > 0 ? [...new Set(values)] : undefined;
}

/** "1" comes as a number, or as a text, from whoever reads the address. */
function isOn(value: unknown): true | undefined {
  return value === true || value === "1" || value === 1 ? true : undefined;
}

function text(value: unknown, longest = 200): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= longest ? value : undefined;
}

function list(value: unknown): readonly string[] | undefined {
  const parts = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  const kept = parts.filter((part): part is string => typeof part === "string" && part !== "");
  return kept.length > 0 ? kept : undefined;
}

function year(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1945 && number <= 2100 ? number : undefined;
}

/** The search after a change, without empty parts. */
export function changed(search: FiguresSearch, change: SearchChange): FiguresSearch {
  return without({ ...search, ...change });
}

/** What speaks of columns goes when other columns come. */
export function chosenAnew(search: FiguresSearch, change: SearchChange): FiguresSearch {
  const parts = ["view", "turned", "year", "grain", "period", "clusterYear"] as const;
  const isOther = parts.some((part) => part in change);
  const plain = { sort: undefined, filter: undefined, hide: undefined, freeze: undefined, group: undefined };
  return changed(search, { ...(isOther ? plain : {}), ...change, cell: undefined });
}

function without<Search extends object>(search: Search): { [Key in keyof Search]?: Exclude<Search[Key], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as never;
}
