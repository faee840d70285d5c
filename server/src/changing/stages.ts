import type { ChangeSetMode, Theirs } from "@bangvang/schema/change-set";
import type { CellContent, FigureKey } from "@bangvang/schema/figure";
import type { Indicator } from "@bangvang/schema/indicator";
import type { Period } from "@bangvang/schema/period";
import type { CellProblem, SetProblem } from "@bangvang/schema/problem";
import type { Seen } from "@bangvang/schema/rules/check-rule";
import type { RuleBook } from "@bangvang/schema/rules/rule-book";

/**
 * One type for each stretch of the river, so that a hop called out of order does not compile. Problems travel along:
 * a refused set names every bad cell, whichever hop found it.
 */

/** What a cell holds, or is to hold, with the id of its source. */
export interface Content extends Omit<CellContent, "source"> {
  readonly sourceId: number | null;
}

export interface Cell {
  /** Position in the set as it was sent. */
  readonly index: number;
  readonly key: FigureKey;
  /** The key as one text, for maps. */
  readonly text: string;
  /** The same of the cell a year earlier; null where no year repeats the period. */
  readonly yearBefore: string | null;
  readonly unitId: number;
  readonly indicator: CatalogueIndicator;
  readonly period: Period;
  readonly baseVersion: number;
  /** What its editor saw there; null: not told. */
  readonly baseValue: string | null;
  /** The version whose content it takes back; null: none. */
  readonly restores: number | null;
  readonly content: Content;
  /** Code of the source, as it was sent. */
  readonly source: string | null;
}

/** What the river needs to know of the catalogue; the house hands it in. */
export interface Catalogue {
  unit(
    code: string,
  ): { readonly id: number; readonly validFrom: string | null; readonly validTo: string | null } | undefined;
  indicator(code: string): CatalogueIndicator | undefined;
  source(code: string): { readonly id: number; readonly isSample: boolean } | undefined;
  /** What figures must be like beside one another. */
  readonly rules: RuleBook;
  /** Ids of the units a unit competes with in a year. */
  peersOf(unitId: number, year: number): readonly number[];
}

export interface CatalogueIndicator extends Pick<
  Indicator,
  "code" | "wholeNumber" | "mayBeNegative" | "bandLow" | "bandHigh"
> {
  readonly id: number;
  /** Of a derived indicator; its figures are worked out, never reported. */
  readonly formula: string | null;
}

interface Stage<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  readonly mode: ChangeSetMode;
  readonly reason: string | null;
  readonly because: string | null;
  readonly sourceId: number | null;
  /** Cells without a problem so far. */
  readonly cells: readonly Cell[];
  readonly problems: readonly FoundProblem[];
}

export type Received = Stage<"received">;
export type Allowed = Stage<"allowed">;

/** The locked row of a cell as it stands. */
export interface CurrentRow extends Content {
  readonly version: number;
}

/** Of a cell that stands in another version than the one it was read at: what its editor saw, and what stands there now. */
export interface Drift {
  readonly base: CellContent | null;
  readonly theirs: Theirs | null;
}

/** Where a figure stands; `text` is its key as one text. */
export interface Place {
  readonly text: string;
  readonly unitId: number;
  readonly indicatorId: number;
  readonly period: string;
  readonly kind: string;
}

/** A figure of another cell that a cell of the set is held against. */
export interface Neighbour extends Seen {
  readonly version: number;
}

/** A stretch of a unit in which figures of a kind may not change now. Days are ISO text, both inside. */
export interface ClosedRound {
  readonly unitId: number;
  readonly kind: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly period: string;
  readonly state: string;
  readonly dueOn: string | null;
}

/** What stands where the set wants to write. Maps go by `keyText`. */
export interface Locked {
  readonly kind: "locked";
  /** Ids of periods by key; a new one has none yet. */
  readonly periodIds: ReadonlyMap<string, number>;
  /** The locked rows. */
  readonly rows: ReadonlyMap<string, CurrentRow>;
  /** Cells that no longer stand as they were read. */
  readonly drifts: ReadonlyMap<string, Drift>;
  /** Of cells that take a version back: what history says it held; null: it has no such version. */
  readonly restored: ReadonlyMap<string, CellContent | null>;
}

/** A place that rules look at and no lock holds, with the version seen there. `announce` looks again. */
export interface Unlocked extends Place {
  readonly version: number;
}

/** What cells are held against. Maps go by `keyText`. */
export interface Around {
  /** Beside the set, and in it where nothing stood. */
  readonly unlocked: readonly Unlocked[];
  /** What stands beside the set, and what stood in the same cells a year earlier. */
  readonly beside: ReadonlyMap<string, Neighbour>;
  /** The middle figure of the units a cell's unit competes with. */
  readonly peers: ReadonlyMap<string, string>;
  readonly closedRounds: readonly ClosedRound[];
}

/** A cell that is not written: it holds what is wanted, or (KEPT) it was not edited and somebody else's figure stays. */
export interface StandingCell {
  readonly cell: Cell;
  readonly version: number;
  readonly became: "UNCHANGED" | "KEPT";
}

/** Cells that may be written on what stands there, and those that need not be. */
export interface Merged extends Stage<"merged"> {
  readonly standing: readonly StandingCell[];
}

/** What is written, what comes back (problems), and what was doubted and stands because of the reason given. */
export interface Checked extends Omit<Merged, "kind"> {
  readonly kind: "checked";
  readonly doubts: readonly CellProblem[];
}

/** A set that was judged: what becomes of it, and what writing it needs to know. What it was judged by may be forgotten. */
export interface Judged {
  readonly checked: Checked;
  readonly periodIds: Locked["periodIds"];
  /** Beside the set, and in it where nothing stood. */
  readonly unlocked: readonly Unlocked[];
}

export interface Written {
  readonly kind: "written";
  /** How many figures changed: the lines history must have gained. */
  readonly changed: number;
}

/** A problem of one cell, or of the whole set; a conflict brings what its editor saw, wanted, and what stands there. */
export type FoundProblem =
  | (CellProblem & { readonly base?: CellContent | null; readonly mine?: CellContent; readonly theirs?: Theirs })
  | SetProblem;

/** WRITTEN: the cell has a new version. UNCHANGED: it held what was wanted. KEPT: not edited, what others wrote stays. */
export type CellBecame = "WRITTEN" | "UNCHANGED" | "KEPT";

/** What became of a cell, by its position in the set as it was sent. */
export interface AppliedCell {
  readonly index: number;
  readonly version: number;
  readonly became: CellBecame;
}

export interface Applied {
  readonly kind: "applied";
  readonly id: string;
  readonly dryRun: boolean;
  readonly cells: readonly (FigureKey & AppliedCell)[];
  /** Of a set of mode CLEAN_CELLS: what was not applied, and why. */
  readonly left: readonly FoundProblem[];
}

export interface Rejected {
  readonly kind: "rejected";
  readonly id: string;
  readonly problems: readonly FoundProblem[];
}

export type ChangeSetOutcome = Applied | Rejected;
