import type { Theirs } from "@bangvang/schema/change-set";
import type { FigureKey, FigureState, Qualifier, Quality } from "@bangvang/schema/figure";
import type { Period } from "@bangvang/schema/period";
import type { CellProblem, SetProblem } from "@bangvang/schema/problem";

/**
 * One type for each stretch of the river, so that a hop called out of order does not compile. Problems travel along:
 * a refused set names every bad cell, whichever hop found it.
 */

/** What a cell is to hold, with ids instead of codes. */
export interface Content {
  readonly state: FigureState;
  readonly value: string | null;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly note: string | null;
  readonly sourceId: number | null;
}

export interface Cell {
  /** Position in the set as it was sent. */
  readonly index: number;
  readonly key: FigureKey;
  readonly unitId: number;
  readonly indicator: CatalogueIndicator;
  readonly period: Period;
  readonly baseVersion: number;
  readonly content: Content;
}

/** What the river needs to know of the catalogue; the house hands it in. */
export interface Catalogue {
  unit(
    code: string,
  ): { readonly id: number; readonly validFrom: string | null; readonly validTo: string | null } | undefined;
  indicator(code: string): CatalogueIndicator | undefined;
  source(code: string): { readonly id: number; readonly isSample: boolean } | undefined;
}

export interface CatalogueIndicator {
  readonly id: number;
  readonly code: string;
  readonly wholeNumber: boolean;
  readonly mayBeNegative: boolean;
}

interface Stage<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  readonly reason: string | null;
  readonly sourceId: number | null;
  /** Cells without a problem so far, in key order. */
  readonly cells: readonly Cell[];
  readonly problems: readonly FoundProblem[];
}

export type Received = Stage<"received">;
export type Allowed = Stage<"allowed">;

/** The locked row of a cell as it stands, and who put it there. */
export interface CurrentRow extends Content {
  /** Code of the source, for whoever is told of a conflict. */
  readonly source: string | null;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: string;
}

/** The period's id beside each cell, and the locked rows by `keyText`. */
export interface Current {
  readonly kind: "current";
  readonly periodIds: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, CurrentRow>;
}

/** Cells that may be written on what stands there; `unchanged` already hold what is wanted. */
export interface Merged extends Stage<"merged"> {
  readonly unchanged: readonly { readonly cell: Cell; readonly version: number }[];
}

export interface Checked extends Omit<Merged, "kind"> {
  readonly kind: "checked";
}

/** Every cell of the set has its version now, in the order the cells were sent. */
export interface Written {
  readonly kind: "written";
  readonly versions: readonly number[];
  /** How many figures changed: the lines history must have gained. */
  readonly changed: number;
}

/** A problem of one cell, or of the whole set; a conflict brings what stands there. */
export type FoundProblem = (CellProblem & { readonly theirs?: Theirs }) | SetProblem;

export interface Applied {
  readonly kind: "applied";
  readonly id: string;
  readonly dryRun: boolean;
  readonly cells: readonly { readonly key: FigureKey; readonly version: number }[];
}

export interface Rejected {
  readonly kind: "rejected";
  readonly id: string;
  readonly problems: readonly FoundProblem[];
}

export type ChangeSetOutcome = Applied | Rejected;
