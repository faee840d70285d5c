import { describe, expect, test } from "vitest";
import { editsOf, onItsWay } from "./on-its-way.ts";
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
  test.each([
    ["with its edits", { edits: [first], sending }],
    ["without", { edits: [], sending }],
  ])("a set that is refused then keeps its figures: %s", (_, draft) => {
    const store = new EditStore();
    store.show(block([10, 20]));
    expect(store.restore(editsOf(draft))).toEqual([]);
    const outcome = { __typename: "Rejected" as const, id, problems: [doubt] };
    expect(settle(store, sending, outcome)).toMatchObject({ kind: "REJECTED", doubted: 1 });
    expect(valueOf(store.edit(key("2023-01")))).toBe("11");
    expect(toChangeSet(store.all(), { id, reason: null })).toEqual(sending);
  });

  test("an edit made after the set was sent is the one that counts, and the others stay as they are", () => {
    const since = edit(key("2023-01"), "10", "12");
    expect(editsOf({ edits: [second, since], sending })).toEqual([second, since]);
  });

  test("a cell of which only the set is left was based on what the set says, and keeps its note", () => {
    const noted = edit(key("2023-01"), null, "11", { mine: { ...first.mine!, note: "theo báo cáo" } });
    const [made] = editsOf({ edits: [], sending: toChangeSet([noted], { id, reason: null }) });
    expect(made).toMatchObject({ base: { state: "NOT_REPORTED", value: null, version: 1, note: "theo báo cáo" } });
    expect(made?.mine).toEqual(noted.mine);
  });
});
