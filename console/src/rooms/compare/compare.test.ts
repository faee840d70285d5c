import { beforeAll, describe, expect, test } from "vitest";
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Comparison, ComparisonCell } from "../../api/comparison.ts";
import { vi } from "../../ui/words/vi.ts";
import { sparkPeriods } from "./choose-comparison.ts";
import { readCompareSearch } from "./compare-search.ts";
import { tablesOf } from "./files/tables-of.ts";
import { readFormulas, writeFormulas } from "./formulas/formula-text.ts";
import { notesOf } from "./notes.ts";
import { barsOf, drawnColumn, slopePicture } from "./pictures/pictures-of.ts";
import { apart } from "./pictures/slope.ts";
import { stripPicture } from "./pictures/strip-picture.ts";
import { arrange, whoseKey } from "./sheet/arrange.ts";
import { moved } from "./sheet/keys.ts";
import { shownAt, shownCells, type Choice } from "./sheet/shown-cell.ts";
import { runsOf } from "./sheet/spark.tsx";
import { span } from "./sheet/use-window.ts";

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.loadAndActivate({ locale: "vi", messages: vi });
});

const cell = (value: number | null, more: Partial<ComparisonCell> = {}): ComparisonCell =>
  ({
    value,
    basis: value === null ? "NONE" : "EXACT",
    quality: "REPORTED",
    qualifier: "EXACT",
    target: null,
    targetPeriod: null,
    targetQuality: null,
    attainment: null,
    claimedAttainment: null,
    impliedTarget: null,
    rank: null,
    unranked: value === null ? "NO_VALUE" : null,
    isOutlier: false,
    ...more,
  }) as ComparisonCell;

const column = (code: string, direction: "HIGHER" | "LOWER" | "NEUTRAL") => ({
  indicator: { code, name: `Chỉ tiêu ${code}`, nameEn: code, measure: "người", direction },
  period: { key: "2023", year: 2023 },
  reported: cell(null),
  computed: { value: 14, basis: "SUM_OF", units: 2, expected: 3, sample: false },
  difference: null,
  mean: 7,
  median: null,
  eligible: 2,
  breaks: [],
});

const row = (code: string, ...cells: readonly ComparisonCell[]) => ({
  unit: { code, name: `LĐLĐ tỉnh ${code}`, nameEn: code },
  cells,
});

const comparison = {
  cluster: { code: "CUM", name: "=Cụm", nameEn: "Cluster" },
  periods: [{ key: "2023", year: 2023 }],
  columns: [column("LOW", "LOWER"), column("EMPTY", "NEUTRAL")],
  rows: [
    row("Bắc", cell(5, { rank: 1, target: 4, attainment: 80 }), cell(null)),
    row("An", cell(null), cell(null)),
    row("Đông", cell(9, { rank: 2, quality: "SAMPLE" }), cell(null)),
    row("Tây", cell(2, { basis: "PARTIAL", parts: 3, expected: 12, unranked: "NOT_WHOLE" }), cell(null)),
  ],
} as unknown as Comparison;
const plain: Choice = { lines: [], colour: null, baseline: null };
const names = (search: Parameters<typeof arrange>[1]): readonly string[] =>
  arrange(comparison, search).whose.map((whose) => whoseKey(comparison, whose));

describe("the sheet", () => {
  const totals = ["*REPORTED", "*COMPUTED", "*DIFFERENCE", "*MEAN"];
  test("units that take no part, and those without a figure, stand last both ways, the totals behind all", () => {
    expect(names({ sort: "LOW 2023" })).toEqual(["Đông", "Bắc", "Tây", "An", ...totals]);
    expect(names({ sort: "LOW 2023", direction: "up" })).toEqual(["Bắc", "Đông", "Tây", "An", ...totals]);
  });

  test("names as Vietnamese sorts them", () => {
    expect(names({ sort: "name" }).slice(0, 4)).toEqual(["An", "Bắc", "Đông", "Tây"]);
  });

  test("swapped, columns are sorted by how well a unit does in them", () => {
    const better = {
      ...comparison,
      rows: [row("Bắc", cell(5, { rank: 2 }), cell(1, { rank: 1 }))],
    } as unknown as Comparison;
    expect(arrange(better, { swap: true, sort: "Bắc" }).columns).toEqual([1, 0]);
    expect(arrange(better, { swap: true, sort: "Bắc", direction: "down" }).columns).toEqual([0, 1]);
  });

  test("the difference to a pinned unit is exact, and none to a sum with parts missing", () => {
    const tenths = {
      ...comparison,
      rows: [row("A", cell(0.1)), row("B", cell(0.3)), row("C", cell(1, { basis: "PARTIAL" }))],
    };
    const lines = (index: number) =>
      shownAt(tenths as unknown as Comparison, { kind: "UNIT", index }, 0, { ...plain, baseline: 0 }).lines;
    expect(lines(1).map(({ text }) => text)).toEqual(["so với mốc +0,2"]);
    expect(lines(0)).toEqual([]);
    expect(lines(2)).toEqual([]);
  });

  test("what stands under a value is what was chosen, in that order", () => {
    const lines = shownAt(comparison, { kind: "UNIT", index: 0 }, 0, {
      ...plain,
      lines: ["target", "attainment", "rank"],
    }).lines;
    expect(lines.map(({ text }) => text)).toEqual(["Đăng ký 4", "đạt 80\u00a0%", "hạng 1/2"]);
  });

  test("keys stop at the heads and at the ends", () => {
    const bounds = { rows: 5, columns: 3, page: 4 };
    expect(moved({ row: 0, column: 0 }, "ArrowUp", bounds)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: -1, column: -1 }, "ArrowLeft", bounds)).toEqual({ row: -1, column: -1 });
    expect(moved({ row: 3, column: 2 }, "PageDown", bounds)).toEqual({ row: 4, column: 2 });
    expect(moved({ row: 3, column: 2 }, "Control+Home", bounds)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 3, column: 2 }, "x", bounds)).toBeNull();
  });

  test("only what is in sight is drawn, and a little beyond", () => {
    expect(span(0, 400, { size: 50, of: 34, more: 4 })).toEqual([0, 12]);
    expect(span(1_000, 400, { size: 50, of: 34, more: 4 })).toEqual([16, 32]);
    expect(span(9_000, 400, { size: 50, of: 34, more: 4 })).toEqual([33, 34]);
    expect(span(0, 400, { size: 50, of: 0, more: 4 })).toEqual([0, 0]);
  });
});

describe("notes", () => {
  test("every unit without a rank is named with the reason, samples too; where nobody has one it is said once", () => {
    const texts = notesOf(comparison).map(({ about, text }) => `${about}: ${text}`);
    expect(texts).toContain("Chỉ tiêu LOW: An không xếp hạng: chưa có số.");
    expect(texts).toContain("Chỉ tiêu LOW: Tây không xếp hạng: tổng mới có 3/12 kỳ.");
    expect(texts).toContain("Chỉ tiêu LOW: số mẫu, không phải số báo cáo: Đông.");
    expect(texts).toContain("Chỉ tiêu EMPTY: không xếp hạng: không có chiều nào là tốt hơn.");
  });

  test("say where ranks and attainments of one column are no equals", () => {
    const rows = [
      row("Bắc", cell(5, { rank: 1, asAt: "2023-06-30", attainment: 60, targetPeriod: "2023" })),
      row("An", cell(5, { rank: 1, asAt: "2023-12-31", attainment: 120, targetQuality: "SAMPLE" })),
    ];
    const texts = notesOf({ ...comparison, columns: comparison.columns.slice(0, 1), rows } as Comparison).map(
      ({ text }) => text,
    );
    expect(texts).toEqual([
      "các số được xếp hạng ở những ngày khác nhau, từ 30/06/2023 đến 31/12/2023.",
      "mức đạt của Bắc tính theo chỉ tiêu cả năm, của đơn vị khác theo chỉ tiêu của kỳ.",
      "chỉ tiêu đăng ký là số mẫu, nên mức đạt không chứng minh điều gì: An.",
    ]);
  });
});

describe("pictures", () => {
  test("bars stand best first in the direction of the indicator, incomplete sums last", () => {
    expect(barsOf(comparison, 0).map((bar) => bar.value)).toEqual([5, 9, 2]);
  });

  test("an indicator that has figures is drawn unless another is asked for", () => {
    expect(drawnColumn(comparison, undefined)).toBe(0);
    expect(drawnColumn(comparison, "EMPTY 2023")).toBe(1);
    expect(drawnColumn(comparison, "GONE 2023")).toBe(0);
  });

  test("a slope across a break has no line and no change, and the picture says so", () => {
    const lastYear = {
      period: "2022",
      value: 10,
      basis: "EXACT",
      change: null,
      growth: null,
      breaks: [{ on: "2023-01-01" }],
    };
    const whole = { ...lastYear, change: -1, growth: -10, breaks: [] };
    const broken = {
      ...comparison,
      rows: [row("Gãy", cell(5, { lastYear } as never)), row("Liền", cell(9, { lastYear: whole } as never))],
    } as unknown as Comparison;
    const picture = slopePicture(broken, 0)!;
    expect(picture.table.rows).toEqual([
      ["Gãy", "10", "5", "gãy chuỗi"],
      ["Liền", "10", "9", "-1"],
    ]);
    const { series } = picture.draw({} as never, 0) as {
      series: readonly { data: readonly { value: readonly unknown[] }[] }[];
    };
    expect(series.map(({ data }) => data.some(({ value }) => value[1] === null))).toEqual([true, false, false, false]);
  });

  test("the words of a slope never cover each other, and stay in the picture", () => {
    expect(apart([10, 12, 100], 200)).toEqual([10, 26, 100]);
    expect(apart([195, 12, 198], 200)).toEqual([184, 12, 200]);
    expect(apart([0, 0, 0], 32)).toEqual([0, 16, 32]);
  });

  test("in the strip better stands to the right, also where less is better", () => {
    const picture = stripPicture(comparison, 0)!;
    expect(picture.table.rows).toEqual([["Chỉ tiêu LOW (người)", "5 (hạng 1/2)", "–", "5 – 9"]]);
    const { series } = picture.draw({} as never, 0) as { series: readonly { data: readonly unknown[] }[] };
    expect(series.map(({ data }) => data)).toEqual([[[0, 0]], [], [[1, 0]]]);
  });
});

describe("lines of years", () => {
  const point = (value: number | null, isBroken = false) => ({ name: "", value, isBroken });
  test("they stop where the series breaks, and where a year is missing", () => {
    const runs = (...points: readonly ReturnType<typeof point>[]) => runsOf(points).map((run) => run.length);
    expect(runs(point(1), point(2), point(3))).toEqual([3]);
    expect(runs(point(1), point(2), point(3, true), point(4))).toEqual([2, 2]);
    expect(runs(point(1), point(null), point(3))).toEqual([1, 1]);
    expect(runs(point(null))).toEqual([]);
  });

  test("go through five years of the same stretch; a day stands alone", () => {
    expect(sparkPeriods("2023-H1")).toEqual(["2019-H1", "2020-H1", "2021-H1", "2022-H1", "2023-H1"]);
    expect(sparkPeriods("2023-12-19")).toEqual(["2023-12-19"]);
  });
});

test("a file has numbers as numbers, in the order of the screen, and says what is not there", () => {
  const choice: Choice = { ...plain, lines: ["target"] };
  const arrangement = arrange(comparison, { sort: "LOW 2023" });
  const shape = { arrangement, choice, cells: shownCells(comparison, choice) };
  const { sheet, details, notes } = tablesOf(comparison, shape);
  expect(sheet.rows.slice(0, 5)).toEqual([
    ["Đơn vị", "Chỉ tiêu LOW (người)", "Chỉ tiêu EMPTY (người)"],
    ["Đông", 9, null],
    ["Bắc", 5, null],
    ["Tây", 2, null],
    ["An", null, null],
  ]);
  expect(details.rows[3]).toEqual(["Bắc", "Chỉ tiêu LOW (người)", 5, null, 1, "Đã báo cáo", 4, "Đăng ký 4"]);
  expect(notes.rows[1]).toEqual(["So sánh", "=Cụm, Năm 2023", null]);
});

describe("the address", () => {
  test("is read with care", () => {
    expect(
      readCompareSearch({
        cluster: "CUM",
        year: "2023",
        period: "2023-13",
        indicators: "A,B",
        direction: "left",
        boundary: "2025-13-01",
        asOf: "now",
      }),
    ).toEqual({ cluster: "CUM", year: 2023, indicators: ["A", "B"] });
    expect(
      readCompareSearch({ period: "2023", swap: "1", lines: "rank,x", colour: "rank", boundary: "CURRENT" }),
    ).toEqual({
      periods: ["2023"],
      swap: true,
      lines: ["rank"],
      colour: "rank",
      boundary: "CURRENT",
    });
  });

  test("carries formulas whatever marks are in them", () => {
    const formulas = [
      {
        code: "OWN1",
        formula: "MEM_TOTAL ÷ (LAB_TOTAL − 1,5)",
        name: 'Tên, "lạ"; |',
        measure: "%",
        direction: "LOWER",
      },
    ] as const;
    expect(readFormulas(writeFormulas(formulas))).toEqual(formulas);
    expect(readFormulas('[["A","B"],["OWN1","1","","","UP"],7]')).toEqual([]);
    expect(readFormulas("[")).toEqual([]);
  });
});
