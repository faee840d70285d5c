import type { FigureKey } from "@bangvang/schema/figure";
import type { Lock } from "../edits/lock-words.ts";
import type { Walked } from "../edits/store.ts";
import type { WordKey } from "../ui/words/vi.ts";
import type { Done } from "./actions.ts";
import type { Choices } from "./paste-choices.ts";
import type { PastePlan } from "./paste-plan.ts";

/** Who is told of what is done in a sheet. */
export interface SheetEvents {
  /** An action has written; `bad` cells wait for a choice or a correction. */
  readonly onDone: (done: Done) => void;
  /** A paste is to be looked at before it is carried out. */
  readonly onPlan: (plan: PastePlan, carryOut: (choices: Choices) => void) => void;
  readonly onUndone: (walked: Walked, way: "UNDO" | "REDO") => void;
  readonly onNothingToUndo: () => void;
  readonly onPanel: () => void;
  readonly onHelp: () => void;
  /** Somebody wanted to write into a cell that cannot be edited. */
  readonly onLocked: (lock: Lock) => void;
  /** An editor was opened in a cell, or closed there. */
  readonly onEditor: (key: FigureKey, isOpen: boolean) => void;
  readonly onLeave: (way: "NEXT" | "BACK") => void;
  /** What was asked for cannot be done, and why. */
  readonly onRefused: (why: Extract<WordKey, `refused.${string}`>) => void;
}

/** What stands beside the grid and opens when a key asks for it. */
export interface SheetTools {
  readonly onMenu: (column: string) => void;
  /** False when it is open already. */
  readonly onFind: (what: "FIND" | "REPLACE") => boolean;
  readonly onHit: (by: 1 | -1) => void;
}

const nothing = (): void => undefined;

/** Nobody is told. */
export const silent: SheetEvents = {
  onDone: nothing,
  onPlan: nothing,
  onUndone: nothing,
  onNothingToUndo: nothing,
  onPanel: nothing,
  onHelp: nothing,
  onLocked: nothing,
  onEditor: nothing,
  onLeave: nothing,
  onRefused: nothing,
};

export const noTools: SheetTools = { onMenu: nothing, onFind: () => false, onHit: nothing };
