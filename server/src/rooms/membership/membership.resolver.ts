import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { read } from "../../reading/read.ts";
import { typedView } from "../indicators/resolve.reads.ts";
import { UnitType } from "../organisation/organisation.types.ts";
import { MembershipType } from "./membership.types.ts";

const fields = {
  workers: "LAB_TOTAL",
  members: "MEM_TOTAL",
  density: "COVER_RATE",
  femaleMembers: "MEM_FEMALE",
  newMembers: "MEM_NEW",
  grassrootsUnions: "ORG_CDCS",
};

@Resolver(() => UnitType)
export class MembershipResolver {
  @FieldResolver(() => MembershipType, { description: "Its membership in a period." })
  membership(@Root() unit: UnitType, @Arg("period", () => String) period: string, @Ctx() context: Context) {
    return read(typedView, { unitId: unit.id, period, fields }, context);
  }
}
