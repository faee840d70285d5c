import { Field, InputType, ObjectType } from "type-graphql";
import { roundClosings, roundStates, roundSteps } from "@bangvang/schema/reporting-round";
import { enumOf, FigureKindEnum } from "../../../graphql/enums.ts";
import { DayFilterInput, enumFilter, NullableSortEnum } from "../../../graphql/filters.types.ts";
import { connectionType } from "../../../graphql/page.ts";
import { DayScalar, InstantScalar } from "../../../graphql/scalars.ts";
import { Optional, WhereInput } from "../../../graphql/where-input.ts";
import type { Direction } from "../../../reading/wish.ts";
import { NameOrderInput, UnitType, UnitWhereInput } from "../../organisation/organisation.types.ts";
import { PeriodObjectType, PeriodWhereInput } from "../catalogue.types.ts";
import { FigureKindFilter, TimeOrderInput } from "../figure.types.ts";

export const RoundStateEnum = enumOf("ReportingRoundState", "How far a reporting round has come.", roundStates, {
  OPEN: "Figures are being reported.",
  SUBMITTED: "The unit says that they are complete.",
  ACCEPTED: "The cluster, or an administrator, has accepted them.",
  LOCKED: "They stand for good; only an exception opens the round for a while.",
});

export const RoundStepEnum = enumOf("ReportingRoundStep", "What can be done with a reporting round.", roundSteps, {
  OPEN: "Open it.",
  MOVE_DUE_DAY: "Move the day it is due.",
  SUBMIT: "Submit its figures.",
  RETURN: "Return submitted figures, with a reason; it is open again.",
  ACCEPT: "Accept submitted figures.",
  LOCK: "Lock accepted figures.",
  EXCEPT: "Open it again for a while, with a reason.",
});

const RoundClosingEnum = enumOf("ReportingRoundClosing", "Why a reporting round is closed.", roundClosings, {
  STATE: "It is submitted, accepted or locked.",
  DUE_DAY: "The day it was due is over in Vietnam.",
});

@ObjectType("RoundException", { description: "A while for which a closed round is open again." })
class RoundExceptionType {
  @Field(() => String, { description: "Why." }) readonly reason!: string;
  @Field(() => InstantScalar, { description: "Until when." }) readonly expiresAt!: string;
  @Field(() => String, { description: "Who granted it." }) readonly grantedBy!: string;
  @Field(() => InstantScalar, { description: "When it was granted." }) readonly grantedAt!: string;
  @Field(() => Boolean, { description: "Whether it has not expired." }) readonly isLive!: boolean;
}

@ObjectType("ReportingRoundChange", { description: "What a reporting round was after one step." })
class RoundChangeType {
  @Field(() => RoundStateEnum, { description: "Its state." }) readonly state!: keyof typeof RoundStateEnum;
  @Field(() => DayScalar, { nullable: true, description: "The last day figures could come in." }) readonly dueOn!:
    | string
    | null;
  @Field(() => String, { description: "Who." }) readonly changedBy!: string;
  @Field(() => InstantScalar, { description: "When." }) readonly changedAt!: string;
  @Field(() => String, { nullable: true, description: "Why." }) readonly reason!: string | null;
}

@ObjectType("ReportingRound", {
  description:
    "What a unit has to report or to register for a period (kỳ báo cáo). While it is closed, none of its figures of that kind changes whose period lies inside.",
})
export class RoundType {
  @Field(() => UnitType, { description: "Whose it is." }) readonly unit!: UnitType;
  @Field(() => PeriodObjectType, { description: "The stretch it covers." }) readonly period!: PeriodObjectType;
  @Field(() => FigureKindEnum, { description: "Results or registered targets." })
  readonly kind!: keyof typeof FigureKindEnum;
  @Field(() => RoundStateEnum, { description: "How far it has come." }) readonly state!: keyof typeof RoundStateEnum;
  @Field(() => DayScalar, {
    nullable: true,
    description: "The last day figures may come in, in Vietnam; null: no day.",
  })
  readonly dueOn!: string | null;
  @Field(() => Boolean, { description: "Whether its figures cannot change now." }) readonly isClosed!: boolean;
  @Field(() => RoundClosingEnum, { nullable: true, description: "Why it is closed; null: it is not." })
  readonly closedBecause!: keyof typeof RoundClosingEnum | null;
  @Field(() => String, { description: "Who brought it into its state." }) readonly changedBy!: string;
  @Field(() => InstantScalar, { description: "When." }) readonly changedAt!: string;
  @Field(() => String, { nullable: true, description: "Why." }) readonly reason!: string | null;
  @Field(() => [RoundStepEnum], { description: "What you may do with it as it stands." })
  readonly mayDo!: readonly (keyof typeof RoundStepEnum)[];
  @Field(() => [RoundExceptionType], { description: "The times it was opened again for a while, the newest first." })
  readonly exceptions!: readonly RoundExceptionType[];
  @Field(() => [RoundChangeType], { description: "The states it had, the present one first." })
  readonly history!: readonly RoundChangeType[];
}

const RoundStateFilter = enumFilter("ReportingRoundState", RoundStateEnum);

@WhereInput("ReportingRoundWhere", "reporting rounds")
export class RoundWhereInput {
  @Optional(() => UnitWhereInput, "On the unit.") unit?: object;
  @Optional(() => PeriodWhereInput, "On the period.") period?: object;
  @Optional(() => FigureKindFilter, "On the kind.") kind?: object;
  @Optional(() => RoundStateFilter, "On how far it has come.") state?: object;
  @Optional(() => DayFilterInput, "On the day it is due.") dueOn?: object;
}

@InputType("ReportingRoundOrder", {
  description: "One wish for the order of reporting rounds, with exactly one field; the key always comes last.",
})
export class RoundOrderInput {
  @Optional(() => NameOrderInput, "By unit.") unit?: NameOrderInput;
  @Optional(() => TimeOrderInput, "By period.") period?: TimeOrderInput;
  @Optional(() => NullableSortEnum, "By the day it is due.") dueOn?: Direction;
}

export const RoundConnection = connectionType("ReportingRound", RoundType);
