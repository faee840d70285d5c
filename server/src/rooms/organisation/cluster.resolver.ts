import { Arg, Args, FieldResolver, Int, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { orderArg, PageArgs, RowsArgs, whereArg } from "../../graphql/page-args.ts";
import { ClusterMemberRowType } from "./organisation-rows.types.ts";
import {
  ClusterConnection,
  ClusterMemberOrderInput,
  ClusterMemberType,
  ClusterMemberWhereInput,
  ClusterOrderInput,
  ClusterType,
  ClusterWhereInput,
  UnitType,
} from "./organisation.types.ts";

@Resolver(() => ClusterType)
export class ClusterResolver {
  @Query(() => ClusterType, { nullable: true, description: "The cluster with this code." })
  cluster(@Arg("code", () => String, { description: "Its code." }) _code: string): ClusterType | null {
    return byReading();
  }

  @Query(() => ClusterConnection, { description: "Clusters, by code unless another order is asked for." })
  clusters(
    @Arg("where", () => ClusterWhereInput, whereArg) _where: ClusterWhereInput | undefined,
    @Arg("orderBy", () => [ClusterOrderInput], orderArg) _orderBy: ClusterOrderInput[] | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => [ClusterMemberRowType], {
    description: "Who competes in which cluster, by year unless another order is asked for, flat.",
  })
  clusterMemberRows(
    @Arg("where", () => ClusterMemberWhereInput, whereArg) _where: ClusterMemberWhereInput | undefined,
    @Arg("orderBy", () => [ClusterMemberOrderInput], orderArg) _orderBy: ClusterMemberOrderInput[] | undefined,
    @Args(() => RowsArgs) _page: RowsArgs,
  ): ClusterMemberRowType[] {
    return byReading();
  }

  @FieldResolver(() => [ClusterMemberType], { description: "Who competes in it: in one year, or in all." })
  members(
    @Arg("year", () => Int, { nullable: true, description: "The emulation year; all when left out." }) _year:
      | number
      | undefined,
  ): ClusterMemberType[] {
    return byReading();
  }

  @FieldResolver(() => UnitType, { nullable: true, description: "Its head in a year (cụm trưởng)." })
  head(@Arg("year", () => Int, { description: "The emulation year." }) _year: number): UnitType | null {
    return byReading();
  }

  @FieldResolver(() => UnitType, { nullable: true, description: "Its deputy in a year (cụm phó)." })
  deputy(@Arg("year", () => Int, { description: "The emulation year." }) _year: number): UnitType | null {
    return byReading();
  }
}
