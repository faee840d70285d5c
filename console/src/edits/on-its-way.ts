import type { CellChange } from "@bangvang/schema/change-set";
import { emptyContent, keyText } from "@bangvang/schema/figure";
import type { BaseCell, CellEdit } from "./cell-edit.ts";
import type { Draft } from "./shelf.ts";
import { keyOf, sentContent } from "./to-change-set.ts";

type Unfinished = Pick<Draft, "edits" | "sending">;

/**
 * What outlives a sign-out: a set that has no answer yet, with the edits of its cells. Without these a refusal of the set
 * would find nothing to be about, and its figures would be gone.
 */
export function onItsWay({ edits, sending }: Unfinished): Unfinished {
  const sent = new Set(sending?.cells.map((cell) => keyText(keyOf(cell))));
  return { edits: edits.filter(({ key }) => sent.has(keyText(key))), sending };
}

/** Every edit of a draft; a cell of its set that has none becomes one again, for the same reason. */
export function editsOf({ edits, sending }: Unfinished): readonly CellEdit[] {
  const known = new Set(edits.map(({ key }) => keyText(key)));
  const others = sending?.cells.filter((cell) => !known.has(keyText(keyOf(cell)))) ?? [];
  return [...edits, ...others.map(editOf)];
}

function editOf(cell: CellChange): CellEdit {
  const edit = {
    key: keyOf(cell),
    base: baseOf(cell),
    mine: sentContent(cell),
    text: null,
    problems: [],
    theirs: null,
  };
  return typeof cell.restores === "number" ? { ...edit, restores: cell.restores } : edit;
}

/** What stood there, as far as a set tells. The note is the cell's own: it must not be lost when the figure is typed anew. */
function baseOf({ baseVersion: version, baseValue: value = null, note }: CellChange): BaseCell {
  return { ...emptyContent, state: value === null ? "NOT_REPORTED" : "VALUE", value, note, version };
}
