import { Arg, Args, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { orderArg, PageArgs, RowsArgs, whereArg } from "../../graphql/page-args.ts";
import { SourceRowType } from "./organisation-rows.types.ts";
import { SourceConnection, SourceOrderInput, SourceType, SourceWhereInput } from "./organisation.types.ts";

@Resolver(() => SourceType)
export class SourceResolver {
  @Query(() => SourceType, { nullable: true, description: "The source with this code." })
  source(@Arg("id", () => String, { description: "Its id." }) _id: string): SourceType | null {
    return byReading();
  }

  @Query(() => SourceConnection, { description: "Sources, by code unless another order is asked for." })
  sources(
    @Arg("where", () => SourceWhereInput, whereArg) _where: SourceWhereInput | undefined,
    @Arg("orderBy", () => [SourceOrderInput], orderArg) _orderBy: SourceOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => [SourceRowType], { description: "Sources, flat; the cursor of the last row continues." })
  sourceRows(
    @Arg("where", () => SourceWhereInput, whereArg) _where: SourceWhereInput | undefined,
    @Arg("orderBy", () => [SourceOrderInput], orderArg) _orderBy: SourceOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): SourceRowType[] {
    return byReading();
  }
}
