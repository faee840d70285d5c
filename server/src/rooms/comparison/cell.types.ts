import { Field, Int, ObjectType } from "type-graphql";
import { enumOf, FigureKindEnum, QualifierEnum, QualityEnum } from "../../graphql/enums.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";
import { IndicatorType, PeriodObjectType, SeriesBreakType } from "../indicators/catalogue.types.ts";
import { worthReasons } from "../indicators/resolve.ts";
import { partRoles } from "../indicators/worth/made-of.ts";
import { SourceType, UnitType } from "../organisation/organisation.types.ts";
import { unrankedReasons } from "./judge.ts";

export const BasisEnum = enumOf(
  "Basis",
  "How a value came about.",
  ["EXACT", "LATEST_AT", "SUM_OF", "PARTIAL", "RECOMPUTED", "WEIGHTED", "CLAIMED", "NONE"],
  {
    EXACT: "The cell itself.",
    LATEST_AT: "Of a stock: the latest day inside the period.",
    SUM_OF: "The sum of all its parts.",
    PARTIAL: "The sum of some of its parts; never ranked.",
    RECOMPUTED: "A ratio, recomputed from its parts.",
    WEIGHTED: "A mean of means, each by its weight.",
    CLAIMED: "A ratio as it was reported, for its parts are not known.",
    NONE: "Nothing, which is not zero.",
  },
);

const UnrankedReasonEnum = enumOf("UnrankedReason", "Why a cell has no rank.", unrankedReasons, {
  NO_VALUE: "It has no value, which is not zero.",
  COVERAGE: "It is restated, and not all it came out of reported.",
  NOT_WHOLE: "Its value is the sum of some of its parts: it would lose to whoever reported everything.",
  OVERLAPPING: "One unit of the comparison is part of another or came out of it; a cluster is made of its members.",
  CLAIMED: "It is a ratio as it was claimed, and those of others were worked out of their parts.",
  BREAK: "It speaks of a day before the series began to mean something else, and those of others of a day after.",
  NEUTRAL: "Neither more nor less is better.",
});

const TieRuleEnum = enumOf("TieRule", "How equal values are ranked.", ["COMPETITION"], {
  COMPETITION: "Equal values share a rank, and the next is as many places lower: 1, 2, 2, 4.",
});

const WorthReasonEnum = enumOf("WorthReason", "Why there is no value, or why it is not whole.", worthReasons, {
  NOT_REPORTED: "Nothing was reported.",
  DISPUTED: "Documents disagree, and no reading is accepted yet.",
  NOT_APPLICABLE: "The indicator does not exist for this unit.",
  PARTS_MISSING: "Some of the finer periods were not reported, or a part of the ratio.",
  DAYS_DIFFER: "Its parts speak of different days.",
  DIVISOR_ZERO: "It would be divided by nought.",
  WEIGHT_MISSING: "What it is weighted by was not reported.",
  PREDECESSOR_MISSING: "Not every unit it came out of reported.",
  NOT_RESTATABLE:
    "It cannot be drawn on this map: the unit was divided without shares, or the indicator does not become one.",
  NOT_YET: "The unit was not there yet.",
  NO_LONGER: "The unit was there no more.",
});

const PartRoleEnum = enumOf("PartRole", "What part a figure takes in a value.", partRoles, {
  SELF: "The value itself.",
  LATEST: "The latest day inside the period.",
  PART: "A finer period, added up.",
  NUMERATOR: "What was divided, or in it.",
  DENOMINATOR: "What it was divided by, or in it.",
  WEIGHT: "What a mean was weighted by.",
  PREDECESSOR: "Of a unit it came out of.",
  FIELD: "Of an indicator the formula names.",
});

@ObjectType("Coverage", { description: "Of a restated value: how many of the units it came out of are in it." })
export class CoverageType {
  @Field(() => Int, { description: "Units in it." }) readonly units!: number;
  @Field(() => Int, { description: "Units there should be." }) readonly expected!: number;
}

@ObjectType("CellPart", { description: "A stored figure a value was made of." })
export class CellPartType {
  @Field(() => UnitType, { description: "Whose figure." }) readonly unit!: UnitType;
  @Field(() => IndicatorType, { description: "Of what." }) readonly indicator!: IndicatorType;
  @Field(() => PeriodObjectType, { description: "When." }) readonly period!: PeriodObjectType;
  @Field(() => FigureKindEnum, { description: "What happened, or what was registered." })
  readonly kind!: keyof typeof FigureKindEnum;
  @Field(() => DecimalScalar, { nullable: true, description: "The number; none while its readings are open." })
  readonly value!: string | null;
  @Field(() => DecimalScalar, { description: "How much of it counts: 1, or less of a unit that was divided." })
  readonly share!: string;
  @Field(() => QualityEnum, { description: "How far it can be trusted." }) readonly quality!: keyof typeof QualityEnum;
  @Field(() => SourceType, { nullable: true, description: "Its document." }) readonly source!: SourceType | null;
  @Field(() => PartRoleEnum, { description: "What part it takes." }) readonly role!: keyof typeof PartRoleEnum;
}

@ObjectType("Interval", { description: "From one number to another, both inside." })
export class IntervalType {
  @Field(() => DecimalScalar, { description: "The lowest." }) readonly low!: string;
  @Field(() => DecimalScalar, { description: "The highest." }) readonly high!: string;
}

@ObjectType("Ranking", { description: "Why a rank is what it is." })
export class RankingType {
  @Field(() => Int, { description: "How many units are ranked." }) readonly of!: number;
  @Field(() => Int, { description: "How many of them are better; the rank is one more." }) readonly better!: number;
  @Field(() => Int, { description: "How many others have the same value, and so the same rank." })
  readonly equal!: number;
  @Field(() => Int, { description: "How many of those ranked are generated samples; then the rank proves nothing." })
  readonly samples!: number;
  @Field(() => TieRuleEnum, { description: "How equal values are ranked." })
  readonly tieRule!: keyof typeof TieRuleEnum;
}

@ObjectType("LastYear", { description: "The same stretch a year before, and what became of it." })
export class LastYearType {
  @Field(() => String, { description: "Key of that period." }) readonly period!: string;
  @Field(() => DecimalScalar, { nullable: true, description: "The number then." }) readonly value!: string | null;
  @Field(() => BasisEnum, { description: "How it came about." }) readonly basis!: keyof typeof BasisEnum;
  @Field(() => QualityEnum, { nullable: true, description: "How far it can be trusted." })
  readonly quality!: keyof typeof QualityEnum | null;
  @Field(() => CoverageType, {
    nullable: true,
    description: "When it is restated: how many of the units it came out of are in it; one of some has no growth.",
  })
  readonly coverage!: CoverageType | null;
  @Field(() => WorthReasonEnum, { nullable: true, description: "Why there is no number, or why it is not whole." })
  readonly reason!: keyof typeof WorthReasonEnum | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Value less the number then; none when one of them is not whole or a break lies between.",
  })
  readonly change!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: "The change in per cent of the number then, to two decimals; none over nothing or less.",
  })
  readonly growth!: string | null;
  @Field(() => [SeriesBreakType], { description: "Breaks of the series between the two; then there is no growth." })
  readonly breaks!: SeriesBreakType[];
}

@ObjectType("ComparisonCell", {
  description: "What an indicator is worth in a unit and period, how that came about, and how it stands to others.",
})
export class ComparisonCellType {
  @Field(() => DecimalScalar, { nullable: true, description: "The number." }) readonly value!: string | null;
  @Field(() => BasisEnum, { description: "How it came about." }) readonly basis!: keyof typeof BasisEnum;
  @Field(() => DayScalar, { nullable: true, description: "The day a LATEST_AT value speaks of." })
  readonly asAt!: string | null;
  @Field(() => Int, { nullable: true, description: "Of a sum: parts that were reported." })
  readonly parts!: number | null;
  @Field(() => Int, { nullable: true, description: "Of a sum: parts there should be." })
  readonly expected!: number | null;
  @Field(() => CoverageType, {
    nullable: true,
    description:
      "Of a restated value: how many of the units it came out of are in it; null where the unit speaks for itself.",
  })
  readonly coverage!: CoverageType | null;
  @Field(() => WorthReasonEnum, { nullable: true, description: "Why there is no value, or why it is not whole." })
  readonly reason!: keyof typeof WorthReasonEnum | null;
  @Field(() => [CellPartType], { description: "The stored figures it was made of." })
  readonly madeOf!: CellPartType[];
  @Field(() => QualifierEnum, { nullable: true, description: "The word it carries." })
  readonly qualifier!: keyof typeof QualifierEnum | null;
  @Field(() => QualityEnum, { nullable: true, description: "How far it can be trusted." })
  readonly quality!: keyof typeof QualityEnum | null;
  @Field(() => SourceType, { nullable: true, description: "Its document, where it has just one." })
  readonly source!: SourceType | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "The registered target: of the period, else of its whole year (`targetPeriod`). A sum of some is none.",
  })
  readonly target!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Key of the target's period when it is not that of the cell: half a year held against the year's target.",
  })
  readonly targetPeriod!: string | null;
  @Field(() => QualityEnum, {
    nullable: true,
    description: "How far the target can be trusted; an attainment of a generated sample proves nothing.",
  })
  readonly targetQuality!: keyof typeof QualityEnum | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Per cent of the target: actual over target where more is better, target over actual where less is, none where neither is; none of a target of nothing or less, nor of a result below nothing.",
  })
  readonly attainment!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Per cent as reported, beside the computed one." })
  readonly claimedAttainment!: string | null;
  @Field(() => IntervalType, {
    nullable: true,
    description:
      "Where no target is known: where it lies by the claimed attainment as it was rounded (162 stands for 161.5 to 162.5). None when the claim cannot be, or when it or the value carries a word such as about.",
  })
  readonly impliedTarget!: IntervalType | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Value less target." }) readonly toTarget!: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Competition rank in the indicator's direction; equal values share one. `unranked` says why there is none.",
  })
  readonly rank!: number | null;
  @Field(() => UnrankedReasonEnum, { nullable: true, description: "Why it has no rank; null when it has one." })
  readonly unranked!: keyof typeof UnrankedReasonEnum | null;
  @Field(() => RankingType, { nullable: true, description: "Why the rank is what it is; null without one." })
  readonly ranking!: RankingType | null;
  @Field(() => LastYearType, {
    nullable: true,
    description: "The year before; null for days and windows, which no year repeats.",
  })
  readonly lastYear!: LastYearType | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Value less the `mean` of the column." })
  readonly toMean!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Value less the `median` of the column." })
  readonly toMedian!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Per cent of the computed total, to two decimals, where that is whole, additive and of nothing below zero.",
  })
  readonly share!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Robust z-score to two decimals: (value − median) / (1.4826 × median distance from the median). None with fewer than five units, or when half of them are alike.",
  })
  readonly score!: string | null;
  @Field(() => Boolean, { description: "Whether the score lies beyond 3.5, up or down." }) readonly isOutlier!: boolean;
  @Field(() => [SeriesBreakType], {
    description: "Breaks of the series inside the period: some of its days mean one thing, some another.",
  })
  readonly breaks!: SeriesBreakType[];
}
