import { Arg, Args, FieldResolver, Int, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { orderArg, PageArgs, RowsArgs, whereArg } from "../../graphql/page-args.ts";
import { LineageRowType, UnitRowType } from "./organisation-rows.types.ts";
import {
  ClusterMemberType,
  LineageOrderInput,
  LineageWhereInput,
  UnitConnection,
  UnitOrderInput,
  UnitType,
  UnitWhereInput,
} from "./organisation.types.ts";

@Resolver(() => UnitType)
export class UnitResolver {
  @Query(() => UnitType, { nullable: true, description: "The unit with this code." })
  unit(@Arg("code", () => String, { description: "Its code." }) _code: string): UnitType | null {
    return byReading();
  }

  @Query(() => UnitConnection, { description: "Units, by code unless another order is asked for." })
  units(
    @Arg("where", () => UnitWhereInput, whereArg) _where: UnitWhereInput | undefined,
    @Arg("orderBy", () => [UnitOrderInput], orderArg) _orderBy: UnitOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => [UnitRowType], { description: "Units, flat; the cursor of the last row continues." })
  unitRows(
    @Arg("where", () => UnitWhereInput, whereArg) _where: UnitWhereInput | undefined,
    @Arg("orderBy", () => [UnitOrderInput], orderArg) _orderBy: UnitOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): UnitRowType[] {
    return byReading();
  }

  @Query(() => [LineageRowType], {
    description: "Which unit came out of which, by day unless another order is asked for, flat.",
  })
  lineageRows(
    @Arg("where", () => LineageWhereInput, whereArg) _where: LineageWhereInput | undefined,
    @Arg("orderBy", () => [LineageOrderInput], orderArg) _orderBy: LineageOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): LineageRowType[] {
    return byReading();
  }

  @FieldResolver(() => [ClusterMemberType], { description: "The clusters it competes in: of one year, or of all." })
  clusters(
    @Arg("year", () => Int, { nullable: true, description: "The emulation year; all when left out." }) _year:
      | number
      | undefined,
  ): ClusterMemberType[] {
    return byReading();
  }
}
