import { Arg, Args, FieldResolver, Int, Query, Resolver } from "type-graphql";
import { byReading } from "../../../graphql/by-reading.ts";
import { PageArgs } from "../../../graphql/page-args.ts";
import { FigureWhereInput } from "../figure.types.ts";
import { FigureGroupHavingInput, FigureGroupOrderInput } from "./group-inputs.types.ts";
import type { DistinctBy, GroupBy } from "./group-by.ts";
import {
  FigureGroupByEnum,
  FigureGroupConnectionType,
  FigureGroupDistinctEnum,
  FigureGroupType,
} from "./groups.types.ts";

@Resolver(() => FigureGroupType)
export class FigureGroupsResolver {
  @Query(() => FigureGroupConnectionType, {
    description:
      "Figures in groups, page by page, each with what its figures come to. A sum that would be wrong is an error, NOT_ADDITIVE, that says what is right instead.",
  })
  figureGroups(
    @Arg("by", () => [FigureGroupByEnum], {
      description: "What to group by: each at most once, at most 6 of them; none makes one group of everything.",
    })
    _by: GroupBy[],
    @Arg("where", () => FigureWhereInput, {
      nullable: true,
      description: "Which figures; all you may see when left out.",
    })
    _where: FigureWhereInput | undefined,
    @Arg("having", () => FigureGroupHavingInput, { nullable: true, description: "Which groups; all when left out." })
    _having: FigureGroupHavingInput | undefined,
    @Arg("orderBy", () => [FigureGroupOrderInput], {
      nullable: true,
      description: "By the dimensions in the order of by, unless another order is asked for.",
    })
    _orderBy: FigureGroupOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @FieldResolver(() => Int, {
    description: "How many different units, indicators, … stand in the group, of figures with or without a value.",
  })
  countDistinct(
    @Arg("of", () => FigureGroupDistinctEnum, { description: "What is counted; what is null is not." }) _of: DistinctBy,
  ): number {
    return byReading();
  }
}
