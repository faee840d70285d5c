import { Arg, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { InstantScalar } from "../../graphql/scalars.ts";
import { SourceType } from "../organisation/organisation.types.ts";

@ObjectType("ChangeSet", { description: "Changes that were applied together (đợt sửa)." })
class ChangeSetType {
  @Field(() => ID, { description: "Its id." }) readonly id!: string;
  @Field(() => String, { description: "Who." }) readonly actor!: string;
  @Field(() => InstantScalar, { description: "When." }) readonly appliedAt!: string;
  @Field(() => String, { nullable: true, description: "Why." }) readonly reason!: string | null;
  @Field(() => SourceType, { nullable: true, description: "The document behind it." })
  readonly source!: SourceType | null;
  @Field(() => Int, { description: "How many cells it changed, of those you may see." }) readonly cellCount!: number;
}

@Resolver()
export class ChangeSetQueryResolver {
  @Query(() => ChangeSetType, { nullable: true, description: "The applied change set with this id." })
  changeSet(@Arg("id", () => ID) _id: string): ChangeSetType | null {
    return byReading();
  }
}
