import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { read } from "../../reading/read.ts";
import {
  clusterByCode,
  clusterList,
  clusterMembers,
  clusterOfficer,
  clusterYears,
  sourceById,
  unitById,
} from "./organisation.reads.ts";
import { ClusterConnection, ClusterMemberType, ClusterType, SourceType, UnitType } from "./organisation.types.ts";

@Resolver(() => ClusterType)
export class ClusterResolver {
  @Query(() => ClusterType, { nullable: true, description: "The cluster with this code." })
  cluster(@Arg("code", () => String) code: string, @Ctx() context: Context) {
    return read(clusterByCode, code, context);
  }

  @Query(() => ClusterConnection, { description: "Clusters, by code." })
  clusters(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return read(clusterList, page, context);
  }

  @FieldResolver(() => UnitType, { description: "The cluster as a unit, with its own figures." })
  unit(@Root() cluster: ClusterType, @Ctx() context: Context) {
    return read(unitById, cluster.id, context);
  }

  @FieldResolver(() => [Int], { description: "Years it has members in." })
  years(@Root() cluster: ClusterType, @Ctx() context: Context) {
    return read(clusterYears, cluster.id, context);
  }

  @FieldResolver(() => [ClusterMemberType], { description: "Who competes in it: in one year, or in all." })
  members(
    @Root() cluster: ClusterType,
    @Arg("year", () => Int, { nullable: true }) year: number | undefined,
    @Ctx() context: Context,
  ) {
    return read(clusterMembers, { clusterId: cluster.id, year: year ?? null }, context);
  }

  @FieldResolver(() => UnitType, { nullable: true, description: "Its head in a year (cụm trưởng)." })
  head(@Root() cluster: ClusterType, @Arg("year", () => Int) year: number, @Ctx() context: Context) {
    return read(clusterOfficer, { clusterId: cluster.id, year, role: "HEAD" }, context);
  }

  @FieldResolver(() => UnitType, { nullable: true, description: "Its deputy in a year (cụm phó)." })
  deputy(@Root() cluster: ClusterType, @Arg("year", () => Int) year: number, @Ctx() context: Context) {
    return read(clusterOfficer, { clusterId: cluster.id, year, role: "DEPUTY" }, context);
  }
}

@Resolver(() => ClusterMemberType)
export class ClusterMemberResolver {
  @FieldResolver(() => UnitType, { description: "The unit." })
  unit(@Root() member: ClusterMemberType, @Ctx() context: Context) {
    return read(unitById, member.unitId, context);
  }

  @FieldResolver(() => ClusterType, { description: "The cluster." })
  cluster(@Root() member: ClusterMemberType, @Ctx() context: Context) {
    return read(unitById, member.clusterId, context);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: "Where this is documented." })
  source(@Root() member: ClusterMemberType, @Ctx() context: Context) {
    return read(sourceById, member.sourceId, context);
  }
}
