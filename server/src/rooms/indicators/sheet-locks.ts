import type { FigureKey, FigureKind } from "@bangvang/schema/figure";
import { lastDay, overlaps, type Period } from "@bangvang/schema/period";
import type { RoundState } from "@bangvang/schema/reporting-round";
import { isInScope } from "../../audience.ts";
import { isoInstant } from "../../db/instant.ts";
import { sql } from "../../db/sql.ts";
import type { Behind } from "../../reading/nodes.ts";
import type { UnitRow } from "../organisation/organisation.dimensions.ts";
import type { IndicatorRow } from "./indicators.dimensions.ts";

/** Why a cell cannot be edited, by the codes a change set would be refused with. */
export const lockReasons = ["FORBIDDEN", "INDICATOR_DERIVED", "UNIT_NOT_IN_PERIOD", "ROUND_CLOSED"] as const;

/** What locks some cells of a sheet; the rest is said of a round that is closed. */
export interface SheetLock {
  readonly reason: (typeof lockReasons)[number];
  readonly round: ClosedRound | null;
}

interface ClosedRound {
  /** Key of the period it covers. */
  readonly period: string;
  readonly state: RoundState;
  /** ISO day. */
  readonly dueOn: string | null;
  /** ISO instant. */
  readonly changedAt: string;
}

/** Each lock once, and for each cell the place of its lock in the list; -1: it can be edited. */
export interface SheetLocks {
  readonly locks: readonly SheetLock[];
  readonly lockOf: readonly number[];
}

interface Axes {
  readonly units: readonly UnitRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly periods: readonly Period[];
}

/** What a change set would be refused for before anything is typed: rights, an indicator that is not reported, a unit that did not exist then, a closed round. */
export async function locksOf(keys: readonly FigureKey[], axes: Axes, behind: Behind): Promise<SheetLocks> {
  const locks: SheetLock[] = [];
  const lockAt = new Map<string, number>();
  const find = lockFinder(axes, await fetchClosed(axes.units, keys[0]?.kind ?? "ACTUAL", behind), behind);
  const places = new Map<SheetLock, number>();
  const placeOf = (lock: SheetLock): number => {
    let place = places.get(lock);
    if (place === undefined) places.set(lock, (place = locks.push(lock) - 1));
    return place;
  };
  const derivedCodes = new Set(axes.indicators.flatMap(({ code, formula }) => (formula === null ? [] : code)));
  const lockOf = keys.map(({ unit, indicator, period }) => {
    const isDerived = derivedCodes.has(indicator);
    const name = `${unit} ${period} ${isDerived}`; // what else is counted makes no difference
    let place = lockAt.get(name);
    if (place === undefined) {
      const lock = find(unit, period, isDerived);
      lockAt.set(name, (place = lock ? placeOf(lock) : -1));
    }
    return place;
  });
  return { locks, lockOf };
}

const forbidden: SheetLock = { reason: "FORBIDDEN", round: null };
const derived: SheetLock = { reason: "INDICATOR_DERIVED", round: null };
const notThere: SheetLock = { reason: "UNIT_NOT_IN_PERIOD", round: null };

interface Closed {
  readonly unitId: number;
  readonly startsOn: string;
  /** The last day inside. */
  readonly endsOn: string;
  readonly lock: SheetLock;
}

function lockFinder(
  { units, periods }: Axes,
  closed: readonly Closed[],
  { context: { audience } }: Behind,
): (unit: string, period: string, isDerived: boolean) => SheetLock | null {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const byKey = new Map(periods.map((period) => [period.key, period]));
  const ofUnit = Map.groupBy(closed, ({ unitId }) => unitId);
  return (code, key, isDerived) => {
    const [unit, period] = [byCode.get(code), byKey.get(key)];
    if (!unit || !period || !isInScope(audience.writes, unit.id)) return forbidden;
    if (isDerived) return derived;
    if (!overlaps(unit, period)) return notThere;
    const around = ofUnit
      .get(unit.id)
      ?.find(({ startsOn, endsOn }) => startsOn <= period.startsOn && lastDay(period) <= endsOn);
    return around?.lock ?? null;
  };
}

interface ClosedRow extends ClosedRound {
  readonly unitId: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

async function fetchClosed(
  units: readonly UnitRow[],
  kind: FigureKind,
  { fence, context }: Behind,
): Promise<readonly Closed[]> {
  const rows = await context.snapshot.query<ClosedRow>(sql`
    select closed.unit_id as "unitId", closed.starts_on as "startsOn", closed.ends_on as "endsOn", closed.period, closed.state,
      closed.due_on as "dueOn", ${isoInstant(sql`round.changed_at`)} as "changedAt"
    from closed_round as closed join reporting_round as round
      on (round.unit_id, round.period_id, round.kind) = (closed.unit_id, closed.period_id, closed.kind)
    where ${fence.visible(sql`closed.unit_id`)} and closed.unit_id = any(${units.map(({ id }) => id)}::int[])
      and closed.kind = ${kind}
    order by closed.unit_id, closed.starts_on, closed.ends_on desc, closed.period`);
  return rows.map(({ unitId, startsOn, endsOn, ...round }) => ({
    unitId,
    startsOn,
    endsOn,
    lock: { reason: "ROUND_CLOSED", round },
  }));
}
