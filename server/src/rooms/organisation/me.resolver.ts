import { Field, ObjectType, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { enumOf, RoleEnum } from "../../graphql/enums.ts";
import { UnitType } from "./organisation.types.ts";

const ActorKindEnum = enumOf("ActorKind", "Who can ask.", ["PERSON", "TOKEN"], {
  PERSON: "Somebody signed in to the console.",
  TOKEN: "A program with a token; it reads and never writes.",
});

@ObjectType("Me", { description: "Who is asking, and what they may do." })
class MeType {
  @Field(() => String, { description: "The same as long as the person or token exists." }) readonly id!: string;
  @Field(() => ActorKindEnum, { description: "A person or a token." }) readonly kind!: keyof typeof ActorKindEnum;
  @Field(() => String, { description: "The name that history shows." }) readonly name!: string;
  @Field(() => [RoleEnum], { description: "Roles." }) readonly roles!: readonly (keyof typeof RoleEnum)[];
  @Field(() => [UnitType], { description: "Units whose figures may be changed." })
  readonly mayEditUnits!: readonly UnitType[];
  @Field(() => Boolean, { description: "Whether every unit may be seen." }) readonly readsEverything!: boolean;
}

@Resolver()
export class MeResolver {
  @Query(() => MeType, { description: "Who is asking." })
  me(): MeType {
    return byReading();
  }
}
