import { describe, expect, test } from "vitest";
import type { CellEdit } from "./cell-edit.ts";
import { onItsWay } from "./on-its-way.ts";
import { settle } from "./outcomes.ts";
import { EditStore } from "./store.ts";
import { block, edit, key, valueOf } from "./test-cells.ts";
import { toChangeSet } from "./to-change-set.ts";

const id = "00000000-0000-4000-8000-000000000000";
const first = edit(key("2023-01"), "10", "11");
const second = edit(key("2023-02"), "20", "22");
const sending = toChangeSet([first], { id, reason: null });
const doubt = {
  ...key("2023-01"),
  code: "FAR_FROM_LAST_YEAR",
  severity: "SOFT" as const,
  index: 0,
  params: [],
  base: null,
  mine: null,
  theirs: null,
};

describe("at sign-out", () => {
  test("a set without an answer stays with its edits, also at the next sign-out; what was never sent goes", () => {
    const left = onItsWay({ edits: [first, second], sending });
    expect(left).toEqual({ edits: [first], sending });
    expect(onItsWay(left)).toEqual(left);
  });

  test("without such a set nothing stays", () => {
    expect(onItsWay({ edits: [first, second], sending: null })).toEqual({ edits: [], sending: null });
  });
});

describe("taking a draft up again", () => {
  const restored = (edits: readonly CellEdit[]): EditStore => {
    const store = new EditStore();
    store.show(block([10, 20]));
    expect(store.restore(edits)).toEqual([]);
    store.markSending([key("2023-01")], [first.base]);
    return store;
  };

  test("a set that is refused then keeps its figures", () => {
    const store = restored([first]);
    const outcome = { __typename: "Rejected" as const, id, problems: [doubt] };
    expect(settle(store, sending, outcome)).toMatchObject({ kind: "REJECTED", doubted: 1 });
    expect(valueOf(store.edit(key("2023-01")))).toBe("11");
    expect(toChangeSet(store.all(), { id, reason: null })).toEqual(sending);
  });

  test("a cell that was taken back before the page was left is taken back by the next save", () => {
    const store = restored([]);
    const cells = [{ ...key("2023-01"), index: 0, version: 2, became: "WRITTEN" as const }];
    settle(store, sending, { __typename: "Applied", id, cells, left: [] });
    expect(store.edit(key("2023-01"))).toMatchObject({ mine: { value: "10" }, base: { version: 2 }, restores: 1 });
  });
});
