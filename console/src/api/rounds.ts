import type { RoundStep } from "@bangvang/schema/reporting-round";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type {
  FigureKind,
  OpenReportingRoundsMutationVariables,
  ReportingRoundsQuery,
  ReportingRoundState,
  ReportingRoundWhere,
  RoundOutcomeFragment,
} from "./generated/graphql.ts";
import {
  acceptRoundMutation,
  grantExceptionMutation,
  lockRoundMutation,
  moveDueDayMutation,
  openRoundsMutation,
  returnRoundMutation,
  roundsQuery,
  submitRoundMutation,
} from "./operations/rounds.ts";

export type Round = ReportingRoundsQuery["reportingRounds"]["nodes"][number];
export type { FigureKind, ReportingRoundState };

/** Why a step was not taken; `unit` is a code, or null for the whole request. */
export interface StepProblem {
  readonly code: string;
  readonly unit: string | null;
  readonly params: readonly { readonly name: string; readonly value: string }[];
}

/** What a step needs beside the round: what is not asked for is left out. */
export interface StepWishes {
  readonly reason: string;
  /** ISO day; empty: none. */
  readonly dueOn: string;
  /** ISO instant; of an exception alone. */
  readonly expiresAt: string;
}

/** Rounds of a reporting year, of one state or of all, page after page. */
export function roundsOptions(year: number, state: ReportingRoundState | null) {
  const where: ReportingRoundWhere = {
    period: { year: { eq: year } },
    ...(state ? { state: { eq: state } } : {}),
  };
  return infiniteQueryOptions({
    queryKey: ["rounds", where],
    queryFn: async ({ pageParam, signal }) =>
      (await ask(roundsQuery, { where, after: pageParam }, { signal })).reportingRounds,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null),
  });
}

/** Takes a step with a round; the problems that stood in the way, none when it was taken. */
export async function takeStep(
  round: Round,
  step: RoundStep,
  { reason, dueOn, expiresAt }: StepWishes,
): Promise<readonly StepProblem[]> {
  const named = { unit: round.unit.code, period: round.period.key, kind: round.kind };
  const said = { ...named, reason: reason.trim() === "" ? null : reason };
  switch (step) {
    case "MOVE_DUE_DAY":
      return problemsOf(await ask(moveDueDayMutation, { ...said, dueOn: dueOn === "" ? null : dueOn }));
    case "SUBMIT":
      return problemsOf(await ask(submitRoundMutation, said));
    case "RETURN":
      return problemsOf(await ask(returnRoundMutation, { ...named, reason }));
    case "ACCEPT":
      return problemsOf(await ask(acceptRoundMutation, said));
    case "LOCK":
      return problemsOf(await ask(lockRoundMutation, said));
    case "EXCEPT":
      return problemsOf(await ask(grantExceptionMutation, { ...named, reason, expiresAt }));
    case "OPEN":
      throw new Error("a round that is there is not opened");
  }
}

/** Opens rounds of several units at once; the problems that stood in the way, none when all are open. */
export async function openRounds(wanted: OpenReportingRoundsMutationVariables): Promise<readonly StepProblem[]> {
  return problemsOf(await ask(openRoundsMutation, wanted));
}

function problemsOf({ outcome }: { readonly outcome: RoundOutcomeFragment }): readonly StepProblem[] {
  return "problems" in outcome ? outcome.problems : [];
}
