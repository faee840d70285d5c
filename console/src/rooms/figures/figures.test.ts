import { describe, expect, test } from "vitest";
import type { Catalogue, IndicatorRow, UnitRow } from "../../api/catalogue.ts";
import { changed, readFiguresSearch } from "./figures-search.ts";
import { choosableYears, periodsOf } from "./period-list.ts";
import { choose, requestOf } from "./sheet-request.ts";

const unit = (code: string) => ({ code, name: code, nameEn: code }) as UnitRow;
const indicator = (code: string, family: string, formula: string | null = null) =>
  ({ code, name: code, nameEn: code, family, formula }) as IndicatorRow;
const units = [unit("LCA"), unit("SLA"), unit("DBI")];
const indicators = [
  indicator("MEM_TOTAL", "membership"),
  indicator("MEM_DOUBLE", "membership", "MEM_TOTAL × 2"),
  indicator("EMU_INIT", "campaigns"),
];
const member = (code: string, year: number) => ({ year, role: "MEMBER" as const, unit: { code } });
const catalogue: Catalogue = {
  units,
  indicators,
  clusters: [
    {
      code: "CUM",
      name: "Cụm",
      nameEn: "Cluster",
      years: [2022, 2023],
      members: [member("SLA", 2023), member("DBI", 2023), member("LCA", 2022)],
    },
  ],
  unit: new Map(units.map((one) => [one.code, one])),
  indicator: new Map(indicators.map((one) => [one.code, one])),
  rules: { book: new Map(), indicator: new Map() },
};

describe("the address", () => {
  test("reads texts and typed values alike, and drops what cannot be used", () => {
    const read = readFiguresSearch({
      view: "period",
      families: "membership,nothing",
      year: "2023",
      period: "2023-H1",
      turned: "1",
      kind: "X",
      grain: "day",
    });
    expect(read).toEqual({ view: "period", families: ["membership"], year: 2023, period: "2023-H1", turned: true });
    expect(readFiguresSearch({ ...read })).toEqual(read);
  });

  test("a change takes parts out", () => {
    expect(changed({ cluster: "CUM", year: 2023 }, { cluster: undefined, units: ["LCA"] })).toEqual({
      year: 2023,
      units: ["LCA"],
    });
  });
});

describe("the years to choose from", () => {
  test("go from 2010 to the coming one, and to whatever year the address names", () => {
    expect(choosableYears(2023, 2027)).toEqual(Array.from({ length: 18 }, (_, index) => 2027 - index));
    expect(choosableYears(2030, 2027)[0]).toBe(2030);
    expect(choosableYears(2006, 2027).slice(-2)).toEqual([2007, 2006]);
  });
});

describe("the question", () => {
  test("by default: a unit one may edit, the family of members, the latest year of the cluster", () => {
    const chosen = choose({}, catalogue, ["DBI", "LCA"]);
    expect(chosen).toMatchObject({ view: "unit", unit: "DBI", year: 2023, indicators: ["MEM_TOTAL"], kind: "ACTUAL" });
  });

  test("what is worked out stands in a sheet only where it is named", () => {
    expect(choose({ families: ["membership"] }, catalogue, []).indicators).toEqual(["MEM_TOTAL"]);
    expect(choose({ indicators: ["MEM_DOUBLE"] }, catalogue, []).indicators).toEqual(["MEM_DOUBLE"]);
  });

  test("units by indicators in a period, turned", () => {
    const request = requestOf(
      choose({ view: "period", period: "2023", turned: true, indicators: ["EMU_INIT"] }, catalogue, []),
      [],
    )!;
    expect(request.shape).toEqual({ rows: "INDICATORS", columns: "UNITS", fixed: "2023", kind: "ACTUAL" });
    expect(request.input).toMatchObject({ units: ["SLA", "DBI"], indicators: ["EMU_INIT"], periods: ["2023"] });
  });

  test("a period alone brings its year, and the members of that year", () => {
    const chosen = choose({ view: "period", period: "2022-H1" }, catalogue, []);
    expect(chosen).toMatchObject({ year: 2022, clusterYear: 2022, units: ["LCA"] });
  });

  test("units chosen one by one instead of a cluster", () => {
    expect(choose({ view: "indicator", units: ["LCA", "XXX"] }, catalogue, []).units).toEqual(["LCA"]);
  });

  test("none while an axis is empty", () => {
    expect(requestOf(choose({ view: "period", families: ["legal"] }, catalogue, []), [])).toBeNull();
  });
});

describe("periods of a year", () => {
  test("by the day they end, shorter before longer, special ones in their place", () => {
    expect(periodsOf(2023, "half", ["2023-12-19", "2023-9M"])).toEqual(["2023-H1", "2023-9M", "2023-12-19", "2023-H2"]);
    expect(periodsOf(2023, "year", [])).toEqual(["2023-TET", "2023"]);
    expect(periodsOf(2023, "all", [])).toHaveLength(20);
  });
});
