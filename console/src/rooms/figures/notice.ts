import type { EditStatus } from "../../edits/cell-edit.ts";
import type { EditCounts } from "../../edits/store.ts";

/** Where a notice leads: to the history of its cell, or to the cells somebody has to decide about. */
export type Lead = "HISTORY" | "CONFLICTS" | "PROBLEMS" | "DOUBTS";

/** What the line below the sheet says. */
export interface Notice {
  readonly tone: "good" | "bad" | "plain";
  readonly text: string;
  readonly canUndo?: boolean;
  readonly lead?: Lead;
  /** The cells it speaks of: once none is left that stands like this, nothing it asks for is left to do. */
  readonly about?: readonly EditStatus[];
}

/** A notice that asks for something goes with what it asks for, all of it. */
export function isOver({ about = [] }: Notice, counts: EditCounts): boolean {
  return about.length > 0 && about.every((status) => counts[status.toLowerCase() as keyof EditCounts] === 0);
}
