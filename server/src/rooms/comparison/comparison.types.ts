import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DirectionEnum } from "../../graphql/enums.ts";
import { DecimalScalar } from "../../graphql/scalars.ts";
import { IndicatorType, PeriodObjectType, SeriesBreakType } from "../indicators/catalogue.types.ts";
import { ClusterType, UnitType } from "../organisation/organisation.types.ts";
import { BasisEnum, ComparisonCellType } from "./cell.types.ts";
import type { OwnFormula } from "./own-formulas.ts";

@InputType("FormulaInput", { description: "A derived indicator of this comparison alone." })
export class FormulaInput implements OwnFormula {
  @Field(() => String, { description: "A code no indicator and no other formula has; other formulas may name it." })
  readonly code!: string;
  @Field(() => String, {
    description: "Codes of indicators, numbers, + − × ÷ (or - * /) and brackets: EMU_INIT / MEM_TOTAL * 1000.",
  })
  readonly formula!: string;
  @Field(() => String, { description: "What its column is called." }) readonly name!: string;
  @Field(() => String, { description: "What it is counted in." }) readonly measure!: string;
  @Field(() => DirectionEnum, { description: "Which way is better." }) readonly direction!: keyof typeof DirectionEnum;
}

@InputType("ComparisonInput", {
  description: "Either a cluster in a year, or units, side by side for indicators in one or several periods.",
})
export class ComparisonInput {
  @Field(() => String, { nullable: true, description: "Code of a cluster." }) readonly cluster?: string;
  @Field(() => Int, {
    nullable: true,
    description: "Year of its members; the year of the latest period when left out.",
  })
  readonly year?: number;
  @Field(() => [String], { nullable: true, description: "Codes of units, instead of a cluster." })
  readonly units?: string[];
  @Field(() => [String], { description: "Codes of indicators." }) readonly indicators!: string[];
  @Field(() => [FormulaInput], { nullable: true, description: "Columns of one's own, after the indicators." })
  readonly formulas?: FormulaInput[];
  @Field(() => [String], { description: "Keys of the periods, such as 2023 or 2023-H1." }) readonly periods!: string[];
}

@ObjectType("ComputedTotal", {
  description:
    "A total over the units of a comparison, from as many as reported. NONE when one unit is part of another or came out of it.",
})
export class ComputedTotalType {
  @Field(() => DecimalScalar, { nullable: true, description: "The number." }) readonly value!: string | null;
  @Field(() => BasisEnum, {
    description: "SUM_OF, RECOMPUTED or WEIGHTED when every unit is in it, else PARTIAL or NONE.",
  })
  readonly basis!: keyof typeof BasisEnum;
  @Field(() => Int, { description: "Units in it." }) readonly units!: number;
  @Field(() => Int, { description: "Units there should be." }) readonly expected!: number;
  @Field(() => Boolean, {
    description: "Whether any part of it is a generated sample; then a difference proves nothing.",
  })
  readonly sample!: boolean;
}

@ObjectType("ComparisonColumn", {
  description:
    "An indicator in a period, with the total of the cluster as reported and as computed, and the middle of the units.",
})
export class ComparisonColumnType {
  @Field(() => IndicatorType, { description: "The indicator; of a formula of one's own, one made of it." })
  readonly indicator!: IndicatorType;
  @Field(() => String, { nullable: true, description: "What a derived one is worked out by." })
  readonly formula!: string | null;
  @Field(() => PeriodObjectType, { description: "The period." }) readonly period!: PeriodObjectType;
  @Field(() => ComparisonCellType, { description: "The cluster's own reported figure." })
  readonly reported!: ComparisonCellType;
  @Field(() => ComputedTotalType, { description: "The total of the units." }) readonly computed!: ComputedTotalType;
  @Field(() => DecimalScalar, { nullable: true, description: "Reported less computed, when every unit is in it." })
  readonly difference!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "What an eligible unit has on average. Of what is added: the sum over the number of units. Of a ratio: the ratio of all together, recomputed from the added parts, for percentages are not averaged; of a mean: all together, each by its weight; none when a unit's parts or weight are not known. None where units do not become one.",
  })
  readonly mean!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: "The eligible unit in the middle; of an even number of them halfway between the two in the middle.",
  })
  readonly median!: string | null;
  @Field(() => Int, {
    description: "How many units stand in mean and median, and are ranked where one direction is better.",
  })
  readonly eligible!: number;
  @Field(() => [SeriesBreakType], { description: "Breaks of its series up to the end of the period." })
  readonly breaks!: SeriesBreakType[];
}

@ObjectType("ComparisonRow", { description: "A unit of a comparison." })
export class ComparisonRowType {
  @Field(() => UnitType, { description: "The unit." }) readonly unit!: UnitType;
  @Field(() => [ComparisonCellType], { description: "Its cells, in the order of the columns." })
  readonly cells!: ComparisonCellType[];
}

@ObjectType("Comparison", { description: "Units side by side for indicators in periods." })
export class ComparisonType {
  @Field(() => [PeriodObjectType], { description: "The periods, in the order asked for." })
  readonly periods!: PeriodObjectType[];
  @Field(() => ClusterType, { nullable: true, description: "The cluster, when one was asked for." })
  readonly cluster!: ClusterType | null;
  @Field(() => String, { description: "The day of the map the units are on, or AS_REPORTED; see `@read`." })
  readonly boundary!: string;
  @Field(() => [ComparisonColumnType], {
    description: "All periods of the first indicator, then of the next, in the order asked for.",
  })
  readonly columns!: ComparisonColumnType[];
  @Field(() => [ComparisonRowType], { description: "The units; on another map what they became or came out of." })
  readonly rows!: ComparisonRowType[];
}
