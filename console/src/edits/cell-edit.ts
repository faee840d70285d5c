import type { CellContent, FigureKey } from "@bangvang/schema/figure";
import type { Theirs } from "@bangvang/schema/change-set";
import type { CellProblemCode, Severity } from "@bangvang/schema/problem";
import type { Ambiguous, Range, Ratio, Reject } from "@bangvang/schema/number-reader/number-reading";

/** What the server said stands in a cell; version 0 for a cell that never existed. */
export interface BaseCell extends CellContent {
  readonly version: number;
}

/** What a cell holds since somebody else changed it. */
export interface News extends CellContent {
  readonly key: FigureKey;
  readonly version: number;
  readonly changedBy: string;
  /** ISO instant. */
  readonly changedAt: string;
}

/**
 * What is wrong with an edit: it could not be read, or a rule here or on the server is against it. A soft one is a doubt: the
 * figure stands when somebody says why.
 */
export type EditProblem =
  | { readonly kind: "READING"; readonly reading: Ambiguous | Reject | Range | Ratio }
  | {
      readonly kind: "RULE";
      readonly code: string;
      readonly severity: Severity;
      readonly params: Readonly<Record<string, string>>;
    };

/** One unsaved cell. Frozen: a change of mind is a new object, so undo can tell whether it is still the same edit. */
export interface CellEdit {
  readonly key: FigureKey;
  readonly base: BaseCell;
  /** What shall stand there; null while what was typed cannot be read. */
  readonly mine: CellContent | null;
  /** What was typed, kept as long as it cannot be read. */
  readonly text: string | null;
  /** What was noted of the cell, for as long as what was typed cannot be read; absent: what is noted there already. */
  readonly note?: string | null;
  /** What is wrong with it by itself, and what the server said of it. What rules find beside other cells is not kept here. */
  readonly problems: readonly EditProblem[];
  /** Set when someone else changed the cell in the meantime. */
  readonly theirs: Theirs | null;
  /** The version of the cell whose content it takes back; absent: it is no step back. */
  readonly restores?: number;
}

/** What stands in a cell, edit first; null while what was typed cannot be read. */
export function standingIn({ base, edit }: Standing): CellContent | null {
  return edit ? edit.mine : base;
}

/** What the server holds of a cell, and the edit that lies over it. */
export interface Standing {
  readonly base: BaseCell;
  readonly edit: CellEdit | null;
}

/** PENDING: can be saved. DOUBTED: can be saved with a reason. INVALID and CONFLICT: somebody has to decide first. */
export type EditStatus = "PENDING" | "DOUBTED" | "INVALID" | "CONFLICT";

/** `found`: what rules find about it beside the other cells as they stand. */
export function statusOf(edit: CellEdit, found: readonly EditProblem[] = []): EditStatus {
  if (edit.theirs) return "CONFLICT";
  if (!edit.mine || edit.problems.some(isHard) || found.some(isHard)) return "INVALID";
  return edit.problems.length + found.length > 0 ? "DOUBTED" : "PENDING";
}

export function isHard(problem: EditProblem): boolean {
  return problem.kind !== "RULE" || problem.severity !== "SOFT";
}

/** The question what was typed asks: it can be read in several ways, and somebody has to say which is meant. Null: it asks none. */
export function questionOf({ problems }: CellEdit): Ambiguous | null {
  const problem = problems.find((one) => one.kind === "READING");
  return problem?.reading.kind === "AMBIGUOUS" ? problem.reading : null;
}

export function isAmbiguous(edit: CellEdit): boolean {
  return questionOf(edit) !== null;
}

/** Codes of rules that hold several cells against one another. */
const ofSeveralCells: ReadonlySet<string> = new Set<CellProblemCode>([
  "PART_ABOVE_WHOLE",
  "PARTS_UNEQUAL_WHOLE",
  "BALANCE_BROKEN",
  "RATIO_OUT_OF_BAND",
]);

export function isOfSeveralCells(problem: EditProblem): boolean {
  return problem.kind === "RULE" && ofSeveralCells.has(problem.code);
}
