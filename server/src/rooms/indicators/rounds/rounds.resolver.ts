import { Arg, Args, FieldResolver, Query, Resolver } from "type-graphql";
import { byReading } from "../../../graphql/by-reading.ts";
import { PageArgs } from "../../../graphql/page-args.ts";
import { UnitType } from "../../organisation/organisation.types.ts";
import { RoundConnection, RoundOrderInput, RoundWhereInput } from "./rounds.types.ts";

const whereArg = { nullable: true, description: "Which; all you may see when left out." };
const orderArg = { nullable: true, description: "In the order of their keys unless another is asked for." };

@Resolver()
export class RoundsResolver {
  @Query(() => RoundConnection, { description: "Reporting rounds, page by page." })
  reportingRounds(
    @Arg("where", () => RoundWhereInput, whereArg) _where: RoundWhereInput | undefined,
    @Arg("orderBy", () => [RoundOrderInput], orderArg) _orderBy: RoundOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }
}

@Resolver(() => UnitType)
export class UnitRoundsResolver {
  @FieldResolver(() => RoundConnection, { description: "Its reporting rounds, page by page." })
  reportingRounds(
    @Arg("where", () => RoundWhereInput, whereArg) _where: RoundWhereInput | undefined,
    @Arg("orderBy", () => [RoundOrderInput], orderArg) _orderBy: RoundOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }
}
