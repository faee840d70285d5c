import { Arg, Args, FieldResolver, Int, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { ClusterConnection, ClusterMemberType, ClusterType, UnitType } from "./organisation.types.ts";

@Resolver(() => ClusterType)
export class ClusterResolver {
  @Query(() => ClusterType, { nullable: true, description: "The cluster with this code." })
  cluster(@Arg("code", () => String) _code: string): ClusterType | null {
    return byReading();
  }

  @Query(() => ClusterConnection, { description: "Clusters, by code." })
  clusters(@Args(() => PageArgs) _page: PageArgs): object {
    return byReading();
  }

  @FieldResolver(() => [ClusterMemberType], { description: "Who competes in it: in one year, or in all." })
  members(@Arg("year", () => Int, { nullable: true }) _year: number | undefined): ClusterMemberType[] {
    return byReading();
  }

  @FieldResolver(() => UnitType, { nullable: true, description: "Its head in a year (cụm trưởng)." })
  head(@Arg("year", () => Int) _year: number): UnitType | null {
    return byReading();
  }

  @FieldResolver(() => UnitType, { nullable: true, description: "Its deputy in a year (cụm phó)." })
  deputy(@Arg("year", () => Int) _year: number): UnitType | null {
    return byReading();
  }
}
