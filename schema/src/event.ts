import type { CellContent, FigureKey } from "./figure.ts";

/**
 * What a subscriber to changes is told. CHANGES: a change set was applied. RESYNC: some were applied that are not told;
 * whatever is held must be read anew. POSITION: nothing new, only where the stream stands.
 */
export const changeEventKinds = ["CHANGES", "RESYNC", "POSITION"] as const;
export type ChangeEventKind = (typeof changeEventKinds)[number];

/** One event. Its `cursor`, sent as `after`, continues right behind it. */
export interface ChangeEvent {
  readonly kind: ChangeEventKind;
  readonly cursor: string;
  /** null unless the kind is CHANGES. */
  readonly changeSet: AnnouncedSet | null;
  /** The cells, or a portion of them, in the order of their keys; none unless the kind is CHANGES. */
  readonly cells: readonly ChangedCell[];
  /** False when more cells of this set follow in the next event. */
  readonly isComplete: boolean;
}

/** Who applied a change set, when and why. */
export interface AnnouncedSet {
  readonly id: string;
  readonly actor: string;
  /** ISO instant. */
  readonly appliedAt: string;
  readonly reason: string | null;
  /** Code of the document behind the whole set. */
  readonly source: string | null;
  /** How many of its cells this subscriber is told of, in all its portions. */
  readonly cellCount: number;
}

/** A cell as the set left it. */
export interface ChangedCell extends FigureKey, CellContent {
  readonly version: number;
}
