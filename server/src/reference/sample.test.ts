import { describe, expect, test } from "vitest";
import { referenceRows } from "./files.ts";
import { sampleCells, type SampleCell } from "./sample.ts";
import { sampleSeries, sampleUnits } from "./sample-plan.ts";

const cells = sampleCells();
const keyOf = ({ unit, indicator, period, kind }: Omit<SampleCell, "value">): string =>
  `${unit} ${indicator} ${period} ${kind}`;
const values = new Map(cells.map((cell) => [keyOf(cell), cell.value]));
const valueAt = (unit: string, indicator: string, period: string): number | undefined =>
  values.get(keyOf({ unit, indicator, period, kind: "ACTUAL" }));

/** What the cluster itself reported for 2023, by indicator: on a day, in the year, at Tết or in May. */
const reported = referenceRows("figures").filter(
  (row) =>
    row["unit_code"] === "CUM-BGPB" &&
    row["kind"] === "ACTUAL" &&
    row["period"]!.startsWith("2023") &&
    row["value"] !== "",
);
const inPlan = reported.filter((row) => sampleSeries.some(({ code }) => code === row["indicator_code"]));
const samplePeriod = (row: Readonly<Record<string, string>>): string =>
  /^2023-\d\d-\d\d$/.test(row["period"]!) ? "2023" : row["period"]!;

describe("the seven provinces add up to what the cluster reported for 2023", () => {
  test.each(inPlan.map((row) => [row["indicator_code"]!, samplePeriod(row), Number(row["value"])] as const))(
    "%s in %s: %d",
    (indicator, period, total) => {
      const parts = sampleUnits.map(({ code }) => valueAt(code, indicator, period));
      expect(parts).not.toContain(undefined);
      expect(parts.reduce((a, b) => a! + b!, 0)).toBe(total);
    },
  );

  test("and every additive series it reported is in the sample", () => {
    expect(inPlan.length).toBeGreaterThanOrEqual(14);
    const additive = new Set(
      referenceRows("indicators")
        .filter((row) => row["over_units"] === "SUM")
        .map((row) => row["code"]),
    );
    const left = reported.filter((row) => !inPlan.includes(row) && additive.has(row["indicator_code"]));
    expect(left.map((row) => row["indicator_code"])).toEqual([]);
  });

  test("by head and deputy of the plan there are seven of them", () => {
    const members = referenceRows("cluster_members").filter(
      (row) => row["cluster_code"] === "CUM-BGPB" && row["year"] === "2023",
    );
    expect(sampleUnits.map(({ code }) => code).toSorted()).toEqual(members.map((row) => row["unit_code"]!).toSorted());
  });
});

test("the sample is the same each time, and no cell stands twice", () => {
  expect(sampleCells()).toEqual(cells);
  expect(values.size).toBe(cells.length);
  expect(cells.length).toBeGreaterThan(9_000);
});

test("every value is a whole number of at most 15 digits; only a balance may be below nothing", () => {
  const odd = cells.filter(
    ({ value, indicator }) =>
      !Number.isSafeInteger(value) || Math.abs(value) >= 1e15 || (value < 0 && indicator !== "FIN_BALANCE"),
  );
  expect(odd).toEqual([]);
});

test("money is a whole number of thousands", () => {
  const money = new Set(
    referenceRows("indicators")
      .filter((row) => row["measure"] === "đồng")
      .map((row) => row["code"]),
  );
  expect(cells.filter(({ indicator, value }) => money.has(indicator) && value % 1_000 !== 0)).toEqual([]);
});

test("a part is never above its whole, in any unit and period", () => {
  const wholes = new Map(
    referenceRows("indicators")
      .filter((row) => row["part_of"])
      .map((row) => [row["code"]!, row["part_of"]!]),
  );
  // Members are workers, women among the members are women among the workers, new unions are unions.
  const pairs = [
    ...wholes,
    ["MEM_TOTAL", "LAB_TOTAL"],
    ["MEM_FEMALE", "LAB_FEMALE"],
    ["MEM_FEMALE", "LAB_TOTAL"],
  ] as const;
  const above = pairs.flatMap(([part, whole]) =>
    cells.filter(({ indicator, unit, period, kind, value }) => {
      const limit = values.get(keyOf({ unit, indicator: whole, period, kind }));
      return indicator === part && kind === "ACTUAL" && limit !== undefined && value > limit;
    }),
  );
  expect(above.map((cell) => `${keyOf(cell)} = ${cell.value}`)).toEqual([]);
});

describe("months add up to the year", () => {
  test.each(["EMU_INIT", "MEM_NEW", "FIN_REV", "FIN_EXP", "LOAN_VALUE"])("%s", (indicator) => {
    for (const { code } of sampleUnits) {
      const months = Array.from({ length: 12 }, (_, n) =>
        valueAt(code, indicator, `2024-${String(n + 1).padStart(2, "0")}`)!,
      );
      expect(months.reduce((a, b) => a + b, 0)).toBe(valueAt(code, indicator, "2024"));
    }
  });
});

test("a stock ends its year with the value of December", () => {
  for (const { code } of sampleUnits)
    expect(valueAt(code, "MEM_TOTAL", "2023-12")).toBe(valueAt(code, "MEM_TOTAL", "2023"));
});

test("revenue is the sum of its parts, and each balance follows from the one before", () => {
  for (const { code } of sampleUnits) {
    const at = (indicator: string, period: string): number => valueAt(code, indicator, period)!;
    const parts = (period: string): number => at("FIN_KPCD2", period) + at("FIN_DP1", period) + at("FIN_OTHER", period);
    for (const period of ["2022", "2023", "2023-07"]) expect(at("FIN_REV", period)).toBe(parts(period));
    expect(at("FIN_BALANCE", "2023-02") - at("FIN_BALANCE", "2023-01")).toBe(
      at("FIN_REV", "2023-02") - at("FIN_EXP", "2023-02"),
    );
    expect(at("FIN_BALANCE", "2024-01") - at("FIN_BALANCE", "2023")).toBe(
      at("FIN_REV", "2024-01") - at("FIN_EXP", "2024-01"),
    );
  }
});

describe("units that merged on 1 July 2025 report nothing after June", () => {
  test.each(["HGI", "LCA"])("%s", (unit) => {
    const of2025 = cells
      .filter((cell) => cell.unit === unit && cell.period.startsWith("2025"))
      .map(({ period }) => period);
    expect([...new Set(of2025)].toSorted()).toEqual([
      "2025-01",
      "2025-02",
      "2025-03",
      "2025-04",
      "2025-05",
      "2025-06",
      "2025-TET",
    ]);
  });

  test("the others go on", () => {
    expect(valueAt("SLA", "MEM_TOTAL", "2025-12")).toBeGreaterThan(0);
    expect(valueAt("SLA", "MEM_TOTAL", "2025")).toBeGreaterThan(0);
  });
});

test("targets stand for every unit of a series that has them, on the period the target is registered for", () => {
  for (const { code, shape, target } of sampleSeries) {
    const period = { TET: "2023-TET", MAY: "2023-05", FLOW: "2023", STOCK: "2023" }[shape];
    const targets = sampleUnits.map(
      (unit) => values.get(keyOf({ unit: unit.code, indicator: code, period, kind: "TARGET" })) ?? 0,
    );
    expect([code, targets.reduce((a, b) => a + b, 0)]).toEqual([code, target ?? 0]);
  }
});
