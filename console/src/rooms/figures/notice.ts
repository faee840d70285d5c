import type { EditStatus } from "../../edits/cell-edit.ts";
import type { EditCounts, EditStore } from "../../edits/store.ts";
import { say } from "../../ui/words/words.ts";

/** Where a notice leads: to the history of its cell, or to what somebody has to decide about. */
export type Lead = "HISTORY" | "CONFLICTS" | "READINGS" | "PROBLEMS" | "DOUBTS";

/** What the line below the sheet says. */
export interface Notice {
  readonly tone: "good" | "bad" | "plain";
  readonly text: string;
  readonly canUndo?: boolean;
  readonly lead?: Lead;
  /** The cells it speaks of: once none is left that stands like this, nothing it asks for is left to do. */
  readonly about?: readonly (EditStatus | "ASKED")[];
}

/** Cells by how they stand; `asked`: those that can be read in several ways. */
type NoticeCounts = EditCounts & { readonly asked: number };

/** Cells wait to hear how they are read; null: none does. Said in a line, so that whoever types on is not stopped. */
export function askedNotice(store: EditStore): Notice | null {
  const count = store.asked().length;
  if (count === 0) return null;
  return { tone: "bad", text: say("readings.asked", { count }), lead: "READINGS", about: ["ASKED"] };
}

/** A notice that asks for something goes with what it asks for, all of it. */
export function isOver({ about = [] }: Notice, counts: NoticeCounts): boolean {
  return about.length > 0 && about.every((status) => counts[status.toLowerCase() as keyof NoticeCounts] === 0);
}
