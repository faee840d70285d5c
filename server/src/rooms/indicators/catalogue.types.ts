import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DirectionEnum, enumOf, FamilyEnum, NatureEnum, OverUnitsEnum, PeriodTypeEnum } from "../../graphql/enums.ts";
import {
  BooleanFilterInput,
  DayFilterInput,
  enumFilter,
  IntFilterInput,
  SortEnum,
  StringFilterInput,
  type Sort,
} from "../../graphql/filters.types.ts";
import { connectionType } from "../../graphql/page.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";
import { Optional, WhereInput } from "../../graphql/where-input.ts";
import { SourceType, UnitType } from "../organisation/organisation.types.ts";

export const BreakCauseEnum = enumOf(
  "BreakCause",
  "Why a series means something else from a day on.",
  ["SCOPE", "BOUNDARY", "DEFINITION", "RULE"],
  {
    SCOPE: "Who is counted changed.",
    BOUNDARY: "The territory changed.",
    DEFINITION: "What is counted changed.",
    RULE: "How it is counted changed.",
  },
);

@ObjectType("Indicator", { description: "What is counted (chỉ tiêu thống kê)." })
export class IndicatorType {
  @Field(() => String, { description: "Never changes." }) readonly code!: string;
  @Field(() => String, { description: "Its name in Vietnamese." }) readonly name!: string;
  @Field(() => String, { description: "Its name in English." }) readonly nameEn!: string;
  @Field(() => FamilyEnum, { description: "The part of union work it belongs to." })
  readonly family!: keyof typeof FamilyEnum;
  @Field(() => String, { description: "What it is counted in: người, đồng, %, …" }) readonly measure!: string;
  @Field(() => NatureEnum, { description: "How it behaves over time." }) readonly nature!: keyof typeof NatureEnum;
  @Field(() => OverUnitsEnum, { description: "How several units become one." })
  readonly overUnits!: keyof typeof OverUnitsEnum;
  @Field(() => DirectionEnum, { description: "Which way is better." }) readonly direction!: keyof typeof DirectionEnum;
  @Field(() => Boolean, { description: "Whether only whole numbers make sense." }) readonly wholeNumber!: boolean;
  @Field(() => Boolean, { description: "Whether less than nothing is a result, as of a balance." })
  readonly mayBeNegative!: boolean;
  @Field(() => DecimalScalar, { nullable: true, description: "Below this a value is asked about, not refused." })
  readonly bandLow!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Above this a value is asked about, not refused." })
  readonly bandHigh!: string | null;
  @Field(() => String, {
    description:
      "Where the entry comes from: FORM, NEWS, SEED, LAW, DERIVED or CONSTRUCTED (a convention of this product).",
  })
  readonly provenance!: string;
  @Field(() => String, { nullable: true, description: "Where it is documented." }) readonly sourceUrl!: string | null;
  @Field(() => String, { nullable: true, description: "What should be known about it." }) readonly note!: string | null;
  @Field(() => IndicatorType, { nullable: true, description: "The whole this is a part of." })
  readonly partOf!: IndicatorType | null;
  @Field(() => IndicatorType, { nullable: true, description: "Of a ratio: what is divided." })
  readonly numerator!: IndicatorType | null;
  @Field(() => IndicatorType, {
    nullable: true,
    description: "Of a ratio: what it is divided by. The numerator again: an attainment.",
  })
  readonly denominator!: IndicatorType | null;
  @Field(() => IndicatorType, { nullable: true, description: "Of a mean: the head-count it is weighted by." })
  readonly weight!: IndicatorType | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Of a derived indicator: what it is worked out by: codes of indicators, numbers, + − × ÷ and brackets. It is never reported.",
  })
  readonly formula!: string | null;
  @Field(() => IndicatorType, {
    nullable: true,
    description: "What it is never above, without being a part of it: members and workers.",
  })
  readonly atMost!: IndicatorType | null;
  @Field(() => Boolean, { description: "Whether the indicators that are parts of it come to it." })
  readonly partsAddUp!: boolean;
  @Field(() => IndicatorType, { nullable: true, description: "Of a closing balance: what came in." })
  readonly income!: IndicatorType | null;
  @Field(() => IndicatorType, { nullable: true, description: "Of a closing balance: what went out." })
  readonly expenditure!: IndicatorType | null;
  @Field(() => [SeriesBreakType], { description: "Days from which its series means something else." })
  readonly breaks!: readonly SeriesBreakType[];
}

@ObjectType("Period", { description: "The stretch or the day a figure speaks of." })
export class PeriodObjectType {
  @Field(() => String, {
    description: "Such as 2023, 2023-H1, 2023-05, 2023-TET, 2023-12-19 or 2021-09-01/2023-09-01.",
  })
  readonly key!: string;
  @Field(() => PeriodTypeEnum, { description: "Its kind." }) readonly type!: keyof typeof PeriodTypeEnum;
  @Field(() => DayScalar, { description: "Its first day." }) readonly startsOn!: string;
  @Field(() => DayScalar, { description: "Its last day." }) readonly endsOn!: string;
  @Field(() => Int, { description: "The reporting year; of a window the year it ends in." }) readonly year!: number;
}

@ObjectType("SeriesBreak", {
  description: "A day from which a series means something else; no growth is drawn across it.",
})
export class SeriesBreakType {
  @Field(() => DayScalar, { description: "The first day with the new meaning." }) readonly on!: string;
  @Field(() => BreakCauseEnum, { description: "Why." }) readonly cause!: keyof typeof BreakCauseEnum;
  @Field(() => String, { description: "In words." }) readonly note!: string;
  @Field(() => IndicatorType, { nullable: true, description: "Its indicator; null: every one." })
  readonly indicator!: IndicatorType | null;
  @Field(() => UnitType, { nullable: true, description: "Its unit; null: every one." }) readonly unit!: UnitType | null;
  @Field(() => SourceType, { nullable: true, description: "Where this is documented." })
  readonly source!: SourceType | null;
}

const FamilyFilter = enumFilter("Family", FamilyEnum);
const NatureFilter = enumFilter("Nature", NatureEnum);
const OverUnitsFilter = enumFilter("OverUnits", OverUnitsEnum);
const DirectionFilter = enumFilter("Direction", DirectionEnum);
const PeriodTypeFilter = enumFilter("PeriodType", PeriodTypeEnum);

@WhereInput("IndicatorWhere", "indicators")
export class IndicatorWhereInput {
  @Optional(() => StringFilterInput, "On the code.") code?: object;
  @Optional(() => StringFilterInput, "On the Vietnamese name.") name?: object;
  @Optional(() => StringFilterInput, "On the English name.") nameEn?: object;
  @Optional(() => FamilyFilter, "On the family.") family?: object;
  @Optional(() => StringFilterInput, "On what it is counted in.") measure?: object;
  @Optional(() => NatureFilter, "On the nature.") nature?: object;
  @Optional(() => OverUnitsFilter, "On how several units become one.") overUnits?: object;
  @Optional(() => DirectionFilter, "On which way is better.") direction?: object;
  @Optional(() => BooleanFilterInput, "On whether only whole numbers make sense.") wholeNumber?: object;
}

@WhereInput("PeriodWhere", "periods")
export class PeriodWhereInput {
  @Optional(() => StringFilterInput, "On the key.") key?: object;
  @Optional(() => PeriodTypeFilter, "On the kind of period.") type?: object;
  @Optional(() => IntFilterInput, "On the reporting year.") year?: object;
  @Optional(() => DayFilterInput, "On the first day.") startsOn?: object;
  @Optional(() => DayFilterInput, "On the last day.") endsOn?: object;
}

@InputType("IndicatorOrder", {
  description: "One wish for the order of indicators, with exactly one field; the code always comes last.",
})
export class IndicatorOrderInput {
  @Optional(() => SortEnum, "By code.") code?: Sort;
  @Optional(() => SortEnum, "By name, as Vietnamese sorts.") name?: Sort;
  @Optional(() => SortEnum, "By family, as the families are listed.") family?: Sort;
  @Optional(() => SortEnum, "By the place in the catalogue.") place?: Sort;
}

@InputType("PeriodOrder", {
  description: "One wish for the order of periods, with exactly one field; the key always comes last.",
})
export class PeriodOrderInput {
  @Optional(() => SortEnum, "By key.") key?: Sort;
  @Optional(() => SortEnum, "By the first day.") startsOn?: Sort;
  @Optional(() => SortEnum, "By the last day.") endsOn?: Sort;
  @Optional(() => SortEnum, "By the reporting year.") year?: Sort;
  @Optional(() => SortEnum, "By the kind, as the kinds are listed.") type?: Sort;
}

export const IndicatorConnection = connectionType("Indicator", IndicatorType);
export const PeriodConnection = connectionType("Period", PeriodObjectType);
