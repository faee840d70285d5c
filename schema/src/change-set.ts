import type { CellContent } from "./figure.ts";

/** Cells one change set may carry. */
export const maxCells = 100_000;
/** ALL_OR_NOTHING: one cell with a problem stops the set. CLEAN_CELLS: the others are applied, and it comes back. */
export const changeSetModes = ["ALL_OR_NOTHING", "CLEAN_CELLS"] as const;
export type ChangeSetMode = (typeof changeSetModes)[number];

/** Characters a note, and a reason, may have. */
export const maxNoteLength = 1_000;
export const maxReasonLength = 500;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text can be the id of a change set: a UUID in small letters. */
export function isChangeSetId(text: string): boolean {
  return uuid.test(text);
}

/** One cell of a change set as it comes in: everything is text still, so that each fault can be named with its cell. */
export interface CellChange {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly kind: string;
  /** The version the cell was read at; 0 for a cell that never existed. */
  readonly baseVersion: number;
  /**
   * What stood there at that version, as its editor saw it, as decimal text; null or absent: not told. Versions can come
   * to name other contents (a database was restored), and then this is what tells.
   */
  readonly baseValue?: string | null;
  /**
   * The version of the cell whose content it takes back; null or absent: none. History must say that it held this very
   * content. A sample comes back only so, and what stood before need not be justified again.
   */
  readonly restores?: number | null;
  readonly state: string;
  /** Plain decimal text; null when the state is not VALUE. */
  readonly value: string | null;
  readonly qualifier: string;
  readonly quality: string;
  readonly note: string | null;
  readonly source: string | null;
}

/** Cell changes that are applied together; `id` is a UUID made by the client and the idempotency key. */
export interface ChangeSet {
  readonly id: string;
  readonly mode: ChangeSetMode;
  /** Why it is made; history keeps it. */
  readonly reason: string | null;
  /** Why figures that are out of the ordinary stand all the same: without it they are refused. History keeps it. */
  readonly because: string | null;
  readonly source: string | null;
  readonly cells: readonly CellChange[];
}

/** What stands in a cell in conflict, and who put it there. `value` is null when nothing stands there. */
export interface Theirs extends CellContent {
  readonly version: number;
  readonly changedBy: string;
  /** ISO instant. */
  readonly changedAt: string;
}
