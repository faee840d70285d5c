import { emptyContent } from "@bangvang/schema/figure";
import { beforeEach, describe, expect, test } from "vitest";
import type { ChangeEvent } from "../api/live.ts";
import type { News } from "./cell-edit.ts";
import { NewsDesk, newsOf } from "./news.ts";
import { EditStore } from "./store.ts";
import { base, block, edit, key, setTo, valueOf } from "./test-cells.ts";

let store: EditStore;
let desk: NewsDesk;
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
  desk = new NewsDesk(store);
});

test("an event tells of each cell what it holds, in whose name and when", () => {
  const event = {
    kind: "CHANGES",
    cursor: "",
    changeSet: { actor: "Bình", appliedAt: "2023-02-01T00:00:00Z" },
    cells: [
      {
        ...january,
        version: 2,
        state: "VALUE",
        value: 11,
        qualifier: "EXACT",
        quality: "REPORTED",
        note: null,
        source: null,
      },
    ],
  } as ChangeEvent;
  expect(newsOf(event)).toEqual([told("11", 2)]);
  expect(newsOf({ ...event, changeSet: null, cells: [] })).toEqual([]);
});

describe("what others change", () => {
  test("stands in the sheet at once, and older news changes nothing", () => {
    expect(desk.hear([told("11", 3)])).toEqual({ changed: [january], waiting: null });
    expect(stands()).toMatchObject({ value: "11", version: 3 });
    expect(desk.hear([told("9", 2), told("8", 5, key("2024-01"))])).toEqual({ changed: [], waiting: null });
    expect(stands()).toMatchObject({ value: "11", version: 3 });
  });

  test("does not touch an edit, which keeps the base it was made on", () => {
    setTo(store, "2023-01", "12");
    expect(desk.hear([told("11", 2)]).changed).toEqual([]);
    expect(store.edit(january)).toMatchObject({
      mine: { value: "12" },
      base: { value: "10", version: 1 },
      theirs: null,
    });
  });

  test("is told to an edit that is in conflict already", () => {
    const before = edit(january, "10", "12", { theirs: { ...base("11", 2), changedBy: "An", changedAt: "" } });
    store.settle([{ key: january, before: null, after: before }]);
    desk.hear([told("13", 3)]);
    expect(store.edit(january)).toMatchObject({ mine: { value: "12" }, theirs: { value: "13", changedBy: "Bình" } });
  });
});

describe("under an open editor", () => {
  test("waits until it is closed, so that what was typed is based on what was seen", () => {
    desk.hold(january);
    expect(desk.hear([told("11", 2), told("21", 2, key("2023-02"))])).toEqual({
      changed: [key("2023-02")],
      waiting: told("11", 2),
    });
    expect(stands().version).toBe(1);
    setTo(store, "2023-01", "12");
    desk.release(january);
    expect(stands()).toMatchObject({ value: "11", version: 2 });
    expect(store.edit(january)!.base.version).toBe(1);
    expect(valueOf(store.edit(january))).toBe("12");
  });

  test("the editor of another cell lets it in", () => {
    desk.hold(january);
    desk.hear([told("11", 2)]);
    desk.hold(key("2023-02"));
    desk.release(january);
    expect(stands().version).toBe(2);
  });
});
