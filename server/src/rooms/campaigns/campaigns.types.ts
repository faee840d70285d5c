import { Field, InputType, ObjectType } from "type-graphql";
import {
  DayFilterInput,
  NullableSortEnum,
  SortEnum,
  StringFilterInput,
  type Sort,
} from "../../graphql/filters.types.ts";
import { FlatRow } from "../../graphql/flat-row.ts";
import { connectionType } from "../../graphql/page.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";
import { Optional, relatedInput, WhereInput } from "../../graphql/where-input.ts";
import type { Direction } from "../../reading/wish.ts";
import { IndicatorType, IndicatorWhereInput } from "../indicators/catalogue.types.ts";
import { SourceType } from "../organisation/organisation.types.ts";

@ObjectType("Campaign", { description: "A named effort with a window and indicators (phong trào, chương trình)." })
export class CampaignType {
  @Field(() => String, { description: "Never changes." }) readonly code!: string;
  @Field(() => String, { description: "Its name in Vietnamese." }) readonly name!: string;
  @Field(() => String, { description: "Its name in English." }) readonly nameEn!: string;
  @Field(() => DayScalar, { nullable: true, description: "Its first day; null: standing or unknown." })
  readonly startsOn!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Its last day; null: standing or unknown." })
  readonly endsOn!: string | null;
  @Field(() => String, { nullable: true, description: "Its theme." }) readonly theme!: string | null;
  @Field(() => String, { nullable: true, description: "What should be known about it." }) readonly note!: string | null;
  @Field(() => [IndicatorType], { description: "What it is measured by." })
  readonly indicators!: readonly IndicatorType[];
  @Field(() => SourceType, { nullable: true, description: "Where it is documented." })
  readonly source!: SourceType | null;
}

@ObjectType("CampaignResults", {
  description: "What campaigns achieved in a unit and period, in counts. Null is not zero.",
})
export class CampaignResultsType {
  @Field(() => DecimalScalar, { nullable: true, description: "Initiatives (EMU_INIT)." }) readonly initiatives!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Plaque-marked works (EMU_WORKS)." }) readonly works!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Value of those works, đồng (EMU_WORKS_VALUE)." })
  readonly worksValue!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Tết gifts, suất (CARE_TET_GIFTS)." }) readonly tetGifts!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Workers' Month gifts, suất (CARE_MAY_GIFTS)." })
  readonly workersMonthGifts!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Shelters, nhà (CARE_HOUSE)." }) readonly shelters!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Loan projects, dự án (LOAN_PROJ)." })
  readonly loanProjects!: string | null;
  @Field(() => Boolean, { description: "Whether any of these values is a generated sample and not a reported figure." })
  readonly sample!: boolean;
}

@FlatRow("CampaignRow", "A campaign with its indicators and its source beside it, flat, for BI tools.")
export class CampaignRowType {
  @Field(() => String, { description: "Its code." }) readonly code!: string;
  @Field(() => String, { description: "Its name in Vietnamese." }) readonly name!: string;
  @Field(() => String, { description: "Its name in English." }) readonly nameEn!: string;
  @Optional(() => DayScalar, "Its first day; null: standing or unknown.") readonly startsOn!: string | null;
  @Optional(() => DayScalar, "Its last day; null: standing or unknown.") readonly endsOn!: string | null;
  @Optional(() => String, "Its theme.") readonly theme!: string | null;
  @Field(() => String, { description: "Codes of the indicators it is measured by, with a space in between." })
  readonly indicatorCodes!: string;
  @Optional(() => String, "Code of the source that documents it.") readonly sourceId!: string | null;
  @Optional(() => String, "Title of the source that documents it.") readonly sourceTitle!: string | null;
  @Optional(() => String, "What should be known about it.") readonly note!: string | null;
}

const RelatedIndicatorsInput = relatedInput("Indicators", "indicators", () => IndicatorWhereInput);

@WhereInput("CampaignWhere", "campaigns")
export class CampaignWhereInput {
  @Optional(() => StringFilterInput, "On the code.") code?: object;
  @Optional(() => StringFilterInput, "On the Vietnamese name.") name?: object;
  @Optional(() => StringFilterInput, "On the English name.") nameEn?: object;
  @Optional(() => DayFilterInput, "On its first day.") startsOn?: object;
  @Optional(() => DayFilterInput, "On its last day.") endsOn?: object;
  @Optional(() => RelatedIndicatorsInput, "On what it is measured by.") indicators?: object;
}

@InputType("CampaignOrder", {
  description: "One wish for the order of campaigns, with exactly one field; the code always comes last.",
})
export class CampaignOrderInput {
  @Optional(() => SortEnum, "By code.") code?: Sort;
  @Optional(() => SortEnum, "By name, as Vietnamese sorts.") name?: Sort;
  @Optional(() => NullableSortEnum, "By its first day.") startsOn?: Direction;
}

export const CampaignConnection = connectionType("Campaign", CampaignType);
