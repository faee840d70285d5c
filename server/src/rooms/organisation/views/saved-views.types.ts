import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import { viewProblemCodes, viewRooms, type ViewRoom } from "@bangvang/schema/saved-view";
import { enumOf } from "../../../graphql/enums.ts";
import { InstantScalar } from "../../../graphql/scalars.ts";

export const ViewRoomEnum = enumOf("SavedViewRoom", "The room of the console a view belongs to.", viewRooms, {
  FIGURES: "The sheet of figures; its address is /figures.",
  COMPARISON: "The comparison; its address is /compare.",
});

const ViewProblemEnum = enumOf("SavedViewProblem", "Why a view was not saved, renamed or deleted.", viewProblemCodes, {
  NOT_A_PERSON: "Whoever asks is no person of the product.",
  VIEW_UNKNOWN: "You have no such view.",
  VIEW_NAME_EMPTY: "The name is empty.",
  VIEW_NAME_TOO_LONG: "The name has more than 80 characters.",
  VIEW_NAME_UNREADABLE: "The name has characters that cannot be shown.",
  VIEW_NAME_TAKEN: "You have another view of this name in the room.",
  VIEW_SEARCH_INVALID: "The search does not begin with ?, is not plain ASCII, or has more than 4,000 characters.",
  TOO_MANY_VIEWS: "You have 100 views of the room already.",
});

@ObjectType("SavedView", {
  description: "What a room of the console shows, saved by somebody under a name; only they see it.",
})
export class SavedViewType {
  @Field(() => ID, { description: "The same as long as the view exists." }) readonly id!: string;
  @Field(() => ViewRoomEnum, { description: "The room it belongs to." }) readonly room!: ViewRoom;
  @Field(() => String, { description: "Its name; no other view of the room has it." }) readonly name!: string;
  @Field(() => String, { description: "The search of its address in the console, such as ?view=unit&unit=SLA." })
  readonly search!: string;
  @Field(() => InstantScalar, { description: "When it was saved or renamed." }) readonly changedAt!: string;
}

@ObjectType("SavedViewsChanged", { description: "It was done." })
class SavedViewsChangedType {
  @Field(() => [SavedViewType], { description: "All your views as they are now, by name." })
  readonly views!: readonly SavedViewType[];
}

@ObjectType("SavedViewsRefused", { description: "Nothing was changed." })
class SavedViewsRefusedType {
  @Field(() => ViewProblemEnum, { description: "Why." }) readonly code!: keyof typeof ViewProblemEnum;
}

export const SavedViewOutcomeUnion = createUnionType({
  name: "SavedViewOutcome",
  description: "What became of a change of your views.",
  types: () => [SavedViewsChangedType, SavedViewsRefusedType] as const,
  resolveType: (outcome) => ("code" in outcome ? SavedViewsRefusedType : SavedViewsChangedType),
});
