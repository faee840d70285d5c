import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { ViewRoom } from "@bangvang/schema/saved-view";
import type { Context } from "../../../context.ts";
import { byReading } from "../../../graphql/by-reading.ts";
import { deleteView, renameView, saveView, type ViewOutcome } from "./saved-views.ts";
import { SavedViewOutcomeUnion, SavedViewType, ViewRoomEnum } from "./saved-views.types.ts";

@Resolver()
export class SavedViewsResolver {
  @Query(() => [SavedViewType], { description: "Your saved views, by name; a token has none." })
  savedViews(): readonly SavedViewType[] {
    return byReading();
  }
}

const nameArg = { description: "At most 80 characters." };
const roomArg = {
  defaultValue: "FIGURES",
  description: "The room it belongs to; two rooms may have views of one name.",
} as const;
const idArg = { description: "One of your views." };

/** Changes of one's own views; each answers with all of them as they are then, or with the reason and no change. */
@Resolver()
export class SavedViewStepsResolver {
  @Mutation(() => SavedViewOutcomeUnion, { description: "Saves a view under a name; at most 100 a person and room." })
  async saveView(
    @Arg("name", () => String, nameArg) name: string,
    @Arg("search", () => String, { description: "The search of its address, at most 4,000 characters." })
    search: string,
    @Arg("replaces", () => Boolean, {
      defaultValue: false,
      description: "Whether a view of this name in the room is replaced.",
    })
    replaces: boolean,
    @Arg("room", () => ViewRoomEnum, roomArg) room: ViewRoom,
    @Ctx() context: Context,
  ) {
    return answerOf(await saveView({ room, name, search, replaces }, await context.registers()));
  }

  @Mutation(() => SavedViewOutcomeUnion, { description: "Gives one of your views another name." })
  async renameView(
    @Arg("id", () => ID, idArg) id: string,
    @Arg("name", () => String, nameArg) name: string,
    @Ctx() context: Context,
  ) {
    return answerOf(await renameView(id, name, await context.registers()));
  }

  @Mutation(() => SavedViewOutcomeUnion, { description: "Deletes one of your views." })
  async deleteView(@Arg("id", () => ID, idArg) id: string, @Ctx() context: Context) {
    return answerOf(await deleteView(id, await context.registers()));
  }
}

function answerOf(outcome: ViewOutcome) {
  return outcome.kind === "changed" ? { views: outcome.views } : { code: outcome.code };
}
