import { Field, Int } from "type-graphql";
import { DirectionEnum, FamilyEnum, NatureEnum, OverUnitsEnum, PeriodTypeEnum } from "../../graphql/enums.ts";
import { FlatRow } from "../../graphql/flat-row.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";
import { Optional } from "../../graphql/where-input.ts";

@FlatRow("IndicatorRow", "An indicator with the indicators it names beside it, flat, for BI tools.")
export class IndicatorRowType {
  @Field(() => String, { description: "Its code." }) readonly code!: string;
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
  @Optional(() => DecimalScalar, "Below this a value is asked about, not refused.") readonly bandLow!: string | null;
  @Optional(() => DecimalScalar, "Above this a value is asked about, not refused.") readonly bandHigh!: string | null;
  @Optional(() => String, "Code of the whole this is a part of.") readonly partOfCode!: string | null;
  @Optional(() => String, "Vietnamese name of the whole this is a part of.") readonly partOfName!: string | null;
  @Optional(() => String, "Of a ratio: code of what is divided.") readonly numeratorCode!: string | null;
  @Optional(() => String, "Of a ratio: Vietnamese name of what is divided.") readonly numeratorName!: string | null;
  @Optional(() => String, "Of a ratio: code of what it is divided by.") readonly denominatorCode!: string | null;
  @Optional(() => String, "Of a ratio: Vietnamese name of what it is divided by.")
  readonly denominatorName!: string | null;
  @Optional(() => String, "Of a mean: code of the head-count it is weighted by.") readonly weightCode!: string | null;
  @Optional(() => String, "Of a mean: Vietnamese name of the head-count it is weighted by.")
  readonly weightName!: string | null;
  @Optional(() => String, "Of a derived indicator: what it is worked out by; it is never reported.")
  readonly formula!: string | null;
  @Optional(() => String, "Code of what it is never above.") readonly atMostCode!: string | null;
  @Optional(() => String, "Vietnamese name of what it is never above.") readonly atMostName!: string | null;
  @Field(() => Boolean, { description: "Whether the indicators that are parts of it come to it." })
  readonly partsAddUp!: boolean;
  @Optional(() => String, "Of a closing balance: code of what came in.") readonly incomeCode!: string | null;
  @Optional(() => String, "Of a closing balance: Vietnamese name of what came in.") readonly incomeName!: string | null;
  @Optional(() => String, "Of a closing balance: code of what went out.") readonly expenditureCode!: string | null;
  @Optional(() => String, "Of a closing balance: Vietnamese name of what went out.")
  readonly expenditureName!: string | null;
  @Field(() => String, {
    description:
      "Where the entry comes from: FORM, NEWS, SEED, LAW, DERIVED or CONSTRUCTED (a convention of this product).",
  })
  readonly provenance!: string;
  @Optional(() => String, "Where it is documented.") readonly sourceUrl!: string | null;
  @Optional(() => String, "What should be known about it.") readonly note!: string | null;
}

@FlatRow("PeriodRow", "The stretch or the day figures speak of, flat, for BI tools.")
export class PeriodRowType {
  @Field(() => String, { description: "Such as 2023, 2023-H1 or 2023-12-19." }) readonly key!: string;
  @Field(() => PeriodTypeEnum, { description: "Its kind." }) readonly type!: keyof typeof PeriodTypeEnum;
  @Field(() => DayScalar, { description: "Its first day." }) readonly startsOn!: string;
  @Field(() => DayScalar, { description: "Its last day." }) readonly endsOn!: string;
  @Field(() => Int, { description: "The reporting year; of a window the year it ends in." }) readonly year!: number;
}
