import type { FigureKind } from "@bangvang/schema/figure";
import { maxExceptionDays, type RoundProblem, type RoundState, type RoundStep } from "@bangvang/schema/reporting-round";
import { sql, type Sql } from "../../../db/sql.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Registers } from "../../../registers.ts";
import { periodDimension } from "../indicators.dimensions.ts";
import {
  changedColumns,
  problem,
  readReason,
  refused,
  unitSeen,
  type ChangedRound,
  type RoundOutcome,
} from "./change-rounds.ts";
import { isThemselves, partsFor, refusalOf, type Part } from "./rounds.policy.ts";

/** What names a round: codes of unit and period, and the kind. */
export interface RoundNamed {
  readonly unit: string;
  readonly period: string;
  readonly kind: FigureKind;
}

/** A step of a round, with what it needs. Days and instants are ISO text. */
export type Step = { readonly reason: string | null } & (
  | { readonly step: "SUBMIT" | "RETURN" | "ACCEPT" | "LOCK" }
  | { readonly step: "MOVE_DUE_DAY"; readonly dueOn: string | null }
  | { readonly step: "EXCEPT"; readonly expiresAt: string }
);

/** The state a step leads to; those that are not here leave the state as it is. */
const leadsTo: Readonly<Partial<Record<RoundStep, RoundState>>> = {
  SUBMIT: "SUBMITTED",
  RETURN: "OPEN",
  ACCEPT: "ACCEPTED",
  LOCK: "LOCKED",
};
const needsReason: ReadonlySet<RoundStep> = new Set(["RETURN", "EXCEPT"]);

/**
 * Takes a round one step further. Its row is locked before its state is looked at, so of two steps at once the second
 * meets what the first made of it.
 */
export async function takeStep(named: RoundNamed, step: Step, registers: Registers): Promise<RoundOutcome> {
  const unit = unitSeen(named.unit, registers);
  const period = registers.dimensions.of(periodDimension).byCode.get(named.period);
  const unknown = refused([problem("ROUND_UNKNOWN", named.unit)]);
  if (!unit || !period) return unknown;
  const parts = partsFor({ unitId: unit.id, year: period.year }, registers);
  // Without the right part nothing is asked of the database: its row could not even be locked.
  if (refusalOf(step.step, parts, null) === "FORBIDDEN") return refused([problem("FORBIDDEN", unit.code)]);
  const { reason, problems } = readReason(step.reason, needsReason.has(step.step));
  return registers.changeRounds([unit.id], async (transaction) => {
    const key = sql`(unit_id, period_id, kind) = (${unit.id}, ${period.id}, ${named.kind})`;
    const round = await lockRound(key, step, transaction);
    if (!round) return unknown;
    const all = [...problemsOf(unit.code, { step, round, parts }, registers), ...problems];
    if (all.length > 0) return refused(all);
    const changed = await write(
      { key, ids: [unit.id, period.id, named.kind], step, reason, round },
      registers,
      transaction,
    );
    return { kind: "changed", rounds: [{ unit: unit.code, period: period.key, kind: named.kind, ...changed }] };
  });
}

/** The locked row, and what the clock of the database says of it and of the end of an exception. */
interface LockedRound {
  readonly state: RoundState;
  readonly personId: number | null;
  readonly changedBy: string;
  readonly isShut: boolean;
  readonly endsEarly: boolean | null;
  readonly endsLate: boolean | null;
}

async function lockRound(key: Sql, step: Step, transaction: Transaction): Promise<LockedRound | undefined> {
  const expiresAt = step.step === "EXCEPT" ? step.expiresAt : null;
  const [round] = await transaction.query<LockedRound>(sql`
    select state, person_id as "personId", changed_by as "changedBy",
      round_closed_because(state, due_on, clock_timestamp()) is not null as "isShut",
      ${expiresAt}::timestamptz <= clock_timestamp() as "endsEarly",
      ${expiresAt}::timestamptz - clock_timestamp() > make_interval(days => ${maxExceptionDays}) as "endsLate"
    from reporting_round where ${key} for update`);
  return round;
}

function problemsOf(
  unit: string,
  { step, round, parts }: { readonly step: Step; readonly round: LockedRound; readonly parts: readonly Part[] },
  { actor }: Registers,
): readonly RoundProblem[] {
  const { state, isShut, endsEarly, endsLate } = round;
  const refusal = refusalOf(step.step, parts, { state, isShut, isOwn: isThemselves(actor, round) });
  return [
    ...(refusal ? [problem(refusal, unit, { state })] : []),
    ...(endsEarly ? [problem("EXPIRES_TOO_EARLY", unit)] : []),
    ...(endsLate ? [problem("EXPIRES_TOO_LATE", unit, { days: String(maxExceptionDays) })] : []),
  ];
}

interface Writing {
  readonly key: Sql;
  readonly ids: readonly [unitId: number, periodId: number, kind: FigureKind];
  readonly step: Step;
  readonly reason: string | null;
  readonly round: LockedRound;
}

type Changed = Pick<ChangedRound, "state" | "dueOn" | "changedAt">;

async function write(
  { key, ids: [unitId, periodId, kind], step, reason, round }: Writing,
  { actor }: Registers,
  transaction: Transaction,
): Promise<Changed> {
  const who = sql`${actor.name}, ${actor.personId}`;
  if (step.step === "EXCEPT")
    await transaction.query(sql`
      insert into round_exception (unit_id, period_id, kind, reason, expires_at, granted_by, person_id)
      values (${unitId}, ${periodId}, ${kind}, ${reason}, ${step.expiresAt}, ${who})`);
  else {
    const dueOn = step.step === "MOVE_DUE_DAY" ? sql`${step.dueOn}::date` : sql`due_on`;
    await transaction.query(sql`
      update reporting_round set state = ${leadsTo[step.step] ?? round.state}, due_on = ${dueOn}, reason = ${reason},
        (changed_by, person_id) = (${who})
      where ${key} and state = ${round.state}`);
  }
  const [changed] = await transaction.query<Changed>(sql`select ${changedColumns} from reporting_round where ${key}`);
  if (!changed) throw new Error("a locked round is gone");
  return changed;
}
