import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { read } from "../../reading/read.ts";
import { sourceById, unitById } from "../organisation/organisation.reads.ts";
import { SourceType, UnitType } from "../organisation/organisation.types.ts";
import {
  breaksOfIndicator,
  indicatorByCode,
  indicatorById,
  indicatorList,
  periodByKey,
  periodList,
} from "./catalogue.reads.ts";
import {
  IndicatorConnection,
  IndicatorType,
  IndicatorWhereInput,
  PeriodConnection,
  PeriodObjectType,
  PeriodWhereInput,
  SeriesBreakType,
} from "./catalogue.types.ts";

@Resolver(() => IndicatorType)
export class IndicatorResolver {
  @Query(() => IndicatorType, { nullable: true, description: "The indicator with this code." })
  indicator(@Arg("code", () => String) code: string, @Ctx() context: Context) {
    return read(indicatorByCode, code, context);
  }

  @Query(() => IndicatorConnection, { description: "The catalogue, in its own order." })
  indicators(
    @Arg("where", () => IndicatorWhereInput, { nullable: true }) where: IndicatorWhereInput | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return read(indicatorList, { ...page, where: where as never }, context);
  }

  @FieldResolver(() => IndicatorType, { nullable: true, description: "The whole this is a part of." })
  partOf(@Root() indicator: IndicatorType, @Ctx() context: Context) {
    return read(indicatorById, indicator.partOfId, context);
  }

  @FieldResolver(() => IndicatorType, { nullable: true, description: "Of a ratio: what is divided." })
  numerator(@Root() indicator: IndicatorType, @Ctx() context: Context) {
    return read(indicatorById, indicator.numeratorId, context);
  }

  @FieldResolver(() => IndicatorType, {
    nullable: true,
    description: "Of a ratio: what it is divided by. The numerator again: an attainment.",
  })
  denominator(@Root() indicator: IndicatorType, @Ctx() context: Context) {
    return read(indicatorById, indicator.denominatorId, context);
  }

  @FieldResolver(() => IndicatorType, { nullable: true, description: "Of a mean: the head-count it is weighted by." })
  weight(@Root() indicator: IndicatorType, @Ctx() context: Context) {
    return read(indicatorById, indicator.weightId, context);
  }

  @FieldResolver(() => [SeriesBreakType], { description: "Days from which its series means something else." })
  breaks(@Root() indicator: IndicatorType, @Ctx() context: Context) {
    return read(breaksOfIndicator, indicator.id, context);
  }
}

@Resolver(() => PeriodObjectType)
export class PeriodResolver {
  @Query(() => PeriodObjectType, {
    nullable: true,
    description: "The period with this key, if any figure speaks of it.",
  })
  period(@Arg("key", () => String) key: string, @Ctx() context: Context) {
    return read(periodByKey, key, context);
  }

  @Query(() => PeriodConnection, { description: "Periods figures speak of, in calendar order." })
  periods(
    @Arg("where", () => PeriodWhereInput, { nullable: true }) where: PeriodWhereInput | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return read(periodList, { ...page, where: where as never }, context);
  }
}

@Resolver(() => SeriesBreakType)
export class SeriesBreakResolver {
  @FieldResolver(() => IndicatorType, { nullable: true, description: "Its indicator; null: every one." })
  indicator(@Root() row: SeriesBreakType, @Ctx() context: Context) {
    return read(indicatorById, row.indicatorId, context);
  }

  @FieldResolver(() => UnitType, { nullable: true, description: "Its unit; null: every one." })
  unit(@Root() row: SeriesBreakType, @Ctx() context: Context) {
    return row.unitId === null ? null : read(unitById, row.unitId, context);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: "Where this is documented." })
  source(@Root() row: SeriesBreakType, @Ctx() context: Context) {
    return read(sourceById, row.sourceId, context);
  }
}
