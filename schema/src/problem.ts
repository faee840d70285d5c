import type { FigureKey } from "./figure.ts";

/** What can be wrong with one cell of a change set. The list is closed: the console has words for each. */
export const cellProblemCodes = [
  // the key
  "UNIT_UNKNOWN",
  "INDICATOR_UNKNOWN",
  "INDICATOR_DERIVED",
  "PERIOD_MALFORMED",
  "KIND_UNKNOWN",
  "UNIT_NOT_IN_PERIOD",
  "PERIOD_IN_FUTURE",
  "CELL_REPEATED",
  // the content
  "STATE_UNKNOWN",
  "QUALIFIER_UNKNOWN",
  "QUALITY_UNKNOWN",
  "QUALITY_RESERVED",
  "SOURCE_UNKNOWN",
  "VALUE_MISSING",
  "VALUE_NOT_EXPECTED",
  "NOT_A_NUMBER",
  "TOO_MANY_DIGITS",
  "TOO_MANY_DECIMALS",
  "NOT_WHOLE",
  "NEGATIVE",
  "NOTE_TOO_LONG",
  "NOTE_UNREADABLE",
  // together with other cells
  "PART_ABOVE_WHOLE",
  "PARTS_UNEQUAL_WHOLE",
  "BALANCE_BROKEN",
  "RATIO_OUT_OF_BAND",
  // out of the ordinary
  "OUT_OF_BAND",
  "FAR_FROM_LAST_YEAR",
  "FAR_FROM_PEERS",
  // the state of the database
  "BASE_VERSION_INVALID",
  "BASE_VALUE_INVALID",
  "NOT_AS_IT_STOOD",
  "VERSION_CONFLICT",
  "ROUND_CLOSED",
  "FORBIDDEN",
] as const;
export type CellProblemCode = (typeof cellProblemCodes)[number];

/** What can be wrong with a change set as a whole. */
export const setProblemCodes = [
  "ID_INVALID",
  "NO_CELLS",
  "TOO_MANY_CELLS",
  "REASON_TOO_LONG",
  "REASON_UNREADABLE",
  "BECAUSE_TOO_LONG",
  "BECAUSE_UNREADABLE",
  "SET_SOURCE_UNKNOWN",
  "CHANGE_SET_UNKNOWN",
  "IDEMPOTENCY_KEY_REUSED",
] as const;
export type SetProblemCode = (typeof setProblemCodes)[number];

/** HARD: the cell cannot stand. SOFT: it is out of the ordinary, and stands when somebody says why. */
export const severities = ["HARD", "SOFT"] as const;
export type Severity = (typeof severities)[number];

/** A problem is data: the code, the place, and what a sentence about it needs. The console makes the words. */
export interface CellProblem {
  readonly code: CellProblemCode;
  readonly severity: Severity;
  readonly key: FigureKey;
  /** Position of the cell in the set as it was sent, from 0. */
  readonly index: number;
  readonly params: Readonly<Record<string, string>>;
}

export interface SetProblem {
  readonly code: SetProblemCode;
  readonly params: Readonly<Record<string, string>>;
}
