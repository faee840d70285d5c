import { Field, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../graphql/enums.ts";
import {
  DayFilterInput,
  enumFilter,
  IntFilterInput,
  NullableSortEnum,
  SortEnum,
  StringFilterInput,
  type Sort,
} from "../../graphql/filters.types.ts";
import { connectionType } from "../../graphql/page.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";
import { Optional, relatedInput, WhereInput } from "../../graphql/where-input.ts";
import type { Direction } from "../../reading/wish.ts";
import { clusterRoles, unitLevels } from "./organisation.dimensions.ts";

export const UnitLevelEnum = enumOf("UnitLevel", "Levels of the organisation.", unitLevels, {
  CONFEDERATION: "The national confederation.",
  PROVINCE: "A provincial or city federation.",
  CLUSTER: "An emulation cluster (cụm thi đua), which has figures of its own.",
});

export const ClusterRoleEnum = enumOf("ClusterRole", "What a unit is in its cluster in a year.", clusterRoles, {
  HEAD: "Head of the cluster (cụm trưởng).",
  DEPUTY: "Deputy head (cụm phó).",
  MEMBER: "Member.",
});

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

const ClusterRoleFilter = enumFilter("ClusterRole", ClusterRoleEnum);

const RelatedMembersInput = relatedInput("ClusterMembers", "yearly memberships", () => ClusterMemberWhereInput);

@WhereInput("UnitWhere", "units")
export class UnitWhereInput {
  @Optional(() => StringFilterInput, "On the code.") code?: object;
  @Optional(() => StringFilterInput, "On the Vietnamese name.") name?: object;
  @Optional(() => StringFilterInput, "On the English name.") nameEn?: object;
  @Optional(() => UnitLevelFilter, "On the level.") level?: object;
  @Optional(() => DayFilterInput, "On its first day.") validFrom?: object;
  @Optional(() => DayFilterInput, "On its last day.") validTo?: object;
  @Optional(() => UnitWhereInput, "On the unit above it; a unit without one meets no condition here.") parent?: object;
  @Optional(() => RelatedMembersInput, "On the years it competed in a cluster.") clusters?: object;
}

@WhereInput("ClusterWhere", "clusters")
export class ClusterWhereInput {
  @Optional(() => StringFilterInput, "On the code.") code?: object;
  @Optional(() => StringFilterInput, "On the Vietnamese name.") name?: object;
  @Optional(() => RelatedMembersInput, "On those who compete in it, year by year.") members?: object;
}

@WhereInput("ClusterMemberWhere", "units in clusters, year by year")
export class ClusterMemberWhereInput {
  @Optional(() => IntFilterInput, "On the year.") year?: object;
  @Optional(() => ClusterRoleFilter, "On the role that year.") role?: object;
  @Optional(() => UnitWhereInput, "On the unit.") unit?: object;
  @Optional(() => ClusterWhereInput, "On the cluster.") cluster?: object;
}

@WhereInput("LineageWhere", "what became of units")
export class LineageWhereInput {
  @Optional(() => UnitWhereInput, "On the unit that was.") predecessor?: object;
  @Optional(() => UnitWhereInput, "On the unit that came out of it.") successor?: object;
  @Optional(() => DayFilterInput, "On the first day of the new order.") effectiveOn?: object;
}

@WhereInput("SourceWhere", "sources")
export class SourceWhereInput {
  @Optional(() => StringFilterInput, "On the code.") id?: object;
  @Optional(() => StringFilterInput, "On the title.") title?: object;
  @Optional(() => StringFilterInput, "On the publisher.") publisher?: object;
  @Optional(() => StringFilterInput, "On the day, month or year of publication, as text.") publishedOn?: object;
  @Optional(() => StringFilterInput, "On the language code.") language?: object;
  @Optional(() => TrustFilter, "On the trust level.") trust?: object;
}

const wish = (rows: string): string =>
  `One wish for the order of ${rows}, with exactly one field; the code always comes last.`;

@InputType("NameOrder", { description: "By name or by code." })
export class NameOrderInput {
  @Optional(() => NullableSortEnum, "By name, as Vietnamese sorts.") name?: Direction;
  @Optional(() => NullableSortEnum, "By code.") code?: Direction;
}

@InputType("UnitOrder", { description: wish("units") })
export class UnitOrderInput {
  @Optional(() => SortEnum, "By code.") code?: Sort;
  @Optional(() => SortEnum, "By name, as Vietnamese sorts.") name?: Sort;
  @Optional(() => SortEnum, "By level, from the confederation down.") level?: Sort;
  @Optional(() => NullableSortEnum, "By its first day.") validFrom?: Direction;
}

@InputType("ClusterOrder", { description: wish("clusters") })
export class ClusterOrderInput {
  @Optional(() => SortEnum, "By code.") code?: Sort;
  @Optional(() => SortEnum, "By name, as Vietnamese sorts.") name?: Sort;
}

@InputType("ClusterMemberOrder", { description: wish("units in clusters") })
export class ClusterMemberOrderInput {
  @Optional(() => SortEnum, "By year.") year?: Sort;
  @Optional(() => SortEnum, "By role, the head first.") role?: Sort;
  @Optional(() => NameOrderInput, "By cluster.") cluster?: NameOrderInput;
  @Optional(() => NameOrderInput, "By unit.") unit?: NameOrderInput;
}

@InputType("LineageOrder", { description: wish("what became of units") })
export class LineageOrderInput {
  @Optional(() => SortEnum, "By the first day of the new order.") effectiveOn?: Sort;
  @Optional(() => NameOrderInput, "By the unit that was.") predecessor?: NameOrderInput;
  @Optional(() => NameOrderInput, "By the unit that came out of it.") successor?: NameOrderInput;
}

@InputType("SourceOrder", { description: wish("sources") })
export class SourceOrderInput {
  @Optional(() => SortEnum, "By code.") id?: Sort;
  @Optional(() => SortEnum, "By title, as Vietnamese sorts.") title?: Sort;
  @Optional(() => NullableSortEnum, "By the day, month or year of publication, as text.") publishedOn?: Direction;
}

export const UnitConnection = connectionType("Unit", UnitType);
export const ClusterConnection = connectionType("Cluster", ClusterType);
export const SourceConnection = connectionType("Source", SourceType);
