import { beforeEach, describe, expect, test } from "vitest";
import type { ChangeSetOutcome, WireProblem } from "../api/figures.ts";
import { areAmong, stillDoubted } from "./as-sent.ts";
import { settle } from "./outcomes.ts";
import { EditStore } from "./store.ts";
import { base, block, key, setTo, valueOf } from "./test-cells.ts";
import { keyOf, toChangeSet } from "./to-change-set.ts";

let store: EditStore;
const id = "00000000-0000-4000-8000-000000000000";
const sent = () => toChangeSet(store.sendable(), { id, reason: null });
const applied = (...versions: number[]) => ({
  __typename: "Applied" as const,
  id,
  cells: versions.map((version, index) => ({ ...key("2023-01"), index, version, became: "WRITTEN" as const })),
  left: [],
});
const problem = (part: Partial<WireProblem> & { readonly code: string }): WireProblem => ({
  ...key("2023-01"),
  severity: "HARD",
  index: 0,
  params: [],
  base: null,
  mine: null,
  theirs: null,
  ...part,
});
const rejected = (...problems: WireProblem[]): ChangeSetOutcome => ({ __typename: "Rejected", id, problems });
const none = { invalid: 0, doubted: 0, conflicts: 0 };

beforeEach(() => {
  store = new EditStore();
  store.show(block([10, 20, null]));
  setTo(store, "2023-01", "11");
  setTo(store, "2023-03", "33");
});

describe("applied", () => {
  test("cells are saved with their new version", () => {
    expect(settle(store, sent(), applied(2, 1))).toEqual({ kind: "APPLIED", count: 2, kept: [], ...none });
    expect(store.size).toBe(0);
    expect(store.block!.baseAt(0, 0)).toMatchObject({ value: "11", version: 2 });
    expect(store.block!.baseAt(0, 2)).toMatchObject({ value: "33", version: 1 });
    expect(store.isSaved(key("2023-01"))).toBe(true);
  });

  test("a cell edited while the set was on its way stays, on the new version", () => {
    const set = sent();
    setTo(store, "2023-01", "12");
    settle(store, set, applied(2, 1));
    expect(store.edit(key("2023-01"))).toMatchObject({ mine: { value: "12" }, base: { value: "11", version: 2 } });
    expect(store.edit(key("2023-03"))).toBeNull();
  });

  test.each([
    ["undone", () => void (store.undo(), store.undo())],
    ["typed back", () => setTo(store, "2023-01", "10")],
  ])("a cell %s while it was on its way is an edit now: the old figure on the new version", (_, goBack) => {
    const set = sent();
    store.markSending(set.cells.map(keyOf));
    goBack();
    expect(store.edit(key("2023-01"))).toBeNull();
    settle(store, set, applied(2, 1));
    expect(store.block!.baseAt(0, 0)).toMatchObject({ value: "11", version: 2 });
    expect(store.edit(key("2023-01"))).toMatchObject({ mine: { value: "10" }, base: { value: "11", version: 2 } });
    expect(sent().cells).toContainEqual(expect.objectContaining({ baseVersion: 2, baseValue: "11", value: "10" }));
  });

  test("a cell that held what was sent already is not taken back: another set has saved it", () => {
    const set = sent();
    store.markSending(set.cells.map(keyOf));
    store.forgetAll();
    store.markSending(set.cells.map(keyOf), [base("10"), base(null)]);
    const cells = applied(3, 1).cells.map((cell) => ({ ...cell, became: "UNCHANGED" as const }));
    settle(store, set, { ...applied(), cells });
    expect(store.size).toBe(0);
  });

  test("a sample taken back while it was on its way is a sample again, by the version that was one", () => {
    store = new EditStore();
    const source = "generated-sample";
    store.show(block([10], [1], { qualities: ["SAMPLE"], sources: [source] }));
    setTo(store, "2023-01", "11");
    const set = sent();
    store.markSending(set.cells.map(keyOf));
    store.undo();
    settle(store, set, applied(2));
    expect(store.block!.baseAt(0, 0)).toMatchObject({ value: "11", quality: "REPORTED", version: 2 });
    expect(sent().cells).toMatchObject([{ value: "10", quality: "SAMPLE", source, baseVersion: 2, restores: 1 }]);
  });

  test("what was forgotten while it was on its way is no edit", () => {
    const set = sent();
    store.markSending(set.cells.map(keyOf));
    store.forgetAll();
    settle(store, set, applied(2, 1));
    expect(store.size).toBe(0);
  });

  test("a cell that was not edited after all gives way to what somebody else wrote, and is to be read anew", () => {
    const [first, second] = applied(5, 1).cells;
    const outcome = { ...applied(), cells: [{ ...first!, became: "KEPT" as const }, second!] };
    expect(settle(store, sent(), outcome)).toMatchObject({ kind: "APPLIED", count: 1, kept: [key("2023-01")] });
    expect(store.size).toBe(0);
    expect(store.block!.baseAt(0, 0)).toMatchObject({ value: "10", version: 1 });
    expect(store.isSaved(key("2023-01"))).toBe(false);
  });

  test("what was left out of a set comes back painted, the rest is saved", () => {
    const outcome = { ...applied(2), left: [problem({ ...key("2023-03"), index: 1, code: "NOT_WHOLE" })] };
    expect(settle(store, sent(), outcome)).toEqual({ kind: "APPLIED", count: 1, kept: [], ...none, invalid: 1 });
    expect(store.edit(key("2023-01"))).toBeNull();
    expect(store.counts()).toEqual({ pending: 0, doubted: 0, invalid: 1, conflict: 0 });
  });
});

describe("rejected", () => {
  const side = { state: "VALUE", qualifier: "EXACT", quality: "REPORTED", note: null, source: null } as const;
  const theirs = { ...side, version: 5, value: 99, changedBy: "Bình", changedAt: "2026-01-01T00:00:00Z" };

  test("each problem is painted on its cell and nothing is lost", () => {
    const conflict = problem({
      code: "VERSION_CONFLICT",
      base: { ...side, value: 9 },
      mine: { ...side, value: 11 },
      theirs,
    });
    const outcome = rejected(conflict, problem({ ...key("2023-03"), code: "FORBIDDEN", index: 1 }));
    const set = sent();
    expect(settle(store, set, outcome)).toEqual({
      kind: "REJECTED",
      setProblems: [],
      ...none,
      invalid: 1,
      conflicts: 1,
    });
    expect(store.counts()).toEqual({ pending: 0, doubted: 0, invalid: 1, conflict: 1 });
    expect(store.edit(key("2023-01"))).toMatchObject({
      base: { value: "9", version: 1 },
      mine: { value: "11" },
      theirs: { value: "99", changedBy: "Bình" },
    });
    expect(sent().cells).toEqual([]);
  });

  test("what the server doubts is not sent again until somebody says why, or changes it", () => {
    const outcome = rejected(problem({ code: "FAR_FROM_LAST_YEAR", severity: "SOFT" }));
    expect(settle(store, sent(), outcome)).toMatchObject({ kind: "REJECTED", ...none, doubted: 1 });
    expect(store.counts()).toEqual({ pending: 1, doubted: 1, invalid: 0, conflict: 0 });
    expect(sent().cells).toMatchObject([key("2023-03")]);
    setTo(store, "2023-01", "12");
    expect(sent().cells).toHaveLength(2);
  });

  test("a reason speaks for the figures it was asked about, and for no others", () => {
    const doubted = (index: number, month: string): WireProblem =>
      problem({ ...key(month), index, code: "FAR_FROM_LAST_YEAR", severity: "SOFT" });
    settle(store, sent(), rejected(doubted(0, "2023-01"), doubted(1, "2023-03")));
    const asked = store.ofStatus("DOUBTED");
    expect(asked).toHaveLength(2);
    expect(areAmong(asked.slice(1), asked)).toBe(true);
    setTo(store, "2023-01", "12");
    expect(stillDoubted(store, asked)).toMatchObject([{ key: key("2023-03") }]);
    settle(store, sent(), rejected(doubted(0, "2023-01")));
    expect(areAmong(store.ofStatus("DOUBTED"), asked)).toBe(false);
  });

  test("a problem of the whole set leaves the cells as they are", () => {
    const ofSet = problem({
      code: "REASON_TOO_LONG",
      index: null,
      unit: null,
      indicator: null,
      period: null,
      kind: null,
      params: [{ name: "most", value: "500" }],
    });
    expect(settle(store, sent(), rejected(ofSet))).toMatchObject({
      kind: "REJECTED",
      invalid: 0,
      setProblems: [{ code: "REASON_TOO_LONG", params: { most: "500" } }],
    });
    expect(store.counts().pending).toBe(2);
  });

  test("a complaint about a value that was changed since is not painted", () => {
    const set = sent();
    setTo(store, "2023-01", "12");
    const outcome = rejected(problem({ code: "FAR_FROM_LAST_YEAR", severity: "SOFT" }));
    expect(settle(store, set, outcome)).toMatchObject(none);
    expect(store.edit(key("2023-01"))!.problems).toEqual([]);
    expect(valueOf(store.edit(key("2023-01")))).toBe("12");
  });
});
