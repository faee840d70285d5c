import { roundSteps, type RoundState } from "@bangvang/schema/reporting-round";
import { isoInstant } from "../../../db/instant.ts";
import { sql, type Sql } from "../../../db/sql.ts";
import { factConnection } from "../../../reading/facts/fact-level.ts";
import { few, level, memory, several, type Reads } from "../../../reading/map.ts";
import type { Asked } from "../../../reading/nodes.ts";
import { unitOf } from "../../organisation/organisation.dimensions.ts";
import { periodOf } from "../indicators.dimensions.ts";
import { roundTable } from "./round.facts.ts";
import { isThemselves, partsFor, refusalOf } from "./rounds.policy.ts";

/** What a row of a round, or of something that hangs under one, is tied together by. */
interface RoundIds {
  readonly unitId: number;
  readonly periodId: number;
  readonly kind: string;
}

interface RoundFact extends RoundIds {
  readonly state: RoundState;
  readonly closedBecause: string | null;
  readonly shutBecause: string | null;
  readonly changedBy: string;
  readonly personId: number | null;
}

const ids = sql`unit_id as "unitId", period_id as "periodId", kind`;

/** The times it was opened again for a while, the newest first. */
const exceptions = ofRounds(
  (rounds, { fence }) => sql`
    select ${ids}, reason, granted_by as "grantedBy", ${isoInstant(sql`granted_at`)} as "grantedAt",
      ${isoInstant(sql`expires_at`)} as "expiresAt", expires_at > (select instant from present_moment) as "isLive"
    from round_exception
    where ${fence.visible(sql`unit_id`)} and (unit_id, period_id, kind) in (${keysOf(rounds)})
    order by granted_at desc, id desc`,
);

/** The states it had, the newest first. */
const history = ofRounds(
  (rounds, { fence }) => sql`
    select ${ids}, state, due_on as "dueOn", changed_by as "changedBy", ${isoInstant(sql`changed_at`)} as "changedAt", reason
    from reporting_round_past
    where ${fence.visible(sql`unit_id`)} and (unit_id, period_id, kind) in (${keysOf(rounds)})
    order by changed_at desc`,
);

/** What whoever asks may do with it, as it stands: the policy that will be asked again when they do. */
const mayDo = memory<RoundFact>(
  ({ unitId, periodId, state, shutBecause, changedBy, personId }, _, { actor, audience, dimensions }) => {
    const { year } = periodOf(dimensions, periodId);
    const parts = partsFor({ unitId, year }, { actor, audience, dimensions });
    const isOwn = isThemselves(actor, { personId, changedBy });
    const met = { state, isShut: shutBecause !== null, isOwn };
    return roundSteps.filter((step) => refusalOf(step, parts, met) === null);
  },
  {
    needs: ["unitId", "periodId", "state", "shutBecause", "changedBy", "personId"],
    isPersonal: true,
    entries: several,
  },
);

export const roundsReads: Reads = {
  Query: { reportingRounds: factConnection({ name: "reporting rounds", table: roundTable }) },
  Unit: { reportingRounds: factConnection({ name: "reporting rounds of units", table: roundTable, under: "unit" }) },
  ReportingRound: {
    unit: memory<RoundFact>(({ unitId }, _, { dimensions }) => unitOf(dimensions, unitId), { needs: ["unitId"] }),
    period: memory<RoundFact>(({ periodId }, _, { dimensions }) => periodOf(dimensions, periodId), {
      needs: ["periodId"],
    }),
    isClosed: memory<RoundFact>(({ closedBecause }) => closedBecause !== null, { needs: ["closedBecause"] }),
    mayDo,
    exceptions,
    history,
  },
};

/** What hangs under rounds, by one statement for all of them. */
function ofRounds(statement: (rounds: readonly RoundIds[], asked: Asked) => Sql) {
  return level<RoundIds>(
    async (rounds, asked) => {
      const found = await asked.context.snapshot.query<RoundIds>(statement(rounds, asked));
      const byRound = Map.groupBy(found, keyOf);
      return rounds.map((round) => byRound.get(keyOf(round)) ?? []);
    },
    { needs: ["unitId", "periodId", "kind"], entries: few },
  );
}

function keyOf({ unitId, periodId, kind }: RoundIds): string {
  return `${unitId} ${periodId} ${kind}`;
}

function keysOf(rounds: readonly RoundIds[]): Sql {
  return sql`select * from unnest(
    ${rounds.map(({ unitId }) => unitId)}::int[], ${rounds.map(({ periodId }) => periodId)}::int[],
    ${rounds.map(({ kind }) => kind)}::text[])`;
}
