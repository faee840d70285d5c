import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { FigureKindEnum } from "../../graphql/enums.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { read } from "../../reading/read.ts";
import { SourceType, UnitType } from "../organisation/organisation.types.ts";
import { evidenceOf, evidenceOfSource } from "./evidence.reads.ts";
import type { Figure } from "./figure.ts";
import { figureAt, figureConnection, figureRows } from "./figures.reads.ts";
import {
  EvidenceType,
  FigureChangeType,
  FigureConnection,
  FigureOrderInput,
  FigureRowType,
  FigureType,
  FigureWhereInput,
} from "./figure.types.ts";
import { historyOf } from "./history.reads.ts";

const whereArg = { nullable: true, description: "Which; all you may see when left out." };
const orderArg = { nullable: true, description: "By unit, indicator and period unless another order is asked for." };

@Resolver(() => FigureType)
export class FigureResolver {
  @Query(() => FigureType, { nullable: true, description: "The cell with this key; null when it never held anything." })
  figure(
    @Arg("unit", () => String) unit: string,
    @Arg("indicator", () => String) indicator: string,
    @Arg("period", () => String) period: string,
    @Arg("kind", () => FigureKindEnum, { defaultValue: "ACTUAL" }) kind: keyof typeof FigureKindEnum,
    @Ctx() context: Context,
  ) {
    return read(figureAt, { unit, indicator, period, kind }, context);
  }

  @Query(() => FigureConnection, { description: "Figures, page by page." })
  figures(
    @Arg("where", () => FigureWhereInput, whereArg) where: FigureWhereInput | undefined,
    @Arg("orderBy", () => [FigureOrderInput], orderArg) orderBy: FigureOrderInput[] | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return read(figureConnection, { ...page, where: where as never, orderBy: orderBy as never }, context);
  }

  @Query(() => [FigureRowType], {
    description: "Figures with every dimension beside them, flat; the cursor of the last row continues.",
  })
  figureRows(
    @Arg("where", () => FigureWhereInput, whereArg) where: FigureWhereInput | undefined,
    @Arg("orderBy", () => [FigureOrderInput], orderArg) orderBy: FigureOrderInput[] | undefined,
    @Arg("first", () => Int, { nullable: true, description: "How many; at most 1,000, 50 when left out." }) first:
      | number
      | undefined,
    @Arg("after", () => String, { nullable: true, description: "Begin after the row with this cursor." }) after:
      | string
      | undefined,
    @Ctx() context: Context,
  ) {
    return read(figureRows, { first, after, where: where as never, orderBy: orderBy as never }, context);
  }

  @FieldResolver(() => [EvidenceType], { description: "What documents say of this cell, the accepted claim first." })
  evidence(@Root() figure: Figure, @Ctx() context: Context) {
    return read(evidenceOf, figure, context);
  }

  @FieldResolver(() => [FigureChangeType], { description: "Its changes, the newest first." })
  history(@Root() figure: Figure, @Ctx() context: Context) {
    return read(historyOf, figure, context);
  }
}

@Resolver(() => UnitType)
export class UnitFiguresResolver {
  @FieldResolver(() => FigureConnection, { description: "Its figures, page by page." })
  figures(
    @Root() unit: UnitType,
    @Arg("where", () => FigureWhereInput, whereArg) where: FigureWhereInput | undefined,
    @Arg("orderBy", () => [FigureOrderInput], orderArg) orderBy: FigureOrderInput[] | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return read(
      figureConnection,
      { ...page, where: where as never, orderBy: orderBy as never, unitId: unit.id },
      context,
    );
  }
}

@Resolver(() => SourceType)
export class SourceFiguresResolver {
  @FieldResolver(() => FigureConnection, { description: "Figures whose value was taken from it." })
  figures(@Root() source: SourceType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return read(figureConnection, { ...page, sourceId: source.id }, context);
  }

  @FieldResolver(() => [EvidenceType], { description: "Everything it says of cells you may see, accepted or not." })
  evidence(@Root() source: SourceType, @Ctx() context: Context) {
    return read(evidenceOfSource, source.id, context);
  }
}
