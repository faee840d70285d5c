import { Field, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/page.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";
import { IndicatorType } from "../indicators/catalogue.types.ts";
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

export const CampaignConnection = connectionType("Campaign", CampaignType);
