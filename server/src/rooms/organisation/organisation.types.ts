import { Field, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../graphql/enums.ts";
import { enumFilter, SortEnum, StringFilterInput } from "../../graphql/filters.types.ts";
import { connectionType } from "../../graphql/page.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";

export const UnitLevelEnum = enumOf(
  "UnitLevel",
  "Levels of the organisation.",
  ["CONFEDERATION", "PROVINCE", "CLUSTER"],
  {
    CONFEDERATION: "The national confederation.",
    PROVINCE: "A provincial or city federation.",
    CLUSTER: "An emulation cluster (cụm thi đua), which has figures of its own.",
  },
);

export const ClusterRoleEnum = enumOf(
  "ClusterRole",
  "What a unit is in its cluster in a year.",
  ["HEAD", "DEPUTY", "MEMBER"],
  {
    HEAD: "Head of the cluster (cụm trưởng).",
    DEPUTY: "Deputy head (cụm phó).",
    MEMBER: "Member.",
  },
);

export const TrustEnum = enumOf(
  "Trust",
  "How near a source is to the original.",
  ["ORIGINAL", "TRANSLATION", "MACHINE_TRANSLATION", "SAMPLE"],
  {
    ORIGINAL: "The Vietnamese page.",
    TRANSLATION: "An English edition.",
    MACHINE_TRANSLATION: "Another edition, translated by machine: counts are usable, money often is not.",
    SAMPLE: "Not a document: figures generated to show the product.",
  },
);

@ObjectType("Unit", {
  description: "An organisation that reports. A merged province is a new unit, even under an old name.",
})
export class UnitType {
  @Field(() => String, { description: "Never changes and is never reused." }) readonly code!: string;
  @Field(() => UnitLevelEnum, { description: "Its level." }) readonly level!: keyof typeof UnitLevelEnum;
  @Field(() => String, { description: "Its name in Vietnamese." }) readonly name!: string;
  @Field(() => String, { description: "Its name in English." }) readonly nameEn!: string;
  @Field(() => DayScalar, { nullable: true, description: "Its first day; null: open or unknown." })
  readonly validFrom!: string | null;
  @Field(() => DayScalar, { nullable: true, description: "Its last day; null: open or unknown." }) readonly validTo!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: "What should be known about it." }) readonly note!: string | null;
  @Field(() => UnitType, { nullable: true, description: "The unit above it." }) readonly parent!: UnitType | null;
  @Field(() => [LineageType], { description: "What it came out of." }) readonly predecessors!: readonly LineageType[];
  @Field(() => [LineageType], { description: "What it went into." }) readonly successors!: readonly LineageType[];
}

@ObjectType("Lineage", { description: "A unit this one came out of, or went into (kế thừa)." })
export class LineageType {
  @Field(() => UnitType, { description: "The other unit." }) readonly unit!: UnitType;
  @Field(() => DayScalar, { description: "The first day of the new order." }) readonly effectiveOn!: string;
  @Field(() => DecimalScalar, { description: "The share that went over; 1 is the whole." }) readonly share!: string;
  @Field(() => String, { nullable: true, description: "Where this is documented; null: general knowledge." })
  readonly sourceUrl!: string | null;
}

@ObjectType("Cluster", { description: "Units that compete in a year, with a head and a deputy." })
export class ClusterType {
  @Field(() => String, { description: "The code of the cluster, which is a unit as well." }) readonly code!: string;
  @Field(() => String, { description: "Its name in Vietnamese." }) readonly name!: string;
  @Field(() => String, { description: "Its name in English." }) readonly nameEn!: string;
  @Field(() => UnitType, { description: "The cluster as a unit, with its own figures." }) readonly unit!: UnitType;
  @Field(() => [Int], { description: "Years it has members in." }) readonly years!: readonly number[];
}

@ObjectType("ClusterMember", { description: "A unit in a cluster, in one year." })
export class ClusterMemberType {
  @Field(() => Int, { description: "The year." }) readonly year!: number;
  @Field(() => ClusterRoleEnum, { description: "Its role that year." }) readonly role!: keyof typeof ClusterRoleEnum;
  @Field(() => UnitType, { description: "The unit." }) readonly unit!: UnitType;
  @Field(() => ClusterType, { description: "The cluster." }) readonly cluster!: ClusterType;
  @Field(() => SourceType, { nullable: true, description: "Where this is documented." })
  readonly source!: SourceType | null;
}

@ObjectType("Source", { description: "A document figures come from (nguồn)." })
export class SourceType {
  @Field(() => String, { description: "Its code." }) readonly id!: string;
  @Field(() => String, { description: "Its title, in our words." }) readonly title!: string;
  @Field(() => String, { nullable: true, description: "Who published it." }) readonly publisher!: string | null;
  @Field(() => String, { nullable: true, description: "The day, month or year of publication, as far as it is known." })
  readonly publishedOn!: string | null;
  @Field(() => String, { nullable: true, description: "Where it can be read." }) readonly url!: string | null;
  @Field(() => String, { nullable: true, description: "Language code." }) readonly language!: string | null;
  @Field(() => TrustEnum, { description: "How near it is to the original." }) readonly trust!: keyof typeof TrustEnum;
  @Field(() => String, { nullable: true, description: "What should be known about it." }) readonly note!: string | null;
}

const UnitLevelFilter = enumFilter("UnitLevel", UnitLevelEnum);
const TrustFilter = enumFilter("Trust", TrustEnum);

@InputType("UnitWhere", { description: "Conditions on units; all that are given must hold." })
export class UnitWhereInput {
  @Field(() => StringFilterInput, { nullable: true, description: "On the code." }) code?: StringFilterInput;
  @Field(() => StringFilterInput, { nullable: true, description: "On the Vietnamese name." }) name?: StringFilterInput;
  @Field(() => UnitLevelFilter, { nullable: true, description: "On the level." }) level?: InstanceType<
    typeof UnitLevelFilter
  >;
  @Field(() => [UnitWhereInput], { nullable: true, description: "All of these." }) and?: UnitWhereInput[];
  @Field(() => [UnitWhereInput], { nullable: true, description: "At least one of these." }) or?: UnitWhereInput[];
  @Field(() => UnitWhereInput, { nullable: true, description: "Not this." }) not?: UnitWhereInput;
}

@InputType("SourceWhere", { description: "Conditions on sources; all that are given must hold." })
export class SourceWhereInput {
  @Field(() => StringFilterInput, { nullable: true, description: "On the code." }) id?: StringFilterInput;
  @Field(() => StringFilterInput, { nullable: true, description: "On the title." }) title?: StringFilterInput;
  @Field(() => TrustFilter, { nullable: true, description: "On the trust level." }) trust?: InstanceType<
    typeof TrustFilter
  >;
  @Field(() => [SourceWhereInput], { nullable: true, description: "All of these." }) and?: SourceWhereInput[];
  @Field(() => [SourceWhereInput], { nullable: true, description: "At least one of these." }) or?: SourceWhereInput[];
  @Field(() => SourceWhereInput, { nullable: true, description: "Not this." }) not?: SourceWhereInput;
}

@InputType("UnitOrder", { description: "One wish for the order of units; the code always comes last." })
export class UnitOrderInput {
  @Field(() => SortEnum, { nullable: true, description: "By name, as Vietnamese sorts." }) name?: "ASC" | "DESC";
  @Field(() => SortEnum, { nullable: true, description: "By code." }) code?: "ASC" | "DESC";
}

export const UnitConnection = connectionType("Unit", UnitType);
export const ClusterConnection = connectionType("Cluster", ClusterType);
export const SourceConnection = connectionType("Source", SourceType);
