import type { CellContent, FigureKey } from "@bangvang/schema/figure";
import type { Theirs } from "@bangvang/schema/change-set";
import type { Ambiguous, Range, Ratio, Reject } from "@bangvang/schema/number-reader/number-reading";

/** What the server said stands in a cell; version 0 for a cell that never existed. */
export interface BaseCell extends CellContent {
  readonly version: number;
}

/** Why an edit cannot be saved yet: it could not be read, or a rule here or on the server is against it. */
export type EditProblem =
  | { readonly kind: "READING"; readonly reading: Ambiguous | Reject | Range | Ratio }
  | { readonly kind: "RULE"; readonly code: string; readonly params: Readonly<Record<string, string>> };

/** One unsaved cell. Frozen: a change of mind is a new object, so undo can tell whether it is still the same edit. */
export interface CellEdit {
  readonly key: FigureKey;
  readonly base: BaseCell;
  /** What shall stand there; null while what was typed cannot be read. */
  readonly mine: CellContent | null;
  /** What was typed, kept as long as it cannot be read. */
  readonly text: string | null;
  readonly problems: readonly EditProblem[];
  /** Set when someone else changed the cell in the meantime. */
  readonly theirs: Theirs | null;
}

export type EditStatus = "PENDING" | "INVALID" | "CONFLICT";

export function statusOf(edit: CellEdit): EditStatus {
  if (edit.theirs) return "CONFLICT";
  return edit.problems.length > 0 || !edit.mine ? "INVALID" : "PENDING";
}

export const emptyContent: CellContent = {
  state: "NOT_REPORTED",
  value: null,
  qualifier: "EXACT",
  quality: "REPORTED",
  note: null,
  source: null,
};

export function sameContent(a: CellContent, b: CellContent): boolean {
  return (
    a.state === b.state &&
    a.value === b.value &&
    a.qualifier === b.qualifier &&
    a.quality === b.quality &&
    a.note === b.note &&
    a.source === b.source
  );
}
