import { Field, InputType } from "type-graphql";
import { DecimalFilterInput, IntFilterInput, NullableSortEnum } from "../../../graphql/filters.types.ts";
import { NameOrderInput } from "../../organisation/organisation.types.ts";
import type { Direction } from "../../../reading/wish.ts";
import type { DistinctBy } from "./group-by.ts";
import { FigureGroupDistinctEnum } from "./groups.types.ts";

@InputType("FigureGroupHaving", {
  description:
    "Conditions on groups, compared as they are shown; all that are given must hold. A number that a group does not have meets none but isNull.",
})
export class FigureGroupHavingInput {
  @Field(() => IntFilterInput, { nullable: true, description: "On the number of figures." }) count?: IntFilterInput;
  @Field(() => IntFilterInput, { nullable: true, description: "On the number of figures with a value." })
  valueCount?: IntFilterInput;
  @Field(() => DecimalFilterInput, { nullable: true, description: "On the sum." }) sum?: DecimalFilterInput;
  @Field(() => DecimalFilterInput, { nullable: true, description: "On the average." }) avg?: DecimalFilterInput;
  @Field(() => DecimalFilterInput, { nullable: true, description: "On the smallest." }) min?: DecimalFilterInput;
  @Field(() => DecimalFilterInput, { nullable: true, description: "On the largest." }) max?: DecimalFilterInput;
  @Field(() => DecimalFilterInput, { nullable: true, description: "On the median." }) median?: DecimalFilterInput;
  @Field(() => [FigureGroupHavingInput], { nullable: true, description: "All of these." })
  and?: FigureGroupHavingInput[];
  @Field(() => [FigureGroupHavingInput], { nullable: true, description: "At least one of these." })
  or?: FigureGroupHavingInput[];
  @Field(() => FigureGroupHavingInput, { nullable: true, description: "Not this." }) not?: FigureGroupHavingInput;
}

@InputType("FigureGroupDistinctOrder", { description: "By a count of different values." })
export class FigureGroupDistinctOrderInput {
  @Field(() => FigureGroupDistinctEnum, { description: "What is counted." }) of!: DistinctBy;
  @Field(() => NullableSortEnum, { description: "The direction." }) direction!: Direction;
}

@InputType("FigureGroupOrder", {
  description:
    "One wish for the order of groups, with exactly one field: a dimension they are grouped by, or an aggregate. The key of the group always comes last.",
})
export class FigureGroupOrderInput {
  @Field(() => NameOrderInput, { nullable: true, description: "By unit." }) unit?: NameOrderInput;
  @Field(() => NameOrderInput, { nullable: true, description: "By cluster." }) cluster?: NameOrderInput;
  @Field(() => NullableSortEnum, { nullable: true, description: "By level, the highest first." }) level?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By family, in the order of the list." })
  family?: Direction;
  @Field(() => NameOrderInput, { nullable: true, description: "By indicator." }) indicator?: NameOrderInput;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the id of the source." }) source?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By year." }) year?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By quarter, in time." }) quarter?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By month, in time." }) month?: Direction;
  @Field(() => NullableSortEnum, {
    nullable: true,
    description: "By the first day; of two that begin together the longer first.",
  })
  period?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By kind of period, in the order of the list." })
  periodType?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By kind, results first." }) kind?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By quality, in the order of the list." })
  quality?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By qualifier, in the order of the list." })
  qualifier?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By state, in the order of the list." })
  state?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the number of figures." }) count?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the number of figures with a value." })
  valueCount?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the sum." }) sum?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the average." }) avg?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the smallest." }) min?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the largest." }) max?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the median." }) median?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the standard deviation." }) stddev?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the share." }) share?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the weighted mean." }) weightedMean?: Direction;
  @Field(() => NullableSortEnum, { nullable: true, description: "By the number of figures with a weight." })
  weighted?: Direction;
  @Field(() => FigureGroupDistinctOrderInput, { nullable: true, description: "By a count of different values." })
  countDistinct?: FigureGroupDistinctOrderInput;
}
