import { Arg, FieldResolver, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { UnitType } from "../organisation/organisation.types.ts";
import { FinanceType } from "./finance.types.ts";

@Resolver(() => UnitType)
export class FinanceResolver {
  @FieldResolver(() => FinanceType, { description: "Its money in a period." })
  finance(@Arg("period", () => String) _period: string): FinanceType {
    return byReading();
  }
}
