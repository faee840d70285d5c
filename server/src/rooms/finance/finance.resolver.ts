import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { read } from "../../reading/read.ts";
import { typedView } from "../indicators/resolve.reads.ts";
import { UnitType } from "../organisation/organisation.types.ts";
import { FinanceType } from "./finance.types.ts";

const fields = {
  revenue: "FIN_REV",
  expenditure: "FIN_EXP",
  closingBalance: "FIN_BALANCE",
  dues: "FIN_DP1",
  contributions: "FIN_KPCD2",
  tetCare: "CARE_TET_VALUE",
  workersMonthCare: "CARE_MAY_VALUE",
  shelters: "CARE_HOUSE_VALUE",
  loans: "LOAN_VALUE",
};

@Resolver(() => UnitType)
export class FinanceResolver {
  @FieldResolver(() => FinanceType, { description: "Its money in a period." })
  finance(@Root() unit: UnitType, @Arg("period", () => String) period: string, @Ctx() context: Context) {
    return read(typedView, { unitId: unit.id, period, fields }, context);
  }
}
