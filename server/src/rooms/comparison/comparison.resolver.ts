import { Arg, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { ComparisonInput, ComparisonType } from "./comparison.types.ts";

@Resolver()
export class ComparisonResolver {
  @Query(() => ComparisonType, { description: "Units side by side." })
  comparison(@Arg("input", () => ComparisonInput) _input: ComparisonInput): ComparisonType {
    return byReading();
  }
}
