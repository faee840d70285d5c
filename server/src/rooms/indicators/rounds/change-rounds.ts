import { maxReasonLength } from "@bangvang/schema/change-set";
import type { FigureKind } from "@bangvang/schema/figure";
import type { RoundProblem, RoundProblemCode, RoundState } from "@bangvang/schema/reporting-round";
import { readWords } from "../../../changing/words.ts";
import { isInScope } from "../../../audience.ts";
import { isoInstant } from "../../../db/instant.ts";
import { sql } from "../../../db/sql.ts";
import type { Registers } from "../../../registers.ts";
import { unitDimension, type UnitRow } from "../../organisation/organisation.dimensions.ts";

/** A round as a step left it, by the codes of its unit and its period. Days and instants are ISO text. */
export interface ChangedRound {
  readonly unit: string;
  readonly period: string;
  readonly kind: FigureKind;
  readonly state: RoundState;
  readonly dueOn: string | null;
  readonly changedAt: string;
}

/** What became of a request: every round it names was changed, or none was, for these reasons. */
export type RoundOutcome =
  | { readonly kind: "changed"; readonly rounds: readonly ChangedRound[] }
  | { readonly kind: "refused"; readonly problems: readonly RoundProblem[] };

export function refused(problems: readonly RoundProblem[]): RoundOutcome {
  return { kind: "refused", problems };
}

export function problem(
  code: RoundProblemCode,
  unit: string | null = null,
  params: RoundProblem["params"] = {},
): RoundProblem {
  return { code, unit: unit?.slice(0, 64) ?? null, params };
}

/** The unit with this code, if the actor may see it: one they may not is answered like one that does not exist. */
export function unitSeen(code: string, { dimensions, audience }: Registers): UnitRow | null {
  const unit = dimensions.of(unitDimension).byCode.get(code);
  return unit && isInScope(audience.reads, unit.id) ? unit : null;
}

/** A reason as it is kept, and what is wrong with it. */
export function readReason(
  text: string | null,
  isRequired: boolean,
): { readonly reason: string | null; readonly problems: readonly RoundProblem[] } {
  const { text: reason, problem: wrong } = readWords(text, maxReasonLength);
  const problems: RoundProblem[] = [];
  if (reason === null && isRequired) problems.push(problem("REASON_REQUIRED"));
  if (wrong === "TOO_LONG") problems.push(problem("REASON_TOO_LONG", null, { most: String(maxReasonLength) }));
  if (wrong === "UNREADABLE") problems.push(problem("REASON_UNREADABLE"));
  return { reason, problems };
}

/** What a statement that changes a round gives back. */
export const changedColumns = sql`state, due_on as "dueOn", ${isoInstant(sql`changed_at`)} as "changedAt"`;
