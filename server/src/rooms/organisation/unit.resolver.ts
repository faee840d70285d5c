import { Arg, Args, FieldResolver, Int, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { ClusterMemberType, UnitConnection, UnitOrderInput, UnitType, UnitWhereInput } from "./organisation.types.ts";

@Resolver(() => UnitType)
export class UnitResolver {
  @Query(() => UnitType, { nullable: true, description: "The unit with this code." })
  unit(@Arg("code", () => String) _code: string): UnitType | null {
    return byReading();
  }

  @Query(() => UnitConnection, { description: "Units, by code unless another order is asked for." })
  units(
    @Arg("where", () => UnitWhereInput, { nullable: true }) _where: UnitWhereInput | undefined,
    @Arg("orderBy", () => [UnitOrderInput], { nullable: true }) _orderBy: UnitOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @FieldResolver(() => [ClusterMemberType], { description: "The clusters it competes in: of one year, or of all." })
  clusters(@Arg("year", () => Int, { nullable: true }) _year: number | undefined): ClusterMemberType[] {
    return byReading();
  }
}
