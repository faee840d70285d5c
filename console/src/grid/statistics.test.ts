import { describe, expect, test } from "vitest";
import { Tally, type IndicatorFacts } from "./statistics.ts";

const facts: Readonly<Record<string, IndicatorFacts>> = {
  EMU_INIT: { measure: "sáng kiến", nature: "FLOW" },
  CARE_HOUSE: { measure: "nhà", nature: "FLOW" },
  MEM_TOTAL: { measure: "người", nature: "STOCK" },
  COVER_RATE: { measure: "%", nature: "RATIO" },
};
const cell = (value: number | null, indicator = "EMU_INIT", period = "2023-01", unit = "LCA") => ({
  value,
  isBlank: value === null,
  isSample: false,
  unit,
  indicator,
  period,
});
const count = (...cells: ReturnType<typeof cell>[]) => {
  const tally = new Tally();
  for (const one of cells) tally.add(one);
  return tally.statistics((code) => facts[code]);
};

describe("statistics", () => {
  test("blank is not zero", () => {
    expect(count(cell(0), cell(null), cell(4, "EMU_INIT", "2023-02"))).toEqual({
      cells: 3,
      numbers: 2,
      blanks: 1,
      samples: 0,
      min: 0,
      max: 4,
      sum: 4,
      average: 2,
    });
  });

  test("samples are counted, so that a total of them says so", () => {
    expect(count(cell(1), { ...cell(2), isSample: true }, { ...cell(null), isSample: true }).samples).toBe(1);
  });

  test("different measures are not added, nor averaged", () => {
    expect(count(cell(1), cell(2, "CARE_HOUSE"))).toMatchObject({ sum: null, average: null, min: null });
  });

  test("a stock adds over units, not over time", () => {
    expect(count(cell(1, "MEM_TOTAL", "2023", "LCA"), cell(2, "MEM_TOTAL", "2023", "SLA")).sum).toBe(3);
    expect(count(cell(1, "MEM_TOTAL", "2023-01"), cell(2, "MEM_TOTAL", "2023-02"))).toMatchObject({
      sum: null,
      average: 1.5,
    });
  });

  test("a rate is never added", () => {
    expect(count(cell(50, "COVER_RATE", "2023", "LCA"), cell(60, "COVER_RATE", "2023", "SLA"))).toMatchObject({
      sum: null,
      average: 55,
    });
  });

  test("a year beside its months would count twice", () => {
    expect(count(cell(1, "EMU_INIT", "2023-01"), cell(12, "EMU_INIT", "2023")).sum).toBeNull();
  });

  test("nothing selected", () => {
    expect(count()).toEqual({
      cells: 0,
      numbers: 0,
      blanks: 0,
      samples: 0,
      min: null,
      max: null,
      sum: null,
      average: null,
    });
  });
});
