import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { read } from "../../reading/read.ts";
import { sourceByCode, sourceList } from "./organisation.reads.ts";
import { SourceConnection, SourceType, SourceWhereInput } from "./organisation.types.ts";

@Resolver(() => SourceType)
export class SourceResolver {
  @Query(() => SourceType, { nullable: true, description: "The source with this code." })
  source(@Arg("id", () => String) id: string, @Ctx() context: Context) {
    return read(sourceByCode, id, context);
  }

  @Query(() => SourceConnection, { description: "Sources, by code." })
  sources(
    @Arg("where", () => SourceWhereInput, { nullable: true }) where: SourceWhereInput | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return read(sourceList, { ...page, where: where as never }, context);
  }
}
