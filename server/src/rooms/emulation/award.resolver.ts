import { Arg, Args, FieldResolver, Int, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { orderArg, RowsArgs, whereArg } from "../../graphql/page-args.ts";
import { ClusterType, UnitType } from "../organisation/organisation.types.ts";
import { AwardOrderInput, AwardRowType, AwardType, AwardWhereInput } from "./award.types.ts";

@Resolver()
export class AwardRowsResolver {
  @Query(() => [AwardRowType], {
    description: "Flags and certificates, by year unless another order is asked for, flat.",
  })
  awardRows(
    @Arg("where", () => AwardWhereInput, whereArg) _where: AwardWhereInput | undefined,
    @Arg("orderBy", () => [AwardOrderInput], orderArg) _orderBy: AwardOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): AwardRowType[] {
    return byReading();
  }
}

@Resolver(() => ClusterType)
export class ClusterAwardsResolver {
  @FieldResolver(() => [AwardType], { description: "Flags and certificates it put forward: in one year, or in all." })
  awards(
    @Arg("year", () => Int, { nullable: true, description: "The emulation year; all when left out." }) _year:
      | number
      | undefined,
  ): AwardType[] {
    return byReading();
  }
}

@Resolver(() => UnitType)
export class UnitAwardsResolver {
  @FieldResolver(() => [AwardType], { description: "Its flags and certificates: of one year, or of all." })
  awards(
    @Arg("year", () => Int, { nullable: true, description: "The emulation year; all when left out." }) _year:
      | number
      | undefined,
  ): AwardType[] {
    return byReading();
  }
}
