import { emptyContent } from "@bangvang/schema/figure";
import { beforeEach, describe, expect, test } from "vitest";
import type { ChangeEvent } from "../api/live.ts";
import type { News } from "./cell-edit.ts";
import { newsOf } from "./news.ts";
import { settle } from "./outcomes.ts";
import { EditStore } from "./store.ts";
import { allWritten, base, block, edit, key, setTo, valueOf } from "./test-cells.ts";
import { toChangeSet } from "./to-change-set.ts";

let store: EditStore;
const january = key("2023-01");
const told = (value: string, version: number, at = january): News => ({
  ...emptyContent,
  state: "VALUE",
  value,
  key: at,
  version,
  changedBy: "Bình",
  changedAt: "2023-02-01T00:00:00Z",
});
const stands = () => store.block!.baseAt(0, 0);

beforeEach(() => {
  store = new EditStore();
  store.show(block([10, 20, null]));
});

test("an event tells of each cell what it holds, in whose name and when", () => {
  const event: ChangeEvent = {
    kind: "CHANGES",
    cursor: "",
    changeSet: { id: "", actor: "Bình", appliedAt: "2023-02-01T00:00:00Z" },
    cells: [{ ...january, ...emptyContent, version: 2, state: "VALUE", value: 11 }],
  };
  expect(newsOf(event)).toEqual([told("11", 2)]);
  expect(newsOf({ ...event, changeSet: null, cells: [] })).toEqual([]);
});

describe("what others change", () => {
  test("stands in the sheet at once, and older news changes nothing", () => {
    expect(store.hear([told("11", 3)])).toEqual([january]);
    expect(stands()).toMatchObject({ value: "11", version: 3 });
    expect(store.hear([told("9", 2), told("8", 5, key("2024-01"))])).toEqual([]);
    expect(stands()).toMatchObject({ value: "11", version: 3 });
  });

  test("is not what was saved here any more, and what this page has saved is no news to it", () => {
    setTo(store, "2023-01", "11");
    setTo(store, "2023-02", "21");
    const sent = toChangeSet(store.sendable(), { id: "", reason: null });
    settle(store, sent, allWritten(sent));
    store.hear([told("11", 2), told("22", 3, key("2023-02"))]);
    expect([store.isSaved(january), store.isSaved(key("2023-02"))]).toEqual([true, false]);
  });

  test("does not touch an edit, which keeps the base it was made on", () => {
    setTo(store, "2023-01", "12");
    expect(store.hear([told("11", 2)])).toEqual([]);
    expect(store.edit(january)).toMatchObject({
      mine: { value: "12" },
      base: { value: "10", version: 1 },
      theirs: null,
    });
  });

  test("is told to an edit that is in conflict already", () => {
    const before = edit(january, "10", "12", { theirs: { ...base("11", 2), changedBy: "An", changedAt: "" } });
    store.settle([{ key: january, before: null, after: before }]);
    store.hear([told("13", 3)]);
    expect(store.edit(january)).toMatchObject({ mine: { value: "12" }, theirs: { value: "13", changedBy: "Bình" } });
  });

  test("is somebody else's, and what this page saved is not", () => {
    expect(store.isChangedByOthers(january, 1)).toBe(false);
    store.hear([told("11", 2)]);
    expect(store.isChangedByOthers(january, 1)).toBe(true);
    expect(store.isChangedByOthers(january, 2)).toBe(false);
    store.settle([], [{ key: january, content: emptyContent, version: 3 }]);
    expect(store.isChangedByOthers(january, 1)).toBe(false);
  });
});

describe("an open editor", () => {
  const other = base("5");
  const baseFor = (at: typeof january) => store.bases.baseFor({ key: at, before: store.edit(at), said: () => other });

  test("is based on what stood there when it was opened, whatever is told or read meanwhile", () => {
    store.bases.hold(january);
    store.hear([told("11", 2)]);
    store.show(block([12, 20, null], [3, 1, 1]));
    expect(stands()).toMatchObject({ value: "12", version: 3 });
    expect(baseFor(january)).toMatchObject({ value: "10", version: 1 });
    expect(baseFor(key("2023-02"))).toBe(other);
    store.release(key("2023-02"));
    expect(store.bases.isHeld(january)).toBe(true);
    store.release(january);
    expect(baseFor(january)).toBe(other);
  });

  test("is based on what this page has saved meanwhile, which is no conflict with oneself", () => {
    setTo(store, "2023-01", "11");
    const sent = toChangeSet(store.sendable(), { id: "", reason: null });
    store.bases.hold(january);
    settle(store, sent, allWritten(sent));
    expect(baseFor(january)).toMatchObject({ value: "11", version: 2 });
  });

  test("shows what came meanwhile as soon as it is closed, and nothing anew when nothing came", () => {
    const heard: unknown[] = [];
    store.bases.hold(january);
    store.hear([told("11", 2)]);
    store.subscribe((keys) => heard.push(keys));
    store.release(january);
    store.bases.hold(january);
    store.release(january);
    expect(heard).toEqual([[january]]);
  });
});

describe("a sheet that was read before and comes after", () => {
  test("shows what was saved meanwhile, and what was told", () => {
    setTo(store, "2023-01", "11");
    const sent = toChangeSet(store.sendable(), { id: "", reason: null });
    store.show(null);
    const cells = [{ ...january, index: 0, version: 2, became: "WRITTEN" as const }];
    settle(store, sent, { __typename: "Applied", id: "", cells, left: [] });
    store.hear([told("22", 2, key("2023-02"))]);
    store.show(block([10, 20, null]));
    expect(stands()).toMatchObject({ value: "11", version: 2 });
    expect(store.block!.baseAt(0, 1)).toMatchObject({ value: "22", version: 2 });
    store.undo();
    expect(valueOf(store.edit(january))).toBe("10");
  });

  test("of a database that was restored is believed once what was told is forgotten", () => {
    store.hear([told("11", 6)]);
    store.forgetTold();
    store.show(block([9], [3]));
    expect(stands()).toMatchObject({ value: "9", version: 3 });
  });
});
