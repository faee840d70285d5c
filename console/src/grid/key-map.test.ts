import { expect, test } from "vitest";
import { keyAction } from "./key-map.ts";

const press = (text: string, part: { readonly isComposing?: boolean; readonly keyCode?: number } = {}) => {
  const parts = text.split("+");
  const has = (name: string): boolean => parts.includes(name);
  return {
    key: parts.at(-1)!,
    keyCode: 0,
    ctrlKey: has("Ctrl"),
    metaKey: has("Cmd"),
    shiftKey: has("Shift"),
    altKey: has("Alt"),
    isComposing: false,
    ...part,
  };
};

test.each([
  ["ArrowDown", { kind: "MOVE", by: [1, 0] }],
  ["Shift+ArrowDown", { kind: "EXTEND", by: [1, 0] }],
  ["Ctrl+ArrowRight", { kind: "EDGE", by: [0, 1] }],
  ["Cmd+Shift+ArrowUp", { kind: "EXTEND_EDGE", by: [-1, 0] }],
  ["Home", { kind: "LINE_END", side: "START", isSheet: false, extends: false }],
  ["Ctrl+Shift+End", { kind: "LINE_END", side: "END", isSheet: true, extends: true }],
  ["PageDown", { kind: "PAGE", by: [1, 0], extends: false }],
  ["Shift+PageUp", { kind: "PAGE", by: [-1, 0], extends: true }],
  ["Alt+PageDown", { kind: "PAGE", by: [0, 1], extends: false }],
  ["Alt+Shift+PageUp", { kind: "PAGE", by: [0, -1], extends: true }],
  ["Enter", { kind: "STEP", by: [1, 0] }],
  ["Shift+Enter", { kind: "STEP", by: [-1, 0] }],
  ["Tab", { kind: "STEP", by: [0, 1] }],
  ["Shift+Tab", { kind: "STEP", by: [0, -1] }],
  ["Ctrl+r", { kind: "FILL_RIGHT" }],
  ["Ctrl+d", { kind: "FILL_DOWN" }],
  ["Ctrl+z", { kind: "UNDO" }],
  ["Ctrl+Shift+Z", { kind: "REDO" }],
  ["Ctrl+a", { kind: "SELECT", what: "ALL" }],
  ["Ctrl+ ", { kind: "SELECT", what: "COLUMN" }],
  ["Shift+ ", { kind: "SELECT", what: "ROW" }],
  ["Ctrl+f", { kind: "FIND" }],
  ["Ctrl+h", { kind: "REPLACE" }],
  ["F3", { kind: "NEXT_HIT" }],
  ["Shift+F3", { kind: "PREVIOUS_HIT" }],
  ["Escape", { kind: "ESCAPE" }],
  ["Delete", { kind: "CLEAR" }],
  ["Ctrl+Delete", { kind: "CLEAR" }],
  ["Ctrl+Backspace", { kind: "CLEAR" }],
  ["Backspace", { kind: "CLEAR" }],
  ["Alt+Enter", { kind: "PANEL" }],
  ["Alt+ArrowDown", { kind: "MENU" }],
  ["Shift+?", { kind: "HELP" }],
  ["F6", { kind: "LEAVE" }],
  ["Ctrl+F6", { kind: "LEAVE" }],
  ["Shift+F6", { kind: "LEAVE_BACK" }],
])("%s is ours", (keys, action) => {
  expect(keyAction(press(keys), "NONE")).toEqual(action);
});

test.each(["F2", "5", "g"])("%s is the grid's", (keys) => {
  expect(keyAction(press(keys), "NONE")).toBeNull();
});

test.each([
  "Ctrl+c",
  "Ctrl+v",
  "Ctrl+x",
  "Shift+Delete",
  "Ctrl+s",
  "Ctrl+Shift+F",
  "Ctrl+Shift+R",
  "Ctrl+Shift+Delete",
  "Ctrl+Enter",
  "Ctrl+Tab",
  "Alt+ArrowLeft",
  "Alt+ArrowRight",
  "Alt+Home",
  "Alt+Delete",
  "Ctrl+Alt+ArrowDown",
])("%s is the browser's, and not the grid's", (keys) => {
  expect(keyAction(press(keys), "NONE")).toEqual({ kind: "BROWSER" });
});

test("an open editor keeps its keys, except those that leave it", () => {
  for (const keys of ["Ctrl+z", "Delete", "Ctrl+a", "Home", "Escape", "?", "Alt+Enter", "Shift+ArrowLeft", "ArrowLeft"])
    expect(keyAction(press(keys), "EDITED")).toBeNull();
  expect(keyAction(press("Ctrl+Enter"), "EDITED")).toEqual({ kind: "WRITE_RANGE" });
  expect(keyAction(press("Enter"), "EDITED")).toEqual({ kind: "STEP", by: [1, 0] });
  expect(keyAction(press("Shift+Tab"), "EDITED")).toEqual({ kind: "STEP", by: [0, -1] });
});

test("an editor that typing opened is left by an arrow", () => {
  expect(keyAction(press("ArrowLeft"), "TYPED")).toEqual({ kind: "STEP", by: [0, -1] });
  expect(keyAction(press("Shift+ArrowLeft"), "TYPED")).toBeNull();
});

test("a key of an input method is never ours, but that it opens an editor", () => {
  expect(keyAction(press("Enter", { isComposing: true }), "TYPED")).toBeNull();
  expect(keyAction(press("Enter", { keyCode: 229 }), "TYPED")).toBeNull();
  expect(keyAction(press("Delete", { isComposing: true }), "NONE")).toBeNull();
  expect(keyAction(press("Process", { keyCode: 229 }), "NONE")).toEqual({ kind: "COMPOSE" });
});
