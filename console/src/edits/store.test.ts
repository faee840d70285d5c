import { beforeEach, describe, expect, test } from "vitest";
import { EditStore } from "./store.ts";
import type { CellEdit } from "./cell-edit.ts";
import { base, block, command, edit, key, rules, setTo, target, valueOf } from "./test-cells.ts";
import { reverted, valued } from "./commands.ts";

let store: EditStore;

beforeEach(() => {
  store = new EditStore();
  store.show(block([10, 20, null]));
});

describe("store", () => {
  test("an edit lies over the saved figure and is counted", () => {
    setTo(store, "2023-01", "11");
    expect(valueOf(store.edit(key("2023-01")))).toBe("11");
    expect(store.counts()).toEqual({ pending: 1, doubted: 0, invalid: 0, conflict: 0 });
    expect(store.block!.baseAt(0, 0).value).toBe("10");
  });

  test("a value typed back is no edit any more, and the first base is kept in between", () => {
    setTo(store, "2023-01", "11");
    setTo(store, "2023-01", "12");
    expect(store.edit(key("2023-01"))!.base.value).toBe("10");
    setTo(store, "2023-01", "10");
    expect(store.size).toBe(0);
  });

  test("nothing of the one who signs out is left for the next", () => {
    const one = key("2023-01");
    setTo(store, "2023-01", "11");
    store.settle([{ key: one, before: store.edit(one), after: null }], [{ key: one, content: base("11"), version: 2 }]);
    store.bases.hold(one);
    expect([store.isSaved(one), store.bases.isHeld(one)]).toEqual([true, true]);
    store.forgetAll();
    expect([store.isSaved(one), store.bases.isHeld(one), store.isChangedByOthers(one, 0)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("zero, blank and cleared are three things", () => {
    setTo(store, "2023-01", "0");
    setTo(store, "2023-02", null);
    setTo(store, "2023-03", null);
    expect(valueOf(store.edit(key("2023-01")))).toBe("0");
    expect(store.edit(key("2023-02"))!.mine!.state).toBe("NOT_REPORTED");
    expect(store.edit(key("2023-03"))).toBeNull();
  });

  test("a value against a rule is invalid and keeps what was typed", () => {
    setTo(store, "2023-01", "-5");
    const negative = store.edit(key("2023-01"))!;
    expect(negative.problems).toEqual([{ kind: "RULE", severity: "HARD", code: "NEGATIVE", params: { value: "-5" } }]);
    expect(negative.mine!.value).toBe("-5");
    expect(store.counts().invalid).toBe(1);
  });

  test("undo and redo walk whole commands", () => {
    store.apply(
      command(
        valued(target(store, "2023-01"), { value: "1", qualifier: "EXACT" }),
        valued(target(store, "2023-02"), { value: "2", qualifier: "EXACT" }),
      ),
    );
    setTo(store, "2023-01", "3");
    store.undo();
    expect(valueOf(store.edit(key("2023-01")))).toBe("1");
    store.undo();
    expect(store.size).toBe(0);
    store.redo();
    expect(store.size).toBe(2);
    setTo(store, "2023-03", "9");
    expect(store.redoable).toBeNull();
  });

  test("edits outlive a change of view", () => {
    setTo(store, "2023-01", "11");
    store.show(null);
    store.show(block([10, 20, null]));
    expect(valueOf(store.edit(key("2023-01")))).toBe("11");
  });

  test("what was restored does not overwrite what was typed since", () => {
    setTo(store, "2023-01", "11");
    const kept = store.all();
    setTo(store, "2023-01", "12");
    expect(store.restore(kept)).toEqual(kept);
    expect(valueOf(store.edit(key("2023-01")))).toBe("12");
  });

  test("what was restored is not given back, nor what stands there already", () => {
    setTo(store, "2023-01", "11");
    setTo(store, "2023-03", "33");
    const kept = store.all();
    store.undo();
    expect(store.restore(kept)).toEqual([]);
    expect(valueOf(store.edit(key("2023-03")))).toBe("33");
  });

  test("listeners hear which cells changed", () => {
    const heard: unknown[] = [];
    store.subscribe((keys) => heard.push(keys));
    setTo(store, "2023-02", "5");
    expect(heard).toEqual([[key("2023-02")]]);
  });
});

describe("a conflict that comes back by undo", () => {
  const theirs = (value: string, version: number) => ({ ...base(value, version), changedBy: "Bình", changedAt: "" });
  const inConflict = (): CellEdit => edit(key("2023-01"), "10", "11", { theirs: theirs("12", 2) });
  const told = (after: CellEdit): void => store.settle([{ key: after.key, before: store.edit(after.key), after }]);

  beforeEach(() => {
    setTo(store, "2023-01", "11");
    told(inConflict());
    store.apply(command(reverted(store.edit(key("2023-01"))!)));
  });

  test("names what was told last of the cell, not what stood there when it was resolved", () => {
    setTo(store, "2023-01", "14");
    told({ ...store.edit(key("2023-01"))!, theirs: theirs("13", 3) });
    store.undo();
    store.undo();
    expect(store.edit(key("2023-01"))).toMatchObject({ mine: { value: "11" }, theirs: { value: "13", version: 3 } });
  });

  test("names what the sheet was read to hold since, by nobody known", () => {
    store.show(block([15, 20, null], [4, 1, 1]));
    store.undo();
    expect(store.edit(key("2023-01"))!.theirs).toMatchObject({ value: "15", version: 4, changedBy: "" });
  });

  test("is the same conflict when nothing else is known", () => {
    store.undo();
    expect(store.edit(key("2023-01"))).toEqual(inConflict());
  });
});

describe("rules over several cells", () => {
  beforeEach(() => store.holdAgainst(rules({ code: "EMU_INIT", partOf: "WHOLE" }, { code: "WHOLE" })));
  const setBoth = (part: string, whole: string): void =>
    store.apply(command(...[edit(key("2023-01"), "10", part), edit(key("2023-01", "WHOLE"), null, whole)].map(added)));
  const added = (after: CellEdit) => ({ key: after.key, before: store.edit(after.key), after });

  test("a finding goes when any of its cells is mended, and comes back with undo", () => {
    setBoth("11", "9");
    expect(store.counts()).toEqual({ pending: 1, doubted: 0, invalid: 1, conflict: 0 });
    expect(store.problemsOf(store.edit(key("2023-01"))!)).toMatchObject([{ code: "PART_ABOVE_WHOLE" }]);
    store.apply(command(added(edit(key("2023-01", "WHOLE"), null, "12"))));
    expect(store.counts()).toEqual({ pending: 2, doubted: 0, invalid: 0, conflict: 0 });
    store.undo();
    expect(store.counts().invalid).toBe(1);
    expect(store.sendable().map(({ key: { indicator } }) => indicator)).toEqual(["WHOLE"]);
  });

  test("what the server said of cells that are not known here is taken back when one of them changes", () => {
    const said = { kind: "RULE", code: "PART_ABOVE_WHOLE", severity: "HARD", params: {} } as const;
    setTo(store, "2023-01", "11");
    const before = store.edit(key("2023-01"))!;
    store.settle([{ key: before.key, before, after: { ...before, problems: [said] } }]);
    expect(store.counts().invalid).toBe(1);
    setTo(store, "2023-02", "21");
    expect(store.counts().invalid).toBe(1);
    store.apply(command(added(edit(key("2023-01", "WHOLE"), null, "12"))));
    expect(store.counts()).toEqual({ pending: 3, doubted: 0, invalid: 0, conflict: 0 });
  });

  test("what is doubted here goes to the server once, which has the last word", () => {
    store.holdAgainst(rules({ code: "EMU_INIT", bandHigh: "100" }));
    setTo(store, "2023-01", "101");
    expect(store.counts()).toEqual({ pending: 0, doubted: 1, invalid: 0, conflict: 0 });
    expect(store.sendable()).toHaveLength(1);
  });
});
