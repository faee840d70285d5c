import { Arg, Args, ID, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { PageArgs } from "../../graphql/page-args.ts";
import { InstantScalar } from "../../graphql/scalars.ts";
import {
  CellDifferenceConnection,
  CellDifferenceWhereInput,
  ChangeSetConnection,
  ChangeSetType,
  ChangeSetWhereInput,
} from "./changes.types.ts";

@Resolver()
export class ChangesResolver {
  @Query(() => ChangeSetType, { nullable: true, description: "The applied change set with this id." })
  changeSet(@Arg("id", () => ID, { description: "Its id." }) _id: string): ChangeSetType | null {
    return byReading();
  }

  @Query(() => ChangeSetConnection, { description: "Applied change sets with cells you may see, the newest first." })
  changeSets(
    @Arg("where", () => ChangeSetWhereInput, { nullable: true, description: "Which of them." }) _where:
      | ChangeSetWhereInput
      | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }

  @Query(() => CellDifferenceConnection, {
    description: "The cells that differ between two instants. A cell that was changed and changed back does not.",
  })
  changes(
    @Arg("from", () => InstantScalar, { description: "The earlier instant." }) _from: string,
    @Arg("to", () => InstantScalar, { nullable: true, description: "The later instant; now when left out." })
    _to: string | undefined,
    @Arg("where", () => CellDifferenceWhereInput, { nullable: true, description: "Which of them." }) _where:
      | CellDifferenceWhereInput
      | undefined,
    @Args(() => PageArgs) _page: PageArgs,
  ): object {
    return byReading();
  }
}
