import { Arg, Args, Ctx, Mutation, Resolver } from "type-graphql";
import { maxExceptionDays, maxRoundUnits } from "@bangvang/schema/reporting-round";
import type { Context } from "../../../context.ts";
import { paramsOf } from "../../../graphql/change-set.types.ts";
import { FigureKindEnum } from "../../../graphql/enums.ts";
import { DayScalar, InstantScalar } from "../../../graphql/scalars.ts";
import type { RoundOutcome } from "./change-rounds.ts";
import { openRounds } from "./open-rounds.ts";
import { RoundArgs, RoundOutcomeUnion } from "./round-steps.types.ts";
import { takeStep, type Step } from "./take-step.ts";

const reasonArg = { nullable: true, description: "Why; at most 500 characters." };
const neededReason = { description: "Why; it must not be empty, and has at most 500 characters." };

/** Steps of reporting rounds. Each answers with every round as it is now, or with every problem and no change. */
@Resolver()
export class RoundStepsResolver {
  @Mutation(() => RoundOutcomeUnion, {
    description: "Opens a reporting round for each of these units: for all of them or for none.",
  })
  async openReportingRounds(
    @Arg("units", () => [String], { description: `Codes of at most ${maxRoundUnits.toLocaleString("en")} units.` })
    units: string[],
    @Arg("period", () => String, { description: "Key of the period." }) period: string,
    @Arg("kind", () => FigureKindEnum, { defaultValue: "ACTUAL", description: "Results or registered targets." })
    kind: keyof typeof FigureKindEnum,
    @Arg("dueOn", () => DayScalar, { nullable: true, description: "The last day figures may come in, in Vietnam." })
    dueOn: string | undefined,
    @Ctx() context: Context,
  ) {
    return answerOf(await openRounds({ units, period, kind, dueOn: dueOn ?? null }, await context.registers()));
  }

  @Mutation(() => RoundOutcomeUnion, { description: "Moves the day an open round is due." })
  moveDueDay(
    @Args(() => RoundArgs) named: RoundArgs,
    @Arg("dueOn", () => DayScalar, { nullable: true, description: "The new day; none: it is due on no day." })
    dueOn: string | undefined,
    @Arg("reason", () => String, reasonArg) reason: string | undefined,
    @Ctx() context: Context,
  ) {
    return step(named, { step: "MOVE_DUE_DAY", dueOn: dueOn ?? null, reason: reason ?? null }, context);
  }

  @Mutation(() => RoundOutcomeUnion, { description: "Says that the figures of an open round are complete." })
  submitReportingRound(
    @Args(() => RoundArgs) named: RoundArgs,
    @Arg("reason", () => String, reasonArg) reason: string | undefined,
    @Ctx() context: Context,
  ) {
    return step(named, { step: "SUBMIT", reason: reason ?? null }, context);
  }

  @Mutation(() => RoundOutcomeUnion, { description: "Returns submitted figures: the round is open again." })
  returnReportingRound(
    @Args(() => RoundArgs) named: RoundArgs,
    @Arg("reason", () => String, neededReason) reason: string,
    @Ctx() context: Context,
  ) {
    return step(named, { step: "RETURN", reason }, context);
  }

  @Mutation(() => RoundOutcomeUnion, { description: "Accepts submitted figures; not for whoever submitted them." })
  acceptReportingRound(
    @Args(() => RoundArgs) named: RoundArgs,
    @Arg("reason", () => String, reasonArg) reason: string | undefined,
    @Ctx() context: Context,
  ) {
    return step(named, { step: "ACCEPT", reason: reason ?? null }, context);
  }

  @Mutation(() => RoundOutcomeUnion, { description: "Locks an accepted round for good." })
  lockReportingRound(
    @Args(() => RoundArgs) named: RoundArgs,
    @Arg("reason", () => String, reasonArg) reason: string | undefined,
    @Ctx() context: Context,
  ) {
    return step(named, { step: "LOCK", reason: reason ?? null }, context);
  }

  @Mutation(() => RoundOutcomeUnion, {
    description: "Opens a closed round again for a while. It closes by itself; an exception is not taken back.",
  })
  grantRoundException(
    @Args(() => RoundArgs) named: RoundArgs,
    @Arg("reason", () => String, neededReason) reason: string,
    @Arg("expiresAt", () => InstantScalar, { description: `Until when; at most ${maxExceptionDays} days from now.` })
    expiresAt: string,
    @Ctx() context: Context,
  ) {
    return step(named, { step: "EXCEPT", reason, expiresAt }, context);
  }
}

async function step(named: RoundArgs, taken: Step, context: Context) {
  return answerOf(await takeStep(named, taken, await context.registers()));
}

function answerOf(outcome: RoundOutcome) {
  if (outcome.kind === "changed") return { rounds: outcome.rounds };
  return { problems: outcome.problems.map(({ params, ...problem }) => ({ ...problem, params: paramsOf(params) })) };
}
