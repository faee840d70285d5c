import type { TypedDocumentString } from "./generated/graphql.ts";
import { post, RequestError, type How } from "./post.ts";

interface Answer<Result> {
  readonly data?: Result | null;
}

/** Runs one operation and gives its data. An answer without data is a fault of the server. */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  how: How = {},
): Promise<Result> {
  const answer = await post<Answer<Result>>("/console/graphql", { query: document.toString(), variables }, how);
  if (!answer?.data) throw new RequestError("BAD_ANSWER", "an answer without data");
  return answer.data;
}
