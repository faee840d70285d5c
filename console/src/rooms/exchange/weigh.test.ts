import type { ImportOutcome, ImportProblem } from "@bangvang/schema/exchange";
import { describe, expect, test } from "vitest";
import { firstOptions, type ImportOptions } from "./import-options.ts";
import { weigh } from "./weigh.ts";

const problem = (rest: Partial<ImportProblem> = {}): ImportProblem => ({
  code: "VALUE_UNREADABLE",
  severity: "HARD",
  row: 2,
  column: "value",
  key: null,
  params: {},
  conflict: null,
  ...rest,
});
const soft = problem({ code: "OUT_OF_BAND", severity: "SOFT", row: 3 });
const counts = { rows: 9, new: 1, changed: 2, cleared: 0, unchanged: 0, blank: 0, settledByColumn: 0 };

function weighed(
  problems: readonly ImportProblem[],
  options: Partial<ImportOptions> = {},
  part: Partial<ImportOutcome["counts"]> = {},
) {
  const doubts = problems.filter(({ severity }) => severity === "SOFT");
  const told = {
    problems: problems.length,
    doubts: doubts.length,
    doubted: new Set(doubts.map(({ row }) => row)).size,
  };
  const outcome: ImportOutcome = {
    id: "",
    result: "CHECKED",
    changeSet: null,
    counts: { ...counts, ...told, ...part },
    differences: [],
    problems,
    ignoredColumns: [],
  };
  return weigh(outcome, { ...firstOptions, ...options });
}

describe("a checked file may be applied", () => {
  const reason = { because: "đã hỏi lại" };
  const clean = { mode: "CLEAN_CELLS" } as const;
  const none = { new: 0, changed: 0 };
  test.each<[string, boolean, ReturnType<typeof weigh>]>([
    ["without problems", true, weighed([])],
    ["that changes something", false, weighed([], {}, none)],
    ["not with a hard problem", false, weighed([problem()])],
    ["but for its clean rows", true, weighed([problem()], clean)],
    ["of which there must be some", false, weighed([problem()], clean, none)],
    ["not with a doubt", false, weighed([soft])],
    ["not with a reason of blanks", false, weighed([soft], { because: "  " })],
    ["with a doubt and a reason", true, weighed([soft], reason)],
    ["with nothing but doubts and a reason", true, weighed([soft], reason, none)],
    ["not with a reason for the wrong problem", false, weighed([soft, problem()], reason)],
    ["not with hard problems that are not listed", false, weighed([soft], reason, { problems: 1_200 })],
    ["with more doubts than are listed", true, weighed([soft], reason, { problems: 1_200, doubts: 1_200 })],
    ["never as a whole that could not be read", false, weighed([problem({ code: "FILE_BROKEN", row: null })], clean)],
  ])("%s: %s", (_, mayApply, result) => expect(result.mayApply).toBe(mayApply));
});

test("what would change counts the doubted rows once there is a reason, each once", () => {
  expect(weighed([soft, soft]).changes).toBe(3);
  expect(weighed([soft, { ...soft, code: "FAR_FROM_PEERS" }], { because: "x" }).changes).toBe(4);
  expect(weighed([soft], { because: "x" }, { problems: 1_200, doubts: 1_200, doubted: 1_100 }).changes).toBe(1_103);
});

test("there is a choice only between rows of both kinds", () => {
  expect(weighed([]).mayBeOnlyClean).toBe(false);
  expect(weighed([problem()], {}, { new: 0, changed: 0 }).mayBeOnlyClean).toBe(false);
  expect(weighed([problem()]).mayBeOnlyClean).toBe(true);
});
