import type { RoundProblemCode, RoundState, RoundStep } from "@bangvang/schema/reporting-round";
import type { Actor } from "../../../actor.ts";
import { isInScope, type Audience } from "../../../audience.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { membersOf } from "../../organisation/organisation.dimensions.ts";

/** What somebody is to a unit in a year, where its rounds are concerned. */
export type Part = "ADMINISTRATOR" | "EDITOR" | "REVIEWER";

/** A round as a step meets it. */
export interface RoundMet {
  readonly state: RoundState;
  /** Whether its state or its due day closes it, exceptions aside. */
  readonly isShut: boolean;
  /** Whether whoever takes the step brought it into its state. */
  readonly isOwn: boolean;
}

interface Rule {
  readonly by: readonly Part[];
  /** The states it begins in; null: where there is no round yet. */
  readonly from: readonly RoundState[] | null;
  readonly notByOneself?: true;
  readonly whileShut?: true;
}

const rules: Readonly<Record<RoundStep, Rule>> = {
  OPEN: { by: ["ADMINISTRATOR", "REVIEWER"], from: null },
  MOVE_DUE_DAY: { by: ["ADMINISTRATOR", "REVIEWER"], from: ["OPEN"] },
  SUBMIT: { by: ["ADMINISTRATOR", "EDITOR"], from: ["OPEN"] },
  RETURN: { by: ["ADMINISTRATOR", "REVIEWER"], from: ["SUBMITTED"], notByOneself: true },
  ACCEPT: { by: ["ADMINISTRATOR", "REVIEWER"], from: ["SUBMITTED"], notByOneself: true },
  LOCK: { by: ["ADMINISTRATOR"], from: ["ACCEPTED"] },
  EXCEPT: { by: ["ADMINISTRATOR"], from: ["OPEN", "SUBMITTED", "ACCEPTED", "LOCKED"], whileShut: true },
};

/** Why a step may not be taken, if it may not: the one place that answers it. `met` is null where there is no round. */
export function refusalOf(step: RoundStep, parts: readonly Part[], met: RoundMet | null): RoundProblemCode | null {
  const { by, from, notByOneself, whileShut } = rules[step];
  if (!by.some((part) => parts.includes(part))) return "FORBIDDEN";
  if (from === null) return met === null ? null : "ROUND_EXISTS";
  if (met === null) return "ROUND_UNKNOWN";
  if (!from.includes(met.state) || (whileShut && !met.isShut)) return "ROUND_STATE";
  return notByOneself && met.isOwn ? "OWN_SUBMISSION" : null;
}

/**
 * The parts an actor has for the rounds of a unit in a year. An editor is who may change its figures, which is a reviewer
 * for the cluster itself; a reviewer is one of a cluster the unit competes in that year. A token has none.
 */
export function partsFor(
  { unitId, year }: { readonly unitId: number; readonly year: number },
  { actor, audience, dimensions }: Asking,
): readonly Part[] {
  if (actor.kind === "TOKEN") return [];
  const parts: Part[] = [];
  if (actor.kind === "SYSTEM" || actor.grants.some(({ role }) => role === "ADMINISTRATOR")) parts.push("ADMINISTRATOR");
  if (isInScope(audience.writes, unitId)) parts.push("EDITOR");
  const reviews = ({ role, unitId: cluster }: Actor["grants"][number]): boolean =>
    role === "REVIEWER" &&
    cluster !== null &&
    membersOf(dimensions, cluster, year).some((member) => member.unitId === unitId);
  if (actor.grants.some(reviews)) parts.push("REVIEWER");
  return parts;
}

/** Who takes a step, and what is known of them. */
export interface Asking {
  readonly actor: Actor;
  readonly audience: Audience;
  readonly dimensions: Dimensions;
}

/** Whether somebody is the one history names. Whoever is no person of the product is told by the name alone. */
export function isThemselves(
  { personId, name }: Actor,
  named: { readonly personId: number | null; readonly changedBy: string },
): boolean {
  return personId === null && named.personId === null ? name === named.changedBy : personId === named.personId;
}
