import { ArgsType, createUnionType, Field, ObjectType } from "type-graphql";
import { ParamType } from "../../../graphql/change-set.types.ts";
import { FigureKindEnum } from "../../../graphql/enums.ts";
import { DayScalar, InstantScalar } from "../../../graphql/scalars.ts";
import { RoundStateEnum } from "./rounds.types.ts";

@ArgsType()
export class RoundArgs {
  @Field(() => String, { description: "Code of the unit." }) readonly unit!: string;
  @Field(() => String, { description: "Key of the period." }) readonly period!: string;
  @Field(() => FigureKindEnum, { defaultValue: "ACTUAL", description: "Results or registered targets." })
  readonly kind!: keyof typeof FigureKindEnum;
}

@ObjectType("ChangedRound", { description: "A reporting round as a step left it." })
class ChangedRoundType {
  @Field(() => String, { description: "Code of the unit." }) readonly unit!: string;
  @Field(() => String, { description: "Key of the period." }) readonly period!: string;
  @Field(() => FigureKindEnum, { description: "Results or registered targets." })
  readonly kind!: keyof typeof FigureKindEnum;
  @Field(() => RoundStateEnum, { description: "How far it has come." }) readonly state!: keyof typeof RoundStateEnum;
  @Field(() => DayScalar, { nullable: true, description: "The last day figures may come in; null: no day." })
  readonly dueOn!: string | null;
  @Field(() => InstantScalar, { description: "When it was brought into its state." }) readonly changedAt!: string;
}

@ObjectType("RoundProblem", { description: "Why a step was not taken." })
class RoundProblemType {
  @Field(() => String, { description: "A code of a closed list; see the README." }) readonly code!: string;
  @Field(() => String, { nullable: true, description: "The unit as it was sent; null: the whole request." })
  readonly unit!: string | null;
  @Field(() => [ParamType], { description: "Details." }) readonly params!: readonly ParamType[];
}

@ObjectType("RoundsChanged", { description: "Every round that was named has taken the step." })
class RoundsChangedType {
  @Field(() => [ChangedRoundType], { description: "The rounds as they are now." })
  readonly rounds!: readonly ChangedRoundType[];
}

@ObjectType("RoundsRefused", { description: "No round has taken the step; every problem is named." })
class RoundsRefusedType {
  @Field(() => [RoundProblemType], { description: "All problems." }) readonly problems!: readonly RoundProblemType[];
}

export const RoundOutcomeUnion = createUnionType({
  name: "ReportingRoundOutcome",
  description: "What became of a step.",
  types: () => [RoundsChangedType, RoundsRefusedType] as const,
  resolveType: (outcome) => ("problems" in outcome ? RoundsRefusedType : RoundsChangedType),
});
