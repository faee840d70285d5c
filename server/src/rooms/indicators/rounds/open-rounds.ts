import type { FigureKind } from "@bangvang/schema/figure";
import { overlaps, readPeriod, type Period } from "@bangvang/schema/period";
import { maxRoundUnits, type RoundProblem } from "@bangvang/schema/reporting-round";
import { keepPeriods } from "../../../changing/periods.ts";
import { RaceLost } from "../../../db/race-lost.ts";
import { sql } from "../../../db/sql.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Registers } from "../../../registers.ts";
import type { UnitRow } from "../../organisation/organisation.dimensions.ts";
import { changedColumns, problem, refused, unitSeen, type ChangedRound, type RoundOutcome } from "./change-rounds.ts";
import { partsFor, refusalOf } from "./rounds.policy.ts";

/** Rounds of several units, of one period and kind, due on one day (ISO, null: none). */
export interface RoundsToOpen {
  readonly units: readonly string[];
  readonly period: string;
  readonly kind: FigureKind;
  readonly dueOn: string | null;
}

/** Opens a round for each unit, or for none: then every unit that stands in the way is named. */
export async function openRounds(asked: RoundsToOpen, registers: Registers): Promise<RoundOutcome> {
  const period = readPeriod(asked.period);
  const codes = [...new Set(asked.units)];
  if (period === null) return refused([problem("PERIOD_MALFORMED")]);
  if (codes.length === 0) return refused([problem("NO_UNITS")]);
  if (codes.length > maxRoundUnits)
    return refused([problem("TOO_MANY_UNITS", null, { units: String(codes.length), most: String(maxRoundUnits) })]);
  const units: UnitRow[] = [];
  const problems = codes.flatMap((code): readonly RoundProblem[] => {
    const unit = unitSeen(code, registers);
    if (unit === null) return [problem("UNIT_UNKNOWN", code)];
    units.push(unit);
    return whatStandsAgainst(unit, period, registers);
  });
  if (problems.length > 0) return refused(problems);
  return registers.changeRounds(
    units.map(({ id }) => id),
    (transaction) => openInside({ ...asked, units, period }, registers, transaction),
  );
}

function whatStandsAgainst(unit: UnitRow, period: Period, registers: Registers): readonly RoundProblem[] {
  const refusal = refusalOf("OPEN", partsFor({ unitId: unit.id, year: period.year }, registers), null);
  if (refusal) return [problem(refusal, unit.code)];
  return overlaps(unit, period) ? [] : [problem("UNIT_NOT_IN_PERIOD", unit.code, { period: period.key })];
}

interface Opening extends Pick<RoundsToOpen, "kind" | "dueOn"> {
  readonly units: readonly UnitRow[];
  readonly period: Period;
}

async function openInside(
  { units, period, kind, dueOn }: Opening,
  { actor }: Registers,
  transaction: Transaction,
): Promise<RoundOutcome> {
  const periodId = (await keepPeriods([period], transaction)).get(period.key);
  const ids = units.map(({ id }) => id);
  const there = await transaction.query<{ id: number; state: string }>(sql`
    select unit_id as id, state from reporting_round
    where unit_id = any(${ids}::int[]) and period_id = ${periodId} and kind = ${kind}`);
  if (there.length > 0) {
    const states = new Map(there.map(({ id, state }) => [id, state]));
    return refused(
      units.flatMap(({ id, code }) => {
        const state = states.get(id);
        return state === undefined ? [] : [problem("ROUND_EXISTS", code, { period: period.key, state })];
      }),
    );
  }
  const opened = await transaction.query<{ id: number } & Omit<ChangedRound, "unit" | "period" | "kind">>(sql`
    insert into reporting_round (unit_id, period_id, kind, state, due_on, changed_by, person_id)
    select id, ${periodId}, ${kind}, 'OPEN', ${dueOn}::date, ${actor.name}, ${actor.personId}
    from unnest(${ids}::int[]) as asked (id)
    on conflict do nothing
    returning unit_id as id, ${changedColumns}`);
  if (opened.length < units.length) throw new RaceLost("somebody opened a round at the same time");
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const rounds = opened.map(({ id, ...round }) => ({ unit: codes.get(id)!, period: period.key, kind, ...round }));
  return { kind: "changed", rounds };
}
