import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { read } from "../../reading/read.ts";
import { sourceById, unitById } from "../organisation/organisation.reads.ts";
import { ClusterType, SourceType, UnitType } from "../organisation/organisation.types.ts";
import { awardsOf } from "./award.reads.ts";
import { AwardType } from "./award.types.ts";

@Resolver(() => AwardType)
export class AwardResolver {
  @FieldResolver(() => UnitType, { description: "Whose it is." })
  unit(@Root() award: AwardType, @Ctx() context: Context) {
    return read(unitById, award.unitId, context);
  }

  @FieldResolver(() => ClusterType, {
    nullable: true,
    description: "The cluster that put it forward; null: it is not a cluster's.",
  })
  cluster(@Root() award: AwardType, @Ctx() context: Context) {
    return award.clusterId === null ? null : read(unitById, award.clusterId, context);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: "Where it is documented." })
  source(@Root() award: AwardType, @Ctx() context: Context) {
    return read(sourceById, award.sourceId, context);
  }
}

@Resolver(() => ClusterType)
export class ClusterAwardsResolver {
  @FieldResolver(() => [AwardType], { description: "Flags and certificates it put forward: in one year, or in all." })
  awards(
    @Root() cluster: ClusterType,
    @Arg("year", () => Int, { nullable: true }) year: number | undefined,
    @Ctx() context: Context,
  ) {
    return read(awardsOf, { clusterId: cluster.id, year: year ?? null }, context);
  }
}

@Resolver(() => UnitType)
export class UnitAwardsResolver {
  @FieldResolver(() => [AwardType], { description: "Its flags and certificates: of one year, or of all." })
  awards(
    @Root() unit: UnitType,
    @Arg("year", () => Int, { nullable: true }) year: number | undefined,
    @Ctx() context: Context,
  ) {
    return read(awardsOf, { unitId: unit.id, year: year ?? null }, context);
  }
}
