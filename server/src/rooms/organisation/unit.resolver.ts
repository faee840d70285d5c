import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { read } from "../../reading/read.ts";
import { clustersOfUnit, lineageOf, unitByCode, unitById, unitList } from "./organisation.reads.ts";
import {
  ClusterMemberType,
  LineageType,
  UnitConnection,
  UnitOrderInput,
  UnitType,
  UnitWhereInput,
} from "./organisation.types.ts";

@Resolver(() => UnitType)
export class UnitResolver {
  @Query(() => UnitType, { nullable: true, description: "The unit with this code." })
  unit(@Arg("code", () => String) code: string, @Ctx() context: Context) {
    return read(unitByCode, code, context);
  }

  @Query(() => UnitConnection, { description: "Units, by code unless another order is asked for." })
  units(
    @Arg("where", () => UnitWhereInput, { nullable: true }) where: UnitWhereInput | undefined,
    @Arg("orderBy", () => [UnitOrderInput], { nullable: true }) orderBy: UnitOrderInput[] | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return read(unitList, { ...page, where: where as never, orderBy }, context);
  }

  @FieldResolver(() => UnitType, { nullable: true, description: "The unit above it." })
  parent(@Root() unit: UnitType, @Ctx() context: Context) {
    return unit.parentId === null ? null : read(unitById, unit.parentId, context);
  }

  @FieldResolver(() => [LineageType], { description: "What it came out of." })
  predecessors(@Root() unit: UnitType, @Ctx() context: Context) {
    return read(lineageOf, { unitId: unit.id, towards: "PREDECESSORS" }, context);
  }

  @FieldResolver(() => [LineageType], { description: "What it went into." })
  successors(@Root() unit: UnitType, @Ctx() context: Context) {
    return read(lineageOf, { unitId: unit.id, towards: "SUCCESSORS" }, context);
  }

  @FieldResolver(() => [ClusterMemberType], { description: "The clusters it competes in: of one year, or of all." })
  clusters(
    @Root() unit: UnitType,
    @Arg("year", () => Int, { nullable: true }) year: number | undefined,
    @Ctx() context: Context,
  ) {
    return read(clustersOfUnit, { unitId: unit.id, year: year ?? null }, context);
  }
}
