import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver, Root, Subscription } from "type-graphql";
import { ApiProblem } from "../../api-problem.ts";
import type { Context, PresenceAsked, PresenceTold } from "../../context.ts";
import { Ending } from "../../events/ending.ts";
import { FigureKindEnum } from "../../graphql/enums.ts";
import { indicatorAsked } from "./catalogue.ts";
import { periodAsked } from "./resolve-cells.ts";
import { unitAsked } from "../organisation/units.ts";

@ObjectType("Presence", { description: "Where somebody else works at this moment; nothing of it is stored." })
class PresenceType {
  @Field(() => ID, { description: "One page of one person." }) readonly page!: string;
  @Field(() => ID, { description: "The person; the same as long as they exist." }) readonly person!: string;
  @Field(() => String, { description: "The name that history shows." }) readonly name!: string;
  @Field(() => String, { description: "Code of the unit of their cell." }) readonly unit!: string;
  @Field(() => String, { description: "Code of its indicator." }) readonly indicator!: string;
  @Field(() => String, { description: "Key of its period." }) readonly period!: string;
  @Field(() => FigureKindEnum, { description: "Result or registered target." })
  readonly kind!: keyof typeof FigureKindEnum;
}

@InputType("PresenceCell", { description: "The cell somebody works in." })
class PresenceCellInput {
  @Field(() => String, { description: "Code of the unit." }) readonly unit!: string;
  @Field(() => String, { description: "Code of the indicator." }) readonly indicator!: string;
  @Field(() => String, { description: "Key of the period." }) readonly period!: string;
  @Field(() => FigureKindEnum, { description: "Result or registered target." })
  readonly kind!: keyof typeof FigureKindEnum;
}

const mostUnits = 200;

/** Who is editing. Of the console alone: a token edits nothing, and nobody is shown to it. */
@Resolver()
export class PresenceResolver {
  @Mutation(() => Boolean, {
    description:
      "Says to others where you work: at most ten times a second, and again every ten seconds, for it is forgotten after 25. Whether it was passed on.",
  })
  showPresence(
    @Arg("page", () => ID, { description: "A name the page made for itself, of 8 to 64 letters, digits, - or _." })
    page: string,
    @Arg("cell", () => PresenceCellInput, { nullable: true, description: "The active cell; none: nowhere any more." })
    cell: PresenceCellInput | undefined,
    @Ctx() context: Context,
  ): Promise<boolean> {
    if (!/^[\w-]{8,64}$/.test(page)) throw new ApiProblem("BAD_USER_INPUT", "That is no name of a page.");
    if (!cell) return context.showPresence(page, null);
    const { unit, indicator, period, kind } = cell;
    const place = { unit, indicator: indicatorAsked(indicator, context).code, period: periodAsked(period).key, kind };
    return context.showPresence(page, { unitId: unitAsked(unit, context).id, cell: place });
  }

  @Subscription(() => [PresenceType], {
    description:
      "Who else works in these units, all of them each time it changes; only in units you may see. At most 50 people, ten times a second.",
    subscribe: ({ args, context }) => (context as Context).followPresence(asked(args as PresenceAsked)),
  })
  presence(
    @Arg("units", () => [String], { description: `Codes of at most ${mostUnits} units.` }) _units: string[],
    @Root() told: readonly PresenceTold[] | Ending,
  ): readonly PresenceType[] {
    if (told instanceof Ending) throw told.error;
    return told;
  }
}

function asked({ units }: PresenceAsked): PresenceAsked {
  if (units.length > mostUnits)
    throw new ApiProblem("LIMIT_EXCEEDED", `At most ${mostUnits} units are followed at once.`);
  return { units };
}
