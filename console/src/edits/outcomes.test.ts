import { beforeEach, describe, expect, test } from "vitest";
import type { ChangeSetOutcome } from "../api/figures.ts";
import { settle } from "./outcomes.ts";
import { EditStore } from "./store.ts";
import { block, key, setTo, valueOf } from "./test-cells.ts";
import { toChangeSet } from "./to-change-set.ts";

let store: EditStore;
const id = "00000000-0000-4000-8000-000000000000";
const sent = () => toChangeSet(store.all(), { id, reason: null });
const applied = (...versions: number[]): ChangeSetOutcome => ({
  __typename: "Applied",
  id,
  cells: versions.map((version) => ({ ...key("2023-01"), version })),
});

beforeEach(() => {
  store = new EditStore();
  store.show(block([10, 20, null]));
  setTo(store, "2023-01", "11");
  setTo(store, "2023-03", "33");
});

describe("applied", () => {
  test("cells are saved with their new version, and undo does not reach behind it", () => {
    expect(settle(store, sent(), applied(2, 1))).toEqual({ kind: "APPLIED", count: 2 });
    expect(store.size).toBe(0);
    expect(store.block!.baseAt(0, 0)).toMatchObject({ value: "11", version: 2 });
    expect(store.block!.baseAt(0, 2)).toMatchObject({ value: "33", version: 1 });
    expect(store.isSaved(key("2023-01"))).toBe(true);
    expect(store.undoable).toBeNull();
  });

  test("a cell edited while the set was on its way stays, on the new version", () => {
    const set = sent();
    setTo(store, "2023-01", "12");
    settle(store, set, applied(2, 1));
    expect(store.edit(key("2023-01"))).toMatchObject({ mine: { value: "12" }, base: { value: "11", version: 2 } });
    expect(store.edit(key("2023-03"))).toBeNull();
  });
});

describe("rejected", () => {
  const place = { ...key("2023-01"), params: [] };
  const theirs = {
    version: 5,
    state: "VALUE",
    value: 99,
    qualifier: "EXACT",
    quality: "REPORTED",
    note: null,
    source: null,
    changedBy: "Bình",
    changedAt: "2026-01-01T00:00:00Z",
  } as const;

  test("each problem is painted on its cell and nothing is lost", () => {
    const outcome: ChangeSetOutcome = {
      __typename: "Rejected",
      id,
      problems: [
        { ...place, code: "VERSION_CONFLICT", index: 0, theirs },
        { ...key("2023-03"), params: [], code: "FORBIDDEN", index: 1, theirs: null },
      ],
    };
    expect(settle(store, sent(), outcome)).toEqual({ kind: "REJECTED", invalid: 1, conflicts: 1, setProblems: [] });
    expect(store.counts()).toEqual({ pending: 0, invalid: 1, conflict: 1 });
    expect(store.edit(key("2023-01"))).toMatchObject({
      mine: { value: "11" },
      theirs: { value: "99", changedBy: "Bình" },
    });
    expect(toChangeSet(store.all(), { id, reason: null }).cells).toEqual([]);
  });

  test("a problem of the whole set leaves the cells as they are", () => {
    const problem = {
      code: "REASON_REQUIRED",
      index: null,
      unit: null,
      indicator: null,
      period: null,
      kind: null,
      params: [],
      theirs: null,
    };
    const settled = settle(store, sent(), { __typename: "Rejected", id, problems: [problem] });
    expect(settled).toMatchObject({ kind: "REJECTED", invalid: 0, setProblems: [{ code: "REASON_REQUIRED" }] });
    expect(store.counts().pending).toBe(2);
  });

  test("a complaint about a value that was changed since is not painted", () => {
    const set = sent();
    setTo(store, "2023-01", "12");
    settle(store, set, {
      __typename: "Rejected",
      id,
      problems: [{ ...place, code: "NOT_WHOLE", index: 0, theirs: null }],
    });
    expect(store.edit(key("2023-01"))!.problems).toEqual([]);
    expect(valueOf(store.edit(key("2023-01")))).toBe("12");
  });
});
