import type { Catalogue } from "../src/api/catalogue.ts";
import type { Comparison } from "../src/api/comparison.ts";
import { indicatorsOf } from "./synthetic-sheet.ts";

type Column = Comparison["columns"][number];
type Cell = Column["reported"];

/** A cluster of so many units and so many indicators, each cell with a target, an attainment and a rank. */
export function comparisonOf(
  units: number,
  columns: number,
): { readonly catalogue: Catalogue; readonly comparison: Comparison } {
  const indicators = indicatorsOf(columns);
  const members = Array.from({ length: units }, (_, at) => unitOf(at));
  const period = { key: "2023", startsOn: "2023-01-01", endsOn: "2023-12-31", year: 2023 };
  const cluster = { code: "CUM-BENCH", name: "Cụm thi đua", nameEn: "Cluster" };
  const catalogue = {
    units: members,
    indicators,
    clusters: [{ ...cluster, members: members.map((unit) => ({ year: 2023, role: "MEMBER", unit })) }],
    unit: new Map(members.map((unit) => [unit.code, unit])),
    indicator: new Map(indicators.map((one) => [one.code, one])),
  } as unknown as Catalogue;
  const comparison: Comparison = {
    periods: [{ key: period.key, year: period.year }],
    cluster,
    columns: indicators.map((indicator, at) => ({
      indicator: { ...indicator, direction: "HIGHER", nature: "FLOW", overUnits: "SUM" },
      formula: null,
      period,
      computed: { sample: false, value: valueAt(units, at), basis: "SUM_OF", units, expected: units },
      difference: at % 3,
      mean: valueAt(units, at) / units,
      median: valueAt(0, at),
      eligible: units,
      breaks: [],
      reported: { ...cellAt(units, at, units), rank: null, unranked: "OVERLAPPING" },
    })),
    rows: members.map((unit, row) => ({ unit, cells: indicators.map((_, at) => cellAt(row, at, units)) })),
  };
  return { catalogue, comparison };
}

function unitOf(at: number) {
  const number = String(at + 1).padStart(2, "0");
  return {
    code: `U${number}`,
    name: `LĐLĐ tỉnh Đơn vị ${number}`,
    nameEn: `Unit ${number}`,
    validFrom: null,
    validTo: null,
  };
}

function valueAt(row: number, column: number): number {
  return 1_000 + ((row * 7_919 + column * 104_729) % 90_000);
}

function cellAt(row: number, column: number, units: number): Cell {
  const value = valueAt(row, column);
  return {
    value,
    basis: row % 5 === 0 ? "LATEST_AT" : "EXACT",
    asAt: row % 5 === 0 ? "2023-12-19" : null,
    parts: null,
    expected: null,
    coverage: null,
    reason: null,
    qualifier: "EXACT",
    quality: "REPORTED",
    target: value - 100,
    targetPeriod: null,
    targetQuality: null,
    attainment: 40 + ((row * 13 + column * 29) % 110),
    claimedAttainment: null,
    impliedTarget: null,
    rank: 1 + ((row * 11 + column) % units),
    unranked: null,
    isOutlier: false,
    source: null,
  };
}
