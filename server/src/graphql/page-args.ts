import { ArgsType, Field, Int } from "type-graphql";

/** How a list of flat rows is read on. */
@ArgsType()
export class RowsArgs {
  @Field(() => Int, {
    nullable: true,
    description: "How many from the start or after a cursor; at most 1,000, 50 when left out.",
  })
  first?: number;
  @Field(() => String, { nullable: true, description: "Begin after this cursor." })
  after?: string;
}

@ArgsType()
export class PageArgs extends RowsArgs {
  @Field(() => Int, { nullable: true, description: "How many from the end or before a cursor; at most 1,000." })
  last?: number;
  @Field(() => String, { nullable: true, description: "End before this cursor." })
  before?: string;
}

/** How the arguments of a list are described. */
export const whereArg = { nullable: true, description: "Which; all of them when left out." };
export const orderArg = {
  nullable: true,
  description: "By one wish after the other; in their own order when left out.",
};
