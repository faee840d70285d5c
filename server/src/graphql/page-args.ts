import { ArgsType, Field, Int } from "type-graphql";

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: "How many from the start or after a cursor; at most 1,000, 50 when left out.",
  })
  first?: number;
  @Field(() => String, { nullable: true, description: "Begin after this cursor." })
  after?: string;
  @Field(() => Int, { nullable: true, description: "How many from the end or before a cursor; at most 1,000." })
  last?: number;
  @Field(() => String, { nullable: true, description: "End before this cursor." })
  before?: string;
}
