import { Arg, Args, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import {
  IndicatorConnection,
  IndicatorType,
  IndicatorWhereInput,
  PeriodConnection,
  PeriodObjectType,
  PeriodWhereInput,
} from "./catalogue.types.ts";

@Resolver()
export class CatalogueResolver {
  @Query(() => IndicatorType, { nullable: true, description: "The indicator with this code." })
  indicator(@Arg("code", () => String) _code: string): IndicatorType | null {
    return byReading();
  }

  @Query(() => IndicatorConnection, { description: "The catalogue, in its own order." })
  indicators(
    @Arg("where", () => IndicatorWhereInput, { nullable: true }) _where: IndicatorWhereInput | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => PeriodObjectType, {
    nullable: true,
    description: "The period with this key, if any figure speaks of it.",
  })
  period(@Arg("key", () => String) _key: string): PeriodObjectType | null {
    return byReading();
  }

  @Query(() => PeriodConnection, { description: "Periods figures speak of, in calendar order." })
  periods(
    @Arg("where", () => PeriodWhereInput, { nullable: true }) _where: PeriodWhereInput | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }
}
