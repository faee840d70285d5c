import { Field, InputType, Int, ObjectType } from "type-graphql";
import { enumOf, QualifierEnum, QualityEnum } from "../../graphql/enums.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";
import { IndicatorType, PeriodObjectType, SeriesBreakType } from "../indicators/catalogue.types.ts";
import { ClusterType, SourceType, UnitType } from "../organisation/organisation.types.ts";

export const BasisEnum = enumOf(
  "Basis",
  "How a value came about.",
  ["EXACT", "LATEST_AT", "SUM_OF", "PARTIAL", "RECOMPUTED", "CLAIMED", "NONE"],
  {
    EXACT: "The cell itself.",
    LATEST_AT: "Of a stock: the latest day inside the period.",
    SUM_OF: "The sum of all its parts.",
    PARTIAL: "The sum of some of its parts; never ranked.",
    RECOMPUTED: "A ratio, recomputed from its parts.",
    CLAIMED: "A ratio as it was reported, for its parts are not known.",
    NONE: "Nothing, which is not zero.",
  },
);

@InputType("ComparisonInput", {
  description: "Either a cluster in a year, or units, side by side for indicators in one period.",
})
export class ComparisonInput {
  @Field(() => String, { nullable: true, description: "Code of a cluster." }) readonly cluster?: string;
  @Field(() => Int, { nullable: true, description: "Year of its members; the year of the period when left out." })
  readonly year?: number;
  @Field(() => [String], { nullable: true, description: "Codes of units, instead of a cluster." })
  readonly units?: string[];
  @Field(() => [String], { description: "Codes of indicators." }) readonly indicators!: string[];
  @Field(() => String, { description: "Key of the period." }) readonly period!: string;
}

@ObjectType("ComparisonCell", {
  description: "What an indicator is worth in a unit and period, and how that came about.",
})
export class ComparisonCellType {
  @Field(() => DecimalScalar, { nullable: true, description: "The number." }) readonly value!: string | null;
  @Field(() => BasisEnum, { description: "How it came about." }) readonly basis!: keyof typeof BasisEnum;
  @Field(() => DayScalar, { nullable: true, description: "The day a LATEST_AT value speaks of." }) readonly asAt!:
    | string
    | null;
  @Field(() => Int, { nullable: true, description: "Of a sum: parts that were reported." }) readonly parts!:
    | number
    | null;
  @Field(() => Int, { nullable: true, description: "Of a sum: parts there should be." }) readonly expected!:
    | number
    | null;
  @Field(() => QualifierEnum, { nullable: true, description: "The word it carries." }) readonly qualifier!:
    | keyof typeof QualifierEnum
    | null;
  @Field(() => QualityEnum, { nullable: true, description: "How far it can be trusted." }) readonly quality!:
    | keyof typeof QualityEnum
    | null;
  @Field(() => SourceType, { nullable: true, description: "Its document, where it has just one." })
  readonly source!: SourceType | null;
  @Field(() => DecimalScalar, { nullable: true, description: "The registered target." }) readonly target!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Per cent of the target, in the indicator's direction." })
  readonly attainment!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Per cent as reported, beside the computed one." })
  readonly claimedAttainment!: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Competition rank in the indicator's direction; equal values share one. None when one unit is part of another or came out of it.",
  })
  readonly rank!: number | null;
}

@ObjectType("ComputedTotal", {
  description:
    "A total over the units of a comparison, from as many as reported. NONE when one unit is part of another or came out of it.",
})
export class ComputedTotalType {
  @Field(() => DecimalScalar, { nullable: true, description: "The number." }) readonly value!: string | null;
  @Field(() => BasisEnum, { description: "SUM_OF or RECOMPUTED when every unit is in it, else PARTIAL or NONE." })
  readonly basis!: keyof typeof BasisEnum;
  @Field(() => Int, { description: "Units in it." }) readonly units!: number;
  @Field(() => Int, { description: "Units there should be." }) readonly expected!: number;
  @Field(() => Boolean, {
    description: "Whether any part of it is a generated sample; then a difference proves nothing.",
  })
  readonly sample!: boolean;
}

@ObjectType("ComparisonColumn", {
  description: "An indicator of a comparison, with the total of the cluster as reported and as computed.",
})
export class ComparisonColumnType {
  @Field(() => IndicatorType, { description: "The indicator." }) readonly indicator!: IndicatorType;
  @Field(() => ComparisonCellType, { description: "The cluster's own reported figure." })
  readonly reported!: ComparisonCellType;
  @Field(() => ComputedTotalType, { description: "The total of the units." }) readonly computed!: ComputedTotalType;
  @Field(() => DecimalScalar, { nullable: true, description: "Reported less computed, when every unit is in it." })
  readonly difference!: string | null;
  @Field(() => [SeriesBreakType], { description: "Breaks of its series up to the end of the period." })
  readonly breaks!: SeriesBreakType[];
}

@ObjectType("ComparisonRow", { description: "A unit of a comparison." })
export class ComparisonRowType {
  @Field(() => UnitType, { description: "The unit." }) readonly unit!: UnitType;
  @Field(() => [ComparisonCellType], { description: "Its cells, in the order of the indicators." })
  readonly cells!: ComparisonCellType[];
}

@ObjectType("Comparison", { description: "Units side by side for indicators in one period." })
export class ComparisonType {
  @Field(() => PeriodObjectType, { description: "The period." }) readonly period!: PeriodObjectType;
  @Field(() => ClusterType, { nullable: true, description: "The cluster, when one was asked for." })
  readonly cluster!: ClusterType | null;
  @Field(() => [ComparisonColumnType], { description: "The indicators, in the order asked for." })
  readonly indicators!: ComparisonColumnType[];
  @Field(() => [ComparisonRowType], { description: "The units." }) readonly rows!: ComparisonRowType[];
}
