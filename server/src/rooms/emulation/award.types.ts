import { Field, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../graphql/enums.ts";
import { enumFilter, IntFilterInput, SortEnum, StringFilterInput, type Sort } from "../../graphql/filters.types.ts";
import { FlatRow } from "../../graphql/flat-row.ts";
import { Optional, WhereInput } from "../../graphql/where-input.ts";
import {
  ClusterType,
  ClusterWhereInput,
  NameOrderInput,
  SourceType,
  UnitType,
  UnitWhereInput,
} from "../organisation/organisation.types.ts";
import { awardStates } from "./emulation.dimensions.ts";

export const AwardStateEnum = enumOf("AwardState", "How far an award has come.", awardStates, {
  PROPOSED: "The cluster voted for it.",
  RECOMMENDED: "The council recommended it.",
  DECIDED: "The decision is signed.",
  REVOKED: "It was taken back.",
});

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

@FlatRow("AwardRow", "A flag or certificate with unit and cluster beside it, flat, for BI tools.")
export class AwardRowType {
  @Field(() => Int, { description: "The year it is for." }) readonly year!: number;
  @Field(() => String, { description: "Its name in Vietnamese." }) readonly name!: string;
  @Field(() => String, { description: "Its name in English." }) readonly nameEn!: string;
  @Field(() => AwardStateEnum, { description: "How far it has come." }) readonly state!: keyof typeof AwardStateEnum;
  @Field(() => String, { description: "Code of the unit whose it is." }) readonly unitCode!: string;
  @Field(() => String, { description: "Vietnamese name of the unit whose it is." }) readonly unitName!: string;
  @Optional(() => String, "Code of the cluster that put it forward.") readonly clusterCode!: string | null;
  @Optional(() => String, "Vietnamese name of the cluster that put it forward.") readonly clusterName!: string | null;
  @Optional(() => String, "Code of the source that documents it.") readonly sourceId!: string | null;
  @Optional(() => String, "What should be known about it.") readonly note!: string | null;
}

const AwardStateFilter = enumFilter("AwardState", AwardStateEnum);

@WhereInput("AwardWhere", "flags and certificates")
export class AwardWhereInput {
  @Optional(() => IntFilterInput, "On the year it is for.") year?: object;
  @Optional(() => StringFilterInput, "On the Vietnamese name.") name?: object;
  @Optional(() => AwardStateFilter, "On how far it has come.") state?: object;
  @Optional(() => UnitWhereInput, "On the unit whose it is.") unit?: object;
  @Optional(() => ClusterWhereInput, "On the cluster that put it forward; one without meets no condition here.")
  cluster?: object;
}

@InputType("AwardOrder", {
  description: "One wish for the order of flags and certificates, with exactly one field; their own order comes last.",
})
export class AwardOrderInput {
  @Optional(() => SortEnum, "By the year it is for.") year?: Sort;
  @Optional(() => SortEnum, "By name, as Vietnamese sorts.") name?: Sort;
  @Optional(() => SortEnum, "By how far it has come.") state?: Sort;
  @Optional(() => NameOrderInput, "By unit.") unit?: NameOrderInput;
  @Optional(() => NameOrderInput, "By cluster.") cluster?: NameOrderInput;
}
