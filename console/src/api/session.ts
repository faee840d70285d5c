import { queryOptions } from "@tanstack/react-query";
import type { MeQuery } from "./generated/graphql.ts";
import { meQuery } from "./operations/session.ts";
import { post, RequestError } from "./post.ts";
import { isOfThePage, noteReplaced } from "./signed-in.ts";

export type Me = MeQuery["me"];

export const meOptions = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => {
    const me = await whoIsThere(signal);
    if (isOfThePage(me.id)) return me;
    noteReplaced();
    throw new RequestError("OTHER_PERSON", `signed in is ${me.name}`);
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Whoever is signed in in this browser by now, also when that is not whom the page was loaded for. */
export async function whoIsThere(signal: AbortSignal): Promise<Me> {
  const body = { query: meQuery.toString() };
  const answer = await post<{ readonly data?: MeQuery }>("/console/graphql", body, { signal, name: {} });
  if (!answer?.data) throw new RequestError("BAD_ANSWER", "an answer without data");
  return answer.data.me;
}

/** Trades the one-time secret of a link for a session cookie. */
export async function signIn(secret: string): Promise<void> {
  await post<null>("/console/sign-in", { secret });
}

export async function signOut(): Promise<void> {
  await post<null>("/console/sign-out", {});
}
