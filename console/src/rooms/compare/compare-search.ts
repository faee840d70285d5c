import { isDay, readPeriod } from "@bangvang/schema/period";
import { readFormulas } from "./formulas/formula-text.ts";

/** What stands under a value. */
export const lineKinds = [
  "basis",
  "target",
  "attainment",
  "rank",
  "lastYear",
  "growth",
  "toTarget",
  "toMean",
  "toMedian",
  "share",
] as const;
export type LineKind = (typeof lineKinds)[number];

export const pictureKinds = ["bars", "slope", "heat", "strip"] as const;
export type PictureKind = (typeof pictureKinds)[number];

export const colourings = ["attainment", "rank"] as const;
export type Colouring = (typeof colourings)[number];

/** What is compared, as the address says it; everything left out has a default. */
export interface CompareSearch {
  readonly cluster?: string;
  readonly year?: number;
  /** Units instead of a cluster. */
  readonly units?: readonly string[];
  readonly periods?: readonly string[];
  readonly indicators?: readonly string[];
  /** Own columns, written by `formula-text.ts`. */
  readonly formulas?: string;
  /** Indicators down, units across. */
  readonly swap?: true;
  /** One small table for each indicator instead of one sheet. */
  readonly small?: true;
  /** What stands under a value; "none" is nothing. */
  readonly lines?: readonly string[];
  readonly sparks?: true;
  readonly colour?: Colouring;
  /** The unit the others are held against. */
  readonly baseline?: string;
  /** A line of the sheet the others are sorted by: "name", a unit, or "INDICATOR PERIOD". */
  readonly sort?: string;
  readonly direction?: "up" | "down";
  /** CURRENT or a day; left out: as reported. */
  readonly boundary?: string;
  /** An instant. */
  readonly asOf?: string;
  readonly picture?: PictureKind;
  /** The column of the pictures: "INDICATOR PERIOD". */
  readonly chart?: string;
  /** The cell that is explained: "UNIT INDICATOR PERIOD". */
  readonly cell?: string;
  /** The page for paper. */
  readonly print?: true;
}

export type CompareChange = { readonly [Key in keyof CompareSearch]?: CompareSearch[Key] | undefined };

/** Reads the address: a value that cannot be used is left out, so that an old link still opens. */
export function readCompareSearch(raw: Record<string, unknown>): CompareSearch {
  const year = Number(raw.year);
  const formulas = text(raw.formulas, 4_000);
  const lines = list(raw.lines)?.filter((one) => one === "none" || oneOf(lineKinds, one));
  return dense({
    cluster: text(raw.cluster),
    year: Number.isInteger(year) && year >= 1945 && year <= 2100 ? year : undefined,
    units: list(raw.units),
    periods: some(list(raw.periods ?? raw.period)?.filter((key) => readPeriod(key))),
    indicators: list(raw.indicators),
    formulas: formulas && readFormulas(formulas).length > 0 ? formulas : undefined,
    swap: isOn(raw.swap),
    small: isOn(raw.small),
    lines: some(lines),
    sparks: isOn(raw.sparks),
    colour: oneOf(colourings, raw.colour),
    baseline: text(raw.baseline),
    sort: text(raw.sort),
    direction: oneOf(["up", "down"] as const, raw.direction),
    boundary: boundaryOf(raw.boundary),
    asOf: instantOf(raw.asOf),
    picture: oneOf(pictureKinds, raw.picture),
    chart: text(raw.chart),
    cell: text(raw.cell),
    print: isOn(raw.print),
  });
}

export function compareChanged(search: CompareSearch, change: CompareChange): CompareSearch {
  return dense({ ...search, ...change });
}

function boundaryOf(value: unknown): string | undefined {
  return typeof value === "string" && (value === "CURRENT" || isDay(value)) ? value : undefined;
}

function instantOf(value: unknown): string | undefined {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(value) ? value : undefined;
}

function oneOf<Value extends string>(known: readonly Value[], value: unknown): Value | undefined {
  return known.find((one) => one === value);
}

/** "1" comes as a number, or as a text, from whoever reads the address. */
function isOn(value: unknown): true | undefined {
  return value === true || value === "1" || value === 1 ? true : undefined;
}

function list(value: unknown): readonly string[] | undefined {
  const parts: unknown[] = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  return some([...new Set(parts.filter((part): part is string => typeof part === "string" && part !== ""))]);
}

function some<Value>(values: readonly Value[] | undefined): readonly Value[] | undefined {
  return values && values.length > 0 ? values : undefined;
}

function text(value: unknown, longest = 200): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= longest ? value : undefined;
}

function dense(search: CompareChange): CompareSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
