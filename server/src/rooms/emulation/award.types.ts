import { Field, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../graphql/enums.ts";
import { ClusterType, SourceType, UnitType } from "../organisation/organisation.types.ts";

export const AwardStateEnum = enumOf(
  "AwardState",
  "How far an award has come.",
  ["PROPOSED", "RECOMMENDED", "DECIDED", "REVOKED"],
  {
    PROPOSED: "The cluster voted for it.",
    RECOMMENDED: "The council recommended it.",
    DECIDED: "The decision is signed.",
    REVOKED: "It was taken back.",
  },
);

@ObjectType("Award", { description: "A flag or certificate (cờ, bằng khen)." })
export class AwardType {
  @Field(() => Int, { description: "The year it is for." }) readonly year!: number;
  @Field(() => String, { description: "Its name in Vietnamese." }) readonly name!: string;
  @Field(() => String, { description: "Its name in English." }) readonly nameEn!: string;
  @Field(() => AwardStateEnum, { description: "How far it has come." }) readonly state!: keyof typeof AwardStateEnum;
  @Field(() => String, { nullable: true, description: "What should be known about it." }) readonly note!: string | null;
  @Field(() => UnitType, { description: "Whose it is." }) readonly unit!: UnitType;
  @Field(() => ClusterType, {
    nullable: true,
    description: "The cluster that put it forward; null: it is not a cluster's.",
  })
  readonly cluster!: ClusterType | null;
  @Field(() => SourceType, { nullable: true, description: "Where it is documented." })
  readonly source!: SourceType | null;
}
