import { expect } from "vitest";
import type { Actor, Role } from "../../server/src/actor.ts";
import { createPerson } from "../../server/src/rooms/organisation/people.ts";
import { administrator, ask } from "./ask.ts";
import type { FreshProduct } from "./fresh-product.ts";
import { idOf } from "./units.ts";

/** What a step answers: codes and units of problems, or rounds as they are. */
export interface StepAnswer {
  readonly rounds?: readonly {
    readonly unit: string;
    readonly period: string;
    readonly kind: string;
    readonly state: string;
    readonly dueOn: string | null;
  }[];
  readonly problems?: readonly {
    readonly code: string;
    readonly unit: string | null;
    readonly params: readonly { readonly name: string; readonly value: string }[];
  }[];
}

const mutations = {
  OPEN: "openReportingRounds(units: $units, period: $period, kind: $kind, dueOn: $dueOn)",
  MOVE_DUE_DAY: "moveDueDay(unit: $unit, period: $period, kind: $kind, dueOn: $dueOn, reason: $reason)",
  SUBMIT: "submitReportingRound(unit: $unit, period: $period, kind: $kind, reason: $reason)",
  RETURN: "returnReportingRound(unit: $unit, period: $period, kind: $kind, reason: $reason)",
  ACCEPT: "acceptReportingRound(unit: $unit, period: $period, kind: $kind, reason: $reason)",
  LOCK: "lockReportingRound(unit: $unit, period: $period, kind: $kind, reason: $reason)",
  EXCEPT: "grantRoundException(unit: $unit, period: $period, kind: $kind, reason: $reason, expiresAt: $expiresAt)",
} as const;
export type StepName = keyof typeof mutations;

const types: Readonly<Record<string, string>> = {
  units: "[String!]!",
  unit: "String!",
  period: "String!",
  kind: "FigureKind!",
  dueOn: "Day",
  reason: "String",
  expiresAt: "Instant!",
};

export interface StepWishes {
  readonly unit?: string;
  readonly units?: readonly string[];
  readonly period?: string;
  readonly kind?: "ACTUAL" | "TARGET";
  readonly dueOn?: string | null;
  readonly reason?: string | null;
  readonly expiresAt?: string;
}

/** Takes a step through the console's endpoint: of Sơn La's results of 2024, as the administrator, unless said otherwise. */
export async function takeStep(
  product: FreshProduct,
  step: StepName,
  wishes: StepWishes = {},
  actor: Actor = administrator,
): Promise<StepAnswer> {
  const unit = wishes.unit ?? "SLA";
  const needsReason = step === "RETURN" || step === "EXCEPT";
  const values: Record<string, unknown> = {
    unit,
    units: [unit],
    period: "2024",
    kind: "ACTUAL",
    dueOn: null,
    reason: needsReason ? "một lý do" : null,
    expiresAt: inDays(1),
    ...wishes,
  };
  const call = mutations[step];
  const names = [...call.matchAll(/\$(\w+)/g)].map(([, name = ""]) => name);
  const declared = names.map((name) => `$${name}: ${types[name]}${name === "reason" && needsReason ? "!" : ""}`);
  const { data, errors } = await ask(
    product,
    `mutation (${declared.join(", ")}) { answer: ${call} {
      ... on RoundsChanged { rounds { unit period kind state dueOn } }
      ... on RoundsRefused { problems { code unit params { name value } } }
    } }`,
    Object.fromEntries(names.map((name) => [name, values[name]])),
    actor,
  );
  expect(errors).toEqual([]);
  return data.answer;
}

/** Takes steps one after the other, each of which must be taken. */
export async function mustTake(
  product: FreshProduct,
  steps: readonly StepName[],
  wishes: StepWishes = {},
  actor: Actor = administrator,
): Promise<void> {
  for (const step of steps) {
    const { problems = [] } = await takeStep(product, step, wishes, actor);
    if (problems.length > 0) throw new Error(`${step} was refused: ${JSON.stringify(problems)}`);
  }
}

/** Code and unit of each problem; empty: the step was taken. */
export const codesOf = ({ problems = [] }: StepAnswer): readonly string[] =>
  problems.map(({ code, unit }) => (unit === null ? code : `${code} ${unit}`));

/** Somebody of the product, with one role for one unit. */
export async function personWith(product: FreshProduct, name: string, role: Role, unit?: string): Promise<Actor> {
  const unitId = unit === undefined ? null : await idOf(product, unit);
  const email = `${name.normalize("NFD").replaceAll(/\W/g, "")}@example.vn`;
  const unitIds = unitId === null ? [] : [unitId];
  const personId = await createPerson(product.orm.em.fork(), { email, name, role, unitIds });
  return { kind: "PERSON", personId, name, grants: [{ role, unitId }] };
}

/** An instant some days from now, or before now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
