import { emptyContent } from "@bangvang/schema/figure";
import { beforeEach, describe, expect, test } from "vitest";
import { mineTaken } from "./commands.ts";
import { settle } from "./outcomes.ts";
import { resolveConflicts } from "./resolve.ts";
import { EditStore } from "./store.ts";
import { allWritten, block, command, edit, key, setTo, valueOf } from "./test-cells.ts";
import { toChangeSet } from "./to-change-set.ts";

/** Undo and redo of what is saved already, by itself and in the background. */
let store: EditStore;
const [january, february] = [key("2023-01"), key("2023-02")];

beforeEach(() => {
  store = new EditStore();
  store.show(block([10, 20, null]));
});

const unsaved = () => toChangeSet(store.sendable(), { id: "", reason: null }).cells;

/** Sends what can be sent, and is told that each cell has its next version. */
function save(): void {
  const set = toChangeSet(store.sendable(), { id: "", reason: null });
  settle(store, set, allWritten(set));
}

const stands = (at: typeof january) => {
  const place = store.block!.find(at)!;
  const { value, version } = store.block!.baseAt(place.row, place.column);
  return `${value} v${version}`;
};

describe("a saved action", () => {
  test("is taken back by the version that stood before it, and done again by the version it made", () => {
    setTo(store, "2023-01", "11");
    save();
    expect(store.undo()).toMatchObject({ passed: [] });
    expect(unsaved()).toMatchObject([{ value: "10", baseVersion: 2, restores: 1 }]);
    save();
    expect(stands(january)).toBe("10 v3");
    expect(store.redo()).toMatchObject({ passed: [] });
    expect(unsaved()).toMatchObject([{ value: "11", baseVersion: 3, restores: 2 }]);
    save();
    expect(stands(january)).toBe("11 v4");
    store.undo();
    expect(unsaved()).toMatchObject([{ value: "10", baseVersion: 4, restores: 3 }]);
  });

  test("undone and done again before it is sent is no edit at all", () => {
    setTo(store, "2023-01", "11");
    save();
    store.undo();
    store.redo();
    expect(store.size).toBe(0);
    expect(stands(january)).toBe("11 v2");
  });

  test("a cell that was empty is emptied again", () => {
    setTo(store, "2023-03", "33");
    save();
    store.undo();
    expect(unsaved()).toMatchObject([{ state: "NOT_REPORTED", value: null, baseVersion: 2, restores: 1 }]);
  });

  test("five hundred of them go back to the first figure, one by one", () => {
    for (let step = 1; step <= 500; step += 1) {
      setTo(store, "2023-01", String(1000 + step));
      if (step % 3 === 0) save();
    }
    save();
    for (let step = 500; step >= 1; step -= 1) {
      expect(store.undo()).toMatchObject({ passed: [] });
      if (step % 7 === 0) save();
      const now = valueOf(store.edit(january)) ?? stands(january).split(" ")[0];
      expect(now).toBe(step === 1 ? "10" : String(1000 + step - 1));
    }
    expect(store.undo()).toBeNull();
  });
});

describe("typed twice before it was saved", () => {
  test("each step goes back by itself: to what was typed first, then to what stood there", () => {
    setTo(store, "2023-01", "11");
    setTo(store, "2023-01", "12");
    save();
    store.undo();
    expect(unsaved()).toMatchObject([{ value: "11", baseVersion: 2 }]);
    expect(unsaved()[0]).not.toHaveProperty("restores");
    store.undo();
    expect(unsaved()).toMatchObject([{ value: "10", baseVersion: 2, restores: 1 }]);
  });

  test("and saved in between, the version in between is the one that comes back", () => {
    setTo(store, "2023-01", "11");
    const first = toChangeSet(store.sendable(), { id: "", reason: null });
    setTo(store, "2023-01", "12");
    settle(store, first, allWritten(first));
    save();
    expect(stands(january)).toBe("12 v3");
    store.undo();
    expect(unsaved()).toMatchObject([{ value: "11", baseVersion: 3, restores: 2 }]);
  });
});

describe("beside other people", () => {
  test("what somebody changed since is passed over and named, the rest goes back", () => {
    store.apply(
      command(
        { key: january, before: null, after: edit(january, "10", "11") },
        { key: february, before: null, after: edit(february, "20", "21") },
      ),
    );
    save();
    store.block!.write(february, { ...emptyContent, state: "VALUE", value: "25" }, 3);
    expect(store.undo()).toMatchObject({ passed: [february], command: { changes: [{ key: january }] } });
    expect(unsaved()).toMatchObject([{ value: "10" }]);
  });

  test("what somebody set to the very same is mine to take back", () => {
    setTo(store, "2023-01", "11");
    save();
    store.block!.write(january, { ...emptyContent, state: "VALUE", value: "11", note: null }, 3);
    expect(store.undo()).toMatchObject({ passed: [] });
    expect(unsaved()).toMatchObject([{ value: "10", baseVersion: 3, restores: 1 }]);
  });

  test("a cell of another sheet goes back on the version its step left, for the server to judge", () => {
    setTo(store, "2023-01", "11");
    save();
    store.show(null);
    expect(store.undo()).toMatchObject({ passed: [] });
    expect(unsaved()).toMatchObject([{ value: "10", baseVersion: 2, restores: 1 }]);
  });
});

test("a conflict decided for mine and saved goes back to their figure, and no further over it", () => {
  setTo(store, "2023-01", "12");
  const mine = store.edit(january)!;
  const theirs = {
    ...emptyContent,
    state: "VALUE",
    value: "11",
    version: 2,
    changedBy: "Bình",
    changedAt: "",
  } as const;
  store.settle([{ key: january, before: mine, after: { ...mine, theirs } }]);
  resolveConflicts(store, [store.edit(january)!], mineTaken);
  save();
  expect(stands(january)).toBe("12 v3");
  store.undo();
  expect(unsaved()).toMatchObject([{ value: "11", baseVersion: 3, restores: 2 }]);
  save();
  expect(store.undo()).toMatchObject({ passed: [january] });
  expect(stands(january)).toBe("11 v4");
});

test("a new action ends what could be done again", () => {
  setTo(store, "2023-01", "11");
  save();
  store.undo();
  setTo(store, "2023-02", "21");
  expect(store.redo()).toBeNull();
});
