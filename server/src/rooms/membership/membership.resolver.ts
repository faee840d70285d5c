import { Arg, FieldResolver, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { UnitType } from "../organisation/organisation.types.ts";
import { MembershipType } from "./membership.types.ts";

@Resolver(() => UnitType)
export class MembershipResolver {
  @FieldResolver(() => MembershipType, { description: "Its membership in a period." })
  membership(@Arg("period", () => String) _period: string): MembershipType {
    return byReading();
  }
}
