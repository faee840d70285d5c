import type { Actor } from "../../../server/src/actor.ts";
import { isInScope, type Audience } from "../../../server/src/audience.ts";
import { byText, finder } from "./rows.ts";
import type { Tables } from "./tables.ts";

interface Row {
  readonly rowId: number;
}
interface Yearly extends Row {
  readonly year: number;
}

interface Dimensions<Unit, Period> {
  readonly units: readonly Unit[];
  readonly periods: readonly Period[];
  readonly clusterMembers: readonly { readonly cluster: Row; readonly unit: Row; readonly year: number }[];
}

interface Asking {
  readonly actor: Actor;
  readonly audience: Audience;
}

/** Reporting rounds with what hangs under them, at this moment. */
export function linkRounds<Unit extends Row, Period extends Yearly>(
  tables: Tables,
  dimensions: Dimensions<Unit, Period>,
  asking: Asking,
) {
  const [unitOf, periodOf] = [finder(dimensions.units), finder(dimensions.periods)];
  const now = new Date().toISOString();
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
  return tables.rounds.map((row) => {
    const isOfIt = (other: typeof row | (typeof tables.roundExceptions)[number]): boolean =>
      other.unitId === row.unitId && other.periodId === row.periodId && other.kind === row.kind;
    const exceptions = tables.roundExceptions
      .filter(isOfIt)
      .toSorted((a, b) => byText(b.grantedAt, a.grantedAt) || b.rowId - a.rowId)
      .map((exception) => ({ ...exception, isLive: exception.expiresAt > now }));
    const isLate = row.dueOn !== null && row.dueOn < today;
    const shutBecause = row.state !== "OPEN" ? "STATE" : isLate ? "DUE_DAY" : null;
    const closedBecause = exceptions.some(({ isLive }) => isLive) ? null : shutBecause;
    const [unit, period] = [unitOf(row.unitId), periodOf(row.periodId)];
    return {
      ...row,
      unit,
      period,
      closedBecause,
      isClosed: closedBecause !== null,
      exceptions,
      history: tables.roundStates.filter(isOfIt).toSorted((a, b) => byText(b.changedAt, a.changedAt)),
      mayDo: mayDo({ ...row, isShut: shutBecause !== null, unit, period }, dimensions, asking),
    };
  });
}

interface Shut {
  readonly unit: Row;
  readonly period: Yearly;
  readonly state: string;
  readonly changedBy: string;
  readonly isShut: boolean;
}

/** Nobody of these tests is a person of the database, so that names tell them apart. */
function mayDo(
  { unit, period, state, changedBy, isShut }: Shut,
  { clusterMembers }: Pick<Dimensions<Row, Yearly>, "clusterMembers">,
  { actor, audience }: Asking,
): readonly string[] {
  if (actor.kind === "TOKEN") return [];
  const isAdministrator = actor.grants.some(({ role }) => role === "ADMINISTRATOR");
  const reviews = actor.grants.some(
    (grant) =>
      grant.role === "REVIEWER" &&
      clusterMembers.some(
        (member) =>
          member.cluster.rowId === grant.unitId && member.unit.rowId === unit.rowId && member.year === period.year,
      ),
  );
  const decides = isAdministrator || reviews;
  const steps: string[] = [];
  if (state === "OPEN" && decides) steps.push("MOVE_DUE_DAY");
  if (state === "OPEN" && isInScope(audience.writes, unit.rowId)) steps.push("SUBMIT");
  if (state === "SUBMITTED" && decides && changedBy !== actor.name) steps.push("RETURN", "ACCEPT");
  if (state === "ACCEPTED" && isAdministrator) steps.push("LOCK");
  if (isShut && isAdministrator) steps.push("EXCEPT");
  return steps;
}
