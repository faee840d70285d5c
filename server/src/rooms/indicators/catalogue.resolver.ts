import { Arg, Args, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { orderArg, PageArgs, RowsArgs, whereArg } from "../../graphql/page-args.ts";
import { IndicatorRowType, PeriodRowType } from "./catalogue-rows.types.ts";
import {
  IndicatorConnection,
  IndicatorOrderInput,
  IndicatorType,
  IndicatorWhereInput,
  PeriodConnection,
  PeriodObjectType,
  PeriodOrderInput,
  PeriodWhereInput,
} from "./catalogue.types.ts";

@Resolver()
export class CatalogueResolver {
  @Query(() => IndicatorType, { nullable: true, description: "The indicator with this code." })
  indicator(@Arg("code", () => String, { description: "Its code." }) _code: string): IndicatorType | null {
    return byReading();
  }

  @Query(() => IndicatorConnection, { description: "The catalogue, in its own order unless another is asked for." })
  indicators(
    @Arg("where", () => IndicatorWhereInput, whereArg) _where: IndicatorWhereInput | undefined,
    @Arg("orderBy", () => [IndicatorOrderInput], orderArg) _orderBy: IndicatorOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => [IndicatorRowType], { description: "The catalogue, flat; the cursor of the last row continues." })
  indicatorRows(
    @Arg("where", () => IndicatorWhereInput, whereArg) _where: IndicatorWhereInput | undefined,
    @Arg("orderBy", () => [IndicatorOrderInput], orderArg) _orderBy: IndicatorOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): IndicatorRowType[] {
    return byReading();
  }

  @Query(() => PeriodObjectType, {
    nullable: true,
    description: "The period with this key, if any figure speaks of it.",
  })
  period(@Arg("key", () => String) _key: string): PeriodObjectType | null {
    return byReading();
  }

  @Query(() => PeriodConnection, {
    description: "Periods figures speak of, in calendar order unless another is asked for.",
  })
  periods(
    @Arg("where", () => PeriodWhereInput, whereArg) _where: PeriodWhereInput | undefined,
    @Arg("orderBy", () => [PeriodOrderInput], orderArg) _orderBy: PeriodOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => [PeriodRowType], { description: "Periods, flat; the cursor of the last row continues." })
  periodRows(
    @Arg("where", () => PeriodWhereInput, whereArg) _where: PeriodWhereInput | undefined,
    @Arg("orderBy", () => [PeriodOrderInput], orderArg) _orderBy: PeriodOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): PeriodRowType[] {
    return byReading();
  }
}
