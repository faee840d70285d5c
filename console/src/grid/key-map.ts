/** By how many rows and columns. */
export type Way = readonly [number, number];

/** What a key asks of the sheet. BROWSER: it is the browser's own, and the grid must not act on it. The rest is the grid's. */
export type KeyAction =
  | { readonly kind: "MOVE" | "EXTEND" | "EDGE" | "EXTEND_EDGE"; readonly by: Way }
  | { readonly kind: "PAGE"; readonly by: Way; readonly extends: boolean }
  | { readonly kind: "LINE_END"; readonly side: "START" | "END"; readonly isSheet: boolean; readonly extends: boolean }
  /** Enter and Tab: an open editor is left first, with what was typed. */
  | { readonly kind: "STEP"; readonly by: Way }
  | { readonly kind: "SELECT"; readonly what: "ALL" | "ROW" | "COLUMN" }
  | Plain<"MENU" | "CLEAR" | "FILL_DOWN" | "FILL_RIGHT" | "ESCAPE" | "WRITE_RANGE" | "COMPOSE" | "HELP">
  | RoomAction;

/** These need no selection. */
export type RoomAction = Plain<
  "UNDO" | "REDO" | "PANEL" | "LEAVE" | "LEAVE_BACK" | "FIND" | "REPLACE" | "NEXT_HIT" | "PREVIOUS_HIT" | "BROWSER"
>;

type Plain<Kind extends string> = Kind extends string ? { readonly kind: Kind } : never;

/** NONE: no editor is open. TYPED: one that typing opened, which arrows leave. EDITED: one that keeps its arrows. */
export type EditorMode = "NONE" | "TYPED" | "EDITED";

type Key = Pick<KeyboardEvent, "key" | "keyCode" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey" | "isComposing">;

const arrows: Readonly<Record<string, Way>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The number browsers give every key that an input method has taken. */
const composed = 229;

/** The map of sheet.md, 2.4. Cmd counts as Ctrl. A key of an input method is never ours, but that it opens an editor. */
export function keyAction(event: Key, mode: EditorMode): KeyAction | null {
  if (event.isComposing || event.keyCode === composed)
    return mode === "NONE" && !event.isComposing ? { kind: "COMPOSE" } : null;
  const ctrl = event.ctrlKey || event.metaKey;
  if (mode !== "NONE") return editorAction(event, mode);
  if (event.key === "F6") return { kind: event.shiftKey ? "LEAVE_BACK" : "LEAVE" };
  if (event.altKey) return ctrl ? browser : altAction(event);
  return arrowAction(event, ctrl) ?? stepAction(event) ?? (ctrl ? ctrlAction(event) : plainAction(event));
}

/** Whether the grid opens the editor of a cell that can be edited at this key. */
export function opensEditor({ key, ctrlKey, metaKey, altKey, isComposing }: Key): boolean {
  return !isComposing && !ctrlKey && !metaKey && !altKey && (key === "F2" || key.length === 1);
}

const browser = { kind: "BROWSER" } as const;

function editorAction(event: Key, mode: EditorMode): KeyAction | null {
  if (event.altKey) return null;
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl) return event.key === "Enter" ? { kind: "WRITE_RANGE" } : null;
  const by = arrows[event.key];
  if (by && mode === "TYPED" && !event.shiftKey) return { kind: "STEP", by };
  return stepAction(event);
}

function stepAction({ key, ctrlKey, metaKey, shiftKey }: Key): KeyAction | null {
  if (ctrlKey || metaKey) return null;
  if (key === "Enter") return { kind: "STEP", by: [shiftKey ? -1 : 1, 0] };
  return key === "Tab" ? { kind: "STEP", by: [0, shiftKey ? -1 : 1] } : null;
}

function altAction({ key, shiftKey }: Key): KeyAction {
  switch (key) {
    case "Enter":
      return { kind: "PANEL" };
    case "ArrowDown":
      return { kind: "MENU" };
    case "PageUp":
      return { kind: "PAGE", by: [0, -1], extends: shiftKey };
    case "PageDown":
      return { kind: "PAGE", by: [0, 1], extends: shiftKey };
    default:
      return browser;
  }
}

function arrowAction({ key, shiftKey }: Key, ctrl: boolean): KeyAction | null {
  const by = arrows[key];
  if (!by) return null;
  if (ctrl) return { kind: shiftKey ? "EXTEND_EDGE" : "EDGE", by };
  return { kind: shiftKey ? "EXTEND" : "MOVE", by };
}

function ctrlAction({ key, shiftKey }: Key): KeyAction {
  switch (key.toLowerCase()) {
    case "z":
      return { kind: shiftKey ? "REDO" : "UNDO" };
    case "home":
      return { kind: "LINE_END", side: "START", isSheet: true, extends: shiftKey };
    case "end":
      return { kind: "LINE_END", side: "END", isSheet: true, extends: shiftKey };
    default:
      return shiftKey ? browser : ctrlAloneAction(key);
  }
}

function ctrlAloneAction(key: string): KeyAction {
  switch (key.toLowerCase()) {
    case "a":
      return { kind: "SELECT", what: "ALL" };
    case " ":
      return { kind: "SELECT", what: "COLUMN" };
    case "d":
      return { kind: "FILL_DOWN" };
    case "r":
      return { kind: "FILL_RIGHT" };
    case "y":
      return { kind: "REDO" };
    case "f":
      return { kind: "FIND" };
    case "h":
      return { kind: "REPLACE" };
    case "delete":
    case "backspace":
      return { kind: "CLEAR" };
    default:
      return browser;
  }
}

function plainAction({ key, shiftKey }: Key): KeyAction | null {
  switch (key) {
    // Shift+Delete cuts, on Windows and Linux.
    case "Delete":
      return shiftKey ? browser : { kind: "CLEAR" };
    case "Backspace":
      return { kind: "CLEAR" };
    case "Escape":
      return { kind: "ESCAPE" };
    case "Home":
      return { kind: "LINE_END", side: "START", isSheet: false, extends: shiftKey };
    case "End":
      return { kind: "LINE_END", side: "END", isSheet: false, extends: shiftKey };
    case "PageUp":
      return { kind: "PAGE", by: [-1, 0], extends: shiftKey };
    case "PageDown":
      return { kind: "PAGE", by: [1, 0], extends: shiftKey };
    case "F3":
      return { kind: shiftKey ? "PREVIOUS_HIT" : "NEXT_HIT" };
    case "?":
      return { kind: "HELP" };
    case " ":
      return shiftKey ? { kind: "SELECT", what: "ROW" } : null;
    default:
      return null;
  }
}
