/** How far a reporting round has come. */
export const roundStates = ["OPEN", "SUBMITTED", "ACCEPTED", "LOCKED"] as const;
export type RoundState = (typeof roundStates)[number];

/** What can be done with a round. */
export const roundSteps = ["OPEN", "MOVE_DUE_DAY", "SUBMIT", "RETURN", "ACCEPT", "LOCK", "EXCEPT"] as const;
export type RoundStep = (typeof roundSteps)[number];

/** Why a round is closed. */
export const roundClosings = ["STATE", "DUE_DAY"] as const;
export type RoundClosing = (typeof roundClosings)[number];

/** Days an exception lasts at most, and units whose rounds can be opened at once. */
export const maxExceptionDays = 31;
export const maxRoundUnits = 1_000;

/** Why a step was not taken. The list is closed: the console has words for each. */
export const roundProblemCodes = [
  "NO_UNITS",
  "TOO_MANY_UNITS",
  "UNIT_UNKNOWN",
  "PERIOD_MALFORMED",
  "UNIT_NOT_IN_PERIOD",
  "ROUND_EXISTS",
  "ROUND_UNKNOWN",
  "ROUND_STATE",
  "FORBIDDEN",
  "OWN_SUBMISSION",
  "REASON_REQUIRED",
  "REASON_TOO_LONG",
  "REASON_UNREADABLE",
  "EXPIRES_TOO_EARLY",
  "EXPIRES_TOO_LATE",
] as const;
export type RoundProblemCode = (typeof roundProblemCodes)[number];

/** A problem of one unit (null: of the whole request), with what a sentence about it needs. */
export interface RoundProblem {
  readonly code: RoundProblemCode;
  readonly unit: string | null;
  readonly params: Readonly<Record<string, string>>;
}
