import { Arg, Args, FieldResolver, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { FigureKindEnum } from "../../graphql/enums.ts";
import { PageArgs, RowsArgs } from "../../graphql/page-args.ts";
import { SourceType, UnitType } from "../organisation/organisation.types.ts";
import {
  EvidenceType,
  FigureConnection,
  FigureOrderInput,
  FigureRowType,
  FigureType,
  FigureWhereInput,
} from "./figure.types.ts";

const whereArg = { nullable: true, description: "Which; all you may see when left out." };
const orderArg = { nullable: true, description: "In the order of their keys unless another is asked for." };

@Resolver()
export class FigureResolver {
  @Query(() => FigureType, { nullable: true, description: "The cell with this key; null when it never held anything." })
  figure(
    @Arg("unit", () => String) _unit: string,
    @Arg("indicator", () => String) _indicator: string,
    @Arg("period", () => String) _period: string,
    @Arg("kind", () => FigureKindEnum, { defaultValue: "ACTUAL" }) _kind: keyof typeof FigureKindEnum,
  ): FigureType | null {
    return byReading();
  }

  @Query(() => FigureConnection, { description: "Figures, page by page." })
  figures(
    @Arg("where", () => FigureWhereInput, whereArg) _where: FigureWhereInput | undefined,
    @Arg("orderBy", () => [FigureOrderInput], orderArg) _orderBy: FigureOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => [FigureRowType], {
    description: "Figures with every dimension beside them, flat; the cursor of the last row continues.",
  })
  figureRows(
    @Arg("where", () => FigureWhereInput, whereArg) _where: FigureWhereInput | undefined,
    @Arg("orderBy", () => [FigureOrderInput], orderArg) _orderBy: FigureOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): FigureRowType[] {
    return byReading();
  }
}

@Resolver(() => UnitType)
export class UnitFiguresResolver {
  @FieldResolver(() => FigureConnection, { description: "Its figures, page by page." })
  figures(
    @Arg("where", () => FigureWhereInput, whereArg) _where: FigureWhereInput | undefined,
    @Arg("orderBy", () => [FigureOrderInput], orderArg) _orderBy: FigureOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }
}

@Resolver(() => SourceType)
export class SourceFiguresResolver {
  @FieldResolver(() => FigureConnection, { description: "Figures whose value was taken from it." })
  figures(@Args(() => PageArgs) _page: PageArgs): object {
    return byReading();
  }

  @FieldResolver(() => [EvidenceType], { description: "Everything it says of cells you may see, accepted or not." })
  evidence(): EvidenceType[] {
    return byReading();
  }
}
