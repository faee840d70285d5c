import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import type { MeQuery } from "./generated/graphql.ts";
import { meQuery } from "./operations/session.ts";
import { post } from "./post.ts";

export type Me = MeQuery["me"];

export const meOptions = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => (await ask(meQuery, {}, signal)).me,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Trades the one-time secret of a link for a session cookie. */
export async function signIn(secret: string): Promise<void> {
  await post<null>("/console/sign-in", { secret });
}

export async function signOut(): Promise<void> {
  await post<null>("/console/sign-out", {});
}
