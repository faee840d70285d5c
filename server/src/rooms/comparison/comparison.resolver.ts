import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { read } from "../../reading/read.ts";
import { comparison } from "./comparison.reads.ts";
import { ComparisonInput, ComparisonType } from "./comparison.types.ts";

@Resolver()
export class ComparisonResolver {
  @Query(() => ComparisonType, { description: "Units side by side." })
  comparison(@Arg("input", () => ComparisonInput) input: ComparisonInput, @Ctx() context: Context) {
    return read(comparison, input, context);
  }
}
