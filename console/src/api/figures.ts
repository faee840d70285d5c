import type { FigureKey } from "@bangvang/schema/figure";
import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type { ChangeSetInput, FigureQuery, OutcomeFragment, SheetInput, SheetQuery } from "./generated/graphql.ts";
import { applyChangeSetMutation, figureQuery, sheetQuery, undoChangeSetMutation } from "./operations/figures.ts";

export type FigureAnswer = NonNullable<FigureQuery["figure"]>;
export type ChangeSetOutcome = OutcomeFragment;
export type WireProblem = Extract<OutcomeFragment, { __typename: "Rejected" }>["problems"][number];
export type { ChangeSetInput, SheetInput };

export type SheetAnswer = SheetQuery["sheet"];

/**
 * What stands in a sheet. Never served from an old answer: it is what edits are based on. Read anew without a change it is
 * the same object, so that nothing is drawn anew.
 */
export function sheetOptions(input: SheetInput | null) {
  return queryOptions({
    queryKey: ["sheet", input],
    queryFn: async ({ signal }) => (await ask(sheetQuery, { input: input! }, { signal })).sheet,
    enabled: input !== null,
    staleTime: 0,
    gcTime: 0,
    // A line that comes back is told what was missed; a sheet read anew might come under an open editor.
    refetchOnReconnect: false,
  });
}

export function figureOptions(key: FigureKey | null) {
  return queryOptions({
    queryKey: ["figure", key],
    queryFn: async ({ signal }) => (await ask(figureQuery, { ...key! }, { signal })).figure ?? null,
    enabled: key !== null,
  });
}

export async function applyChangeSet(input: ChangeSetInput): Promise<ChangeSetOutcome> {
  return (await ask(applyChangeSetMutation, { input })).applyChangeSet;
}

/** Takes an applied set back by the set `key`; asked again under the same key it is done once. */
export async function undoChangeSet(asked: {
  readonly id: string;
  readonly key: string;
  readonly reason: string | null;
  readonly dryRun: boolean;
}): Promise<ChangeSetOutcome> {
  return (await ask(undoChangeSetMutation, asked)).undoChangeSet;
}
