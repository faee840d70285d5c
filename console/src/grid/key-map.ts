/** What a key asks of the sheet. Everything not named here is left to the grid or to the browser. */
export type KeyAction =
  | { readonly kind: "EXTEND" | "EDGE" | "EXTEND_EDGE"; readonly by: readonly [number, number] }
  | { readonly kind: "LINE_END"; readonly side: "START" | "END"; readonly isSheet: boolean; readonly extends: boolean }
  | { readonly kind: "SELECT"; readonly what: "ALL" | "ROW" | "COLUMN" }
  | Plain<"MENU" | "CLEAR" | "FILL_DOWN" | "FILL_RIGHT" | "COLLAPSE" | "WRITE_RANGE">
  | RoomAction;

/** These need no selection. */
export type RoomAction = Plain<"UNDO" | "REDO" | "PANEL" | "LEAVE" | "LEAVE_BACK">;

type Plain<Kind extends string> = Kind extends string ? { readonly kind: Kind } : never;

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey" | "isComposing">;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The map of sheet.md, 2.4. Cmd counts as Ctrl. A key of an input method is never ours. */
export function keyAction(event: Key, isEditing: boolean): KeyAction | null {
  if (event.isComposing) return null;
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.altKey) return isEditing || ctrl ? null : altAction(event);
  if (isEditing) return ctrl && event.key === "Enter" ? { kind: "WRITE_RANGE" } : null;
  if (event.key === "F6") return { kind: event.shiftKey ? "LEAVE_BACK" : "LEAVE" };
  return arrowAction(event, ctrl) ?? (ctrl ? ctrlAction(event) : plainAction(event));
}

/** Whether the grid opens the editor of a cell that can be edited at this key. */
export function opensEditor({ key, ctrlKey, metaKey, altKey, isComposing }: Key): boolean {
  return !isComposing && !ctrlKey && !metaKey && !altKey && (key === "F2" || key.length === 1);
}

function altAction({ key }: Key): KeyAction | null {
  if (key === "Enter") return { kind: "PANEL" };
  return key === "ArrowDown" ? { kind: "MENU" } : null;
}

function arrowAction(event: Key, ctrl: boolean): KeyAction | null {
  const by = arrows[event.key];
  if (!by || (!ctrl && !event.shiftKey)) return null;
  if (!ctrl) return { kind: "EXTEND", by };
  return { kind: event.shiftKey ? "EXTEND_EDGE" : "EDGE", by };
}

function ctrlAction(event: Key): KeyAction | null {
  switch (event.key.toLowerCase()) {
    case "a":
      return { kind: "SELECT", what: "ALL" };
    case " ":
      return { kind: "SELECT", what: "COLUMN" };
    case "d":
      return { kind: "FILL_DOWN" };
    case "r":
      return { kind: "FILL_RIGHT" };
    case "z":
      return { kind: event.shiftKey ? "REDO" : "UNDO" };
    case "y":
      return { kind: "REDO" };
    case "home":
      return { kind: "LINE_END", side: "START", isSheet: true, extends: event.shiftKey };
    case "end":
      return { kind: "LINE_END", side: "END", isSheet: true, extends: event.shiftKey };
    default:
      return null;
  }
}

function plainAction(event: Key): KeyAction | null {
  switch (event.key) {
    case "Delete":
    case "Backspace":
      return { kind: "CLEAR" };
    case "Escape":
      return { kind: "COLLAPSE" };
    case "Home":
      return { kind: "LINE_END", side: "START", isSheet: false, extends: event.shiftKey };
    case "End":
      return { kind: "LINE_END", side: "END", isSheet: false, extends: event.shiftKey };
    case " ":
      return event.shiftKey ? { kind: "SELECT", what: "ROW" } : null;
    default:
      return null;
  }
}
