import { Arg, Args, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { SourceConnection, SourceType, SourceWhereInput } from "./organisation.types.ts";

@Resolver(() => SourceType)
export class SourceResolver {
  @Query(() => SourceType, { nullable: true, description: "The source with this code." })
  source(@Arg("id", () => String) _id: string): SourceType | null {
    return byReading();
  }

  @Query(() => SourceConnection, { description: "Sources, by code." })
  sources(
    @Arg("where", () => SourceWhereInput, { nullable: true }) _where: SourceWhereInput | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }
}
