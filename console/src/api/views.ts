import type { ViewProblemCode, ViewRoom } from "@bangvang/schema/saved-view";
import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type { SavedViewsQuery, ViewOutcomeFragment } from "./generated/graphql.ts";
import { deleteViewMutation, renameViewMutation, saveViewMutation, viewsQuery } from "./operations/views.ts";

export type SavedView = SavedViewsQuery["savedViews"][number];

/** The views of whoever is signed in, those of all rooms, by name. */
export const viewsOptions = queryOptions({
  queryKey: ["views"],
  queryFn: async ({ signal }) => (await ask(viewsQuery, {}, { signal })).savedViews,
});

/** All views as they are now, or why nothing was changed. */
export type ViewsOutcome = readonly SavedView[] | ViewProblemCode;

export async function saveView(asked: {
  readonly room: ViewRoom;
  readonly name: string;
  readonly search: string;
  readonly replaces: boolean;
}): Promise<ViewsOutcome> {
  return outcomeOf(await ask(saveViewMutation, asked));
}

export async function renameView(id: string, name: string): Promise<ViewsOutcome> {
  return outcomeOf(await ask(renameViewMutation, { id, name }));
}

export async function deleteView(id: string): Promise<ViewsOutcome> {
  return outcomeOf(await ask(deleteViewMutation, { id }));
}

function outcomeOf({ outcome }: { readonly outcome: ViewOutcomeFragment }): ViewsOutcome {
  return "code" in outcome ? outcome.code : outcome.views;
}
