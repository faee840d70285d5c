import { Arg, FieldResolver, Int, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { ClusterType, UnitType } from "../organisation/organisation.types.ts";
import { AwardType } from "./award.types.ts";

@Resolver(() => ClusterType)
export class ClusterAwardsResolver {
  @FieldResolver(() => [AwardType], { description: "Flags and certificates it put forward: in one year, or in all." })
  awards(@Arg("year", () => Int, { nullable: true }) _year: number | undefined): AwardType[] {
    return byReading();
  }
}

@Resolver(() => UnitType)
export class UnitAwardsResolver {
  @FieldResolver(() => [AwardType], { description: "Its flags and certificates: of one year, or of all." })
  awards(@Arg("year", () => Int, { nullable: true }) _year: number | undefined): AwardType[] {
    return byReading();
  }
}
