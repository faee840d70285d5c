import type { ImportProblem } from "@bangvang/schema/exchange";
import { expect, test } from "vitest";
import { summaryOf } from "./summary.ts";

const file = { kind: "READ", count: 1_500, rows: [], problems: [], settledByColumn: 0, ignoredColumns: [] } as const;
const problem = (row: number, severity: "HARD" | "SOFT"): ImportProblem => ({
  code: severity === "HARD" ? "NOT_WHOLE" : "OUT_OF_BAND",
  severity,
  row,
  column: "value",
  key: null,
  params: {},
  conflict: null,
});

test("doubts are counted in full, and rows that have nothing but doubts", () => {
  const doubts = Array.from({ length: 1_200 }, (_, index) => problem(index + 2, "SOFT"));
  const problems = [...doubts, problem(2, "SOFT"), problem(3, "HARD"), problem(1_400, "HARD")];
  const summary = summaryOf(file, { cells: [], unedited: 298, blank: 0, problems: [] }, null, problems);
  expect(summary.counts).toMatchObject({ problems: 1_203, doubts: 1_201, doubted: 1_199 });
  expect(summary.problems).toHaveLength(1_000);
});
