import { Field, ObjectType } from "type-graphql";
import { DecimalScalar } from "../../graphql/scalars.ts";

@ObjectType("Membership", {
  description: "Membership of a unit in a period. Each value is what its indicator is worth there; null is not zero.",
})
export class MembershipType {
  @Field(() => DecimalScalar, { nullable: true, description: "Workers, người (LAB_TOTAL)." }) readonly workers!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Union members, người (MEM_TOTAL)." }) readonly members!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Members per hundred workers, % (COVER_RATE)." })
  readonly density!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Female members, người (MEM_FEMALE)." })
  readonly femaleMembers!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "New members admitted, người (MEM_NEW)." })
  readonly newMembers!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: "Grassroots unions, CĐCS (ORG_CDCS)." })
  readonly grassrootsUnions!: string | null;
  @Field(() => Boolean, { description: "Whether any of these values is a generated sample and not a reported figure." })
  readonly sample!: boolean;
}
