import { expect, test } from "vitest";
import { keyAction, opensEditor } from "./key-map.ts";

const press = (text: string, isComposing = false) => {
  const parts = text.split("+");
  const has = (name: string): boolean => parts.includes(name);
  return {
    key: parts.at(-1)!,
    ctrlKey: has("Ctrl"),
    metaKey: has("Cmd"),
    shiftKey: has("Shift"),
    altKey: has("Alt"),
    isComposing,
  };
};

test.each([
  ["Shift+ArrowDown", { kind: "EXTEND", by: [1, 0] }],
  ["Ctrl+ArrowRight", { kind: "EDGE", by: [0, 1] }],
  ["Cmd+Shift+ArrowUp", { kind: "EXTEND_EDGE", by: [-1, 0] }],
  ["Home", { kind: "LINE_END", side: "START", isSheet: false, extends: false }],
  ["Ctrl+Shift+End", { kind: "LINE_END", side: "END", isSheet: true, extends: true }],
  ["Ctrl+r", { kind: "FILL_RIGHT" }],
  ["Ctrl+d", { kind: "FILL_DOWN" }],
  ["Ctrl+z", { kind: "UNDO" }],
  ["Ctrl+Shift+Z", { kind: "REDO" }],
  ["Ctrl+a", { kind: "SELECT", what: "ALL" }],
  ["Delete", { kind: "CLEAR" }],
  ["Backspace", { kind: "CLEAR" }],
  ["Alt+Enter", { kind: "PANEL" }],
  ["Alt+ArrowDown", { kind: "MENU" }],
  ["F6", { kind: "LEAVE" }],
])("%s is ours", (keys, action) => {
  expect(keyAction(press(keys), false)).toEqual(action);
});

test.each(["ArrowDown", "Enter", "Tab", "F2", "5", "g", "Ctrl+c", "Ctrl+v", "Ctrl+x", "Ctrl+s", "Ctrl+f"])(
  "%s is left alone",
  (keys) => {
    expect(keyAction(press(keys), false)).toBeNull();
  },
);

test("an open editor keeps its keys, except Ctrl+Enter", () => {
  expect(keyAction(press("Ctrl+z"), true)).toBeNull();
  expect(keyAction(press("Delete"), true)).toBeNull();
  expect(keyAction(press("Ctrl+Enter"), true)).toEqual({ kind: "WRITE_RANGE" });
});

test("a key of an input method is never ours", () => {
  expect(keyAction(press("Delete", true), false)).toBeNull();
});

test.each([
  ["5", true],
  ["ư", true],
  ["F2", true],
  ["Enter", false],
  ["Ctrl+5", false],
  ["Alt+a", false],
  ["ArrowUp", false],
])("%s opens an editor: %s", (text, opens) => {
  expect(opensEditor(press(text))).toBe(opens);
  expect(opensEditor(press(text, true))).toBe(false);
});
