import { Field, ObjectType } from "type-graphql";
import { DecimalScalar } from "../../graphql/scalars.ts";

@ObjectType("Finance", {
  description:
    "Money of a unit in a period, in đồng. Each value is what its indicator is worth there; null is not zero.",
})
export class FinanceType {
  @Field(() => DecimalScalar, { nullable: true, description: "Union revenue (FIN_REV)." }) readonly revenue!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Union expenditure (FIN_EXP)." }) readonly expenditure!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Closing balance (FIN_BALANCE)." })
  readonly closingBalance!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Member dues of 1 % (FIN_DP1)." }) readonly dues!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Employer contribution of 2 % (FIN_KPCD2)." })
  readonly contributions!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Tết care (CARE_TET_VALUE)." }) readonly tetCare!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Workers' Month care (CARE_MAY_VALUE)." })
  readonly workersMonthCare!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Shelters (CARE_HOUSE_VALUE)." }) readonly shelters!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "New loans (LOAN_VALUE)." }) readonly loans!:
    | string
    | null;
  @Field(() => Boolean, { description: "Whether any of these values is a generated sample and not a reported figure." })
  readonly sample!: boolean;
}
