import { Field, Int } from "type-graphql";
import { FlatRow } from "../../graphql/flat-row.ts";
import { DayScalar, DecimalScalar } from "../../graphql/scalars.ts";
import { Optional } from "../../graphql/where-input.ts";
import { ClusterRoleEnum, TrustEnum, UnitLevelEnum } from "./organisation.types.ts";

@FlatRow("UnitRow", "A unit with the unit above it beside it, flat, for BI tools.")
export class UnitRowType {
  @Field(() => String, { description: "Its code." }) readonly code!: string;
  @Field(() => UnitLevelEnum, { description: "Its level." }) readonly level!: keyof typeof UnitLevelEnum;
  @Field(() => String, { description: "Its name in Vietnamese." }) readonly name!: string;
  @Field(() => String, { description: "Its name in English." }) readonly nameEn!: string;
  @Optional(() => String, "Code of the unit above it.") readonly parentCode!: string | null;
  @Optional(() => String, "Vietnamese name of the unit above it.") readonly parentName!: string | null;
  @Optional(() => DayScalar, "Its first day; null: open or unknown.") readonly validFrom!: string | null;
  @Optional(() => DayScalar, "Its last day; null: open or unknown.") readonly validTo!: string | null;
  @Optional(() => String, "What should be known about it.") readonly note!: string | null;
}

@FlatRow("ClusterMemberRow", "A unit in a cluster, in one year, flat, for BI tools.")
export class ClusterMemberRowType {
  @Field(() => String, { description: "Code of the cluster." }) readonly clusterCode!: string;
  @Field(() => String, { description: "Vietnamese name of the cluster." }) readonly clusterName!: string;
  @Field(() => String, { description: "Code of the unit." }) readonly unitCode!: string;
  @Field(() => String, { description: "Vietnamese name of the unit." }) readonly unitName!: string;
  @Field(() => Int, { description: "The year." }) readonly year!: number;
  @Field(() => ClusterRoleEnum, { description: "Its role that year." }) readonly role!: keyof typeof ClusterRoleEnum;
  @Optional(() => String, "Code of the source that documents it.") readonly sourceId!: string | null;
}

@FlatRow("LineageRow", "A unit and one that came out of it, flat, for BI tools.")
export class LineageRowType {
  @Field(() => String, { description: "Code of the unit that was." }) readonly predecessorCode!: string;
  @Field(() => String, { description: "Vietnamese name of the unit that was." }) readonly predecessorName!: string;
  @Field(() => String, { description: "Code of the unit that came out of it." }) readonly successorCode!: string;
  @Field(() => String, { description: "Vietnamese name of the unit that came out of it." })
  readonly successorName!: string;
  @Field(() => DayScalar, { description: "The first day of the new order." }) readonly effectiveOn!: string;
  @Field(() => DecimalScalar, { description: "The share that went over; 1 is the whole." }) readonly share!: string;
  @Optional(() => String, "Where this is documented; null: general knowledge.") readonly sourceUrl!: string | null;
}

@FlatRow("SourceRow", "A document figures come from, flat, for BI tools.")
export class SourceRowType {
  @Field(() => String, { description: "Its code." }) readonly id!: string;
  @Field(() => String, { description: "Its title, in our words." }) readonly title!: string;
  @Optional(() => String, "Who published it.") readonly publisher!: string | null;
  @Optional(() => String, "The day, month or year of publication, as far as it is known.")
  readonly publishedOn!: string | null;
  @Optional(() => String, "Where it can be read.") readonly url!: string | null;
  @Optional(() => String, "Language code.") readonly language!: string | null;
  @Field(() => TrustEnum, { description: "How near it is to the original." }) readonly trust!: keyof typeof TrustEnum;
  @Optional(() => String, "What should be known about it.") readonly note!: string | null;
}
