import { Field, Int, ObjectType } from "type-graphql";
import {
  enumOf,
  FamilyEnum,
  FigureKindEnum,
  FigureStateEnum,
  PeriodTypeEnum,
  QualifierEnum,
  QualityEnum,
} from "../../../graphql/enums.ts";
import { PageInfoType } from "../../../graphql/page.ts";
import { DecimalScalar } from "../../../graphql/scalars.ts";
import { ClusterType, SourceType, UnitLevelEnum, UnitType } from "../../organisation/organisation.types.ts";
import { IndicatorType, PeriodObjectType } from "../catalogue.types.ts";
import { distinctBys, groupBys, type DistinctBy } from "./group-by.ts";

const meanings = {
  UNIT: "The unit.",
  LEVEL: "The level of the unit.",
  FAMILY: "The family of the indicator.",
  INDICATOR: "The indicator.",
  SOURCE: "The source the value was taken from.",
  YEAR: "The reporting year of the period.",
  QUARTER: "The quarter the period lies wholly inside, such as 2023-Q1.",
  MONTH: "The month the period lies wholly inside, such as 2023-01.",
  PERIOD: "The period.",
  PERIOD_TYPE: "The kind of period.",
  KIND: "Result or registered target.",
  QUALITY: "The quality.",
  QUALIFIER: "The word the figure carries.",
  STATE: "What stands in the cell.",
};

export const FigureGroupByEnum = enumOf("FigureGroupBy", "What figures are grouped by.", groupBys, {
  ...meanings,
  CLUSTER:
    "The clusters the unit competes in in the year of the figure; a figure counts in each of them, and under none when there is none.",
});

export const FigureGroupDistinctEnum = enumOf(
  "FigureGroupDistinct",
  "What the different values of are counted in a group.",
  distinctBys as readonly DistinctBy[],
  meanings,
);

const byNote = "null when it is not grouped by";

@ObjectType("FigureGroup", {
  description:
    "Figures that have something in common, and what they come to. Cleared cells are left out; numbers are of figures with a value.",
})
export class FigureGroupType {
  readonly distinct!: Readonly<Partial<Record<DistinctBy, number>>>;
  @Field(() => UnitType, { nullable: true, description: `Their unit; ${byNote}.` }) readonly unit!: UnitType | null;
  @Field(() => ClusterType, {
    nullable: true,
    description: `The cluster their units compete in; null where there is none, and ${byNote}.`,
  })
  readonly cluster!: ClusterType | null;
  @Field(() => UnitLevelEnum, { nullable: true, description: `The level of their units; ${byNote}.` })
  readonly level!: keyof typeof UnitLevelEnum | null;
  @Field(() => FamilyEnum, { nullable: true, description: `The family of their indicators; ${byNote}.` })
  readonly family!: keyof typeof FamilyEnum | null;
  @Field(() => IndicatorType, { nullable: true, description: `Their indicator; ${byNote}.` })
  readonly indicator!: IndicatorType | null;
  @Field(() => SourceType, { nullable: true, description: `Their source; null where there is none, and ${byNote}.` })
  readonly source!: SourceType | null;
  @Field(() => Int, { nullable: true, description: `Their reporting year; ${byNote}.` })
  readonly year!: number | null;
  @Field(() => String, {
    nullable: true,
    description: `The quarter their periods lie wholly inside, such as 2023-Q1; null where there is none, and ${byNote}.`,
  })
  readonly quarter!: string | null;
  @Field(() => String, {
    nullable: true,
    description: `The month their periods lie wholly inside, such as 2023-01; null where there is none, and ${byNote}.`,
  })
  readonly month!: string | null;
  @Field(() => PeriodObjectType, { nullable: true, description: `Their period; ${byNote}.` })
  readonly period!: PeriodObjectType | null;
  @Field(() => PeriodTypeEnum, { nullable: true, description: `Their kind of period; ${byNote}.` })
  readonly periodType!: keyof typeof PeriodTypeEnum | null;
  @Field(() => FigureKindEnum, { nullable: true, description: `Results or registered targets; ${byNote}.` })
  readonly kind!: keyof typeof FigureKindEnum | null;
  @Field(() => QualityEnum, { nullable: true, description: `Their quality; ${byNote}.` })
  readonly quality!: keyof typeof QualityEnum | null;
  @Field(() => QualifierEnum, { nullable: true, description: `The word they carry; ${byNote}.` })
  readonly qualifier!: keyof typeof QualifierEnum | null;
  @Field(() => FigureStateEnum, { nullable: true, description: `What stands in their cells; ${byNote}.` })
  readonly state!: keyof typeof FigureStateEnum | null;
  @Field(() => Int, { description: "How many figures, with or without a value." }) readonly count!: number;
  @Field(() => Int, { description: "How many of them have a value." }) readonly valueCount!: number;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Their sum, in their measure, exact; null without a value. NOT_ADDITIVE where adding up would be wrong; LIMIT_EXCEEDED where a sum has more digits than a JSON number keeps.",
  })
  readonly sum!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Their average, each figure counting alike, in their measure, rounded to 4 decimals (half away from zero). NOT_ADDITIVE where measures differ.",
  })
  readonly avg!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: "The smallest, in their measure. NOT_ADDITIVE where measures differ.",
  })
  readonly min!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: "The largest, in their measure. NOT_ADDITIVE where measures differ.",
  })
  readonly max!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "The middle one, or half way between the middle two, in their measure, rounded to 4 decimals. NOT_ADDITIVE where measures differ.",
  })
  readonly median!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Their standard deviation as that of a sample (n − 1), in their measure, rounded to 4 decimals; null with fewer than two. NOT_ADDITIVE where measures differ.",
  })
  readonly stddev!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Their sum in per cent of the sum of everything the filter selects (each figure once, before having and pages), rounded to 4 decimals; null where that sum is 0. NOT_ADDITIVE where either sum would be wrong.",
  })
  readonly share!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Their average weighed by the weight of their indicator: the figure of the weight indicator of the same unit, period and kind; in their measure, rounded to 4 decimals. Null when a weight is missing (see weighted), and where the weights add up to 0.",
  })
  readonly weightedMean!: string | null;
  @Field(() => Int, {
    description: "How many figures with a value have a weight; weightedMean needs all valueCount of them.",
  })
  readonly weighted!: number;
  @Field(() => Boolean, { description: "Whether any value is a generated sample (quality SAMPLE)." })
  readonly sample!: boolean;
}

@ObjectType("FigureGroupEdge", { description: "A group with its cursor." })
export class FigureGroupEdgeType {
  @Field(() => String, { description: "Opaque; the place of this group in this order." }) readonly cursor!: string;
  @Field(() => FigureGroupType, { description: "The group." }) readonly node!: FigureGroupType;
}

@ObjectType("FigureGroupConnection", { description: "A page of groups." })
export class FigureGroupConnectionType {
  @Field(() => [FigureGroupType], { description: "The groups of this page." })
  readonly nodes!: readonly FigureGroupType[];
  @Field(() => [FigureGroupEdgeType], { description: "The groups with their cursors." })
  readonly edges!: readonly FigureGroupEdgeType[];
  @Field(() => PageInfoType, { description: "Where this page stands." }) readonly pageInfo!: PageInfoType;
  @Field(() => Int, { description: "How many groups there are in all, after having; counted only when asked for." })
  readonly totalCount!: number;
  @Field(() => FigureGroupType, {
    nullable: true,
    description: "Everything the filter selects as one group, each figure once, before having and pages.",
  })
  readonly total!: FigureGroupType | null;
}
