import type { CellChange, ChangeSet } from "@bangvang/schema/change-set";
import { readPeriod } from "@bangvang/schema/period";
import type { Catalogue, CatalogueIndicator, Cell, Content, CurrentRow, Locked } from "./stages.ts";

/** What the tests of the hops are built from: a small catalogue, and a good set to spoil one thing at a time. */
const units = new Map([
  ["SLA", { id: 1, validFrom: null, validTo: null }],
  ["LCA", { id: 2, validFrom: null, validTo: "2025-06-30" }],
  ["LCA2025", { id: 3, validFrom: "2025-07-01", validTo: null }],
]);
const members: CatalogueIndicator = {
  id: 11,
  code: "MEM_TOTAL",
  wholeNumber: true,
  mayBeNegative: false,
  bandLow: null,
  bandHigh: null,
  formula: null,
};
const covered = { ...members, id: 12, code: "COVER_RATE", wholeNumber: false, bandLow: "0", bandHigh: "100" };
const perGroup = { ...members, id: 13, code: "MEM_PER_GROUP", wholeNumber: false, formula: "MEM_TOTAL ÷ GROUPS" };
const indicators = new Map([members, covered, perGroup].map((one) => [one.code, one]));

export const catalogue: Catalogue = {
  unit: (code) => units.get(code),
  indicator: (code) => indicators.get(code),
  source(code) {
    if (code === "seed-2023") return { id: 21, isSample: false };
    return code === "generated-sample" ? { id: 22, isSample: true } : undefined;
  },
  rules: new Map(),
  peersOf: () => [],
};

export const goodChange: CellChange = {
  unit: "SLA",
  indicator: "MEM_TOTAL",
  period: "2023-05",
  kind: "ACTUAL",
  baseVersion: 0,
  state: "VALUE",
  value: "41000",
  qualifier: "EXACT",
  quality: "REPORTED",
  note: null,
  source: null,
};

export function changeSet(...cells: readonly Partial<CellChange>[]): ChangeSet {
  return {
    id: "0f8fad5b-d9cb-469f-a165-70867728950e",
    mode: "ALL_OR_NOTHING",
    reason: null,
    because: null,
    source: null,
    cells: cells.map((cell) => ({ ...goodChange, ...cell })),
  };
}

export const goodContent: Content = {
  state: "VALUE",
  value: "41000",
  qualifier: "EXACT",
  quality: "REPORTED",
  note: null,
  sourceId: null,
};

export function cellOf(
  rest: Partial<Omit<Cell, "key">> & { readonly unit?: string; readonly periodKey?: string } = {},
): Cell {
  const { unit = "SLA", periodKey = "2023-05", ...cell } = rest;
  const period = readPeriod(periodKey);
  if (!period) throw new Error(`no period ${periodKey}`);
  return {
    index: 0,
    key: { unit, indicator: "MEM_TOTAL", period: periodKey, kind: "ACTUAL" },
    text: `${unit} MEM_TOTAL ${periodKey} ACTUAL`,
    yearBefore: null,
    unitId: units.get(unit)?.id ?? 99,
    indicator: members,
    period,
    baseVersion: 0,
    baseValue: null,
    restores: null,
    content: goodContent,
    source: null,
    ...cell,
  };
}

export function rowOf(rest: Partial<CurrentRow> = {}): CurrentRow {
  return {
    ...goodContent,
    version: 3,
    ...rest,
  };
}

/** A database with nothing in it that a set could meet. */
export const nothingLocked: Locked = {
  kind: "locked",
  periodIds: new Map(),
  rows: new Map(),
  drifts: new Map(),
  restored: new Map(),
};
