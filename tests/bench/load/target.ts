/** Something to ask again and again. Plain data: it travels to the process that asks. */
export type Target = HttpTarget | SqlTarget;

export interface HttpTarget {
  readonly kind: "http";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A prepared statement, alone or between what opens and what ends its transaction; empty: nothing. */
export interface SqlTarget {
  readonly kind: "sql";
  readonly databaseUrl: string;
  readonly before: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly after: string;
}

/** A GraphQL request, with the token if there is one. */
export function graphqlTarget(
  { url, token }: { readonly url: string; readonly token?: string },
  query: string,
  variables: object = {},
): HttpTarget {
  return httpTarget(url, { query, variables }, token === undefined ? {} : { authorization: `Bearer ${token}` });
}

export function httpTarget(url: string, body: object, headers: Readonly<Record<string, string>> = {}): HttpTarget {
  return { kind: "http", url, headers, body: JSON.stringify(body) };
}

export function sqlTarget(
  databaseUrl: string,
  text: string,
  values: readonly unknown[],
  { before = "", after = "" }: { readonly before?: string; readonly after?: string } = {},
): SqlTarget {
  return { kind: "sql", databaseUrl, before, text, values, after };
}

/** A target could not be asked at all: the words of its answer. */
export class Refused extends Error {}

/** Asks once and gives the data; throws Refused when the answer is an error. */
export async function askOnce<Data>(target: HttpTarget): Promise<Data> {
  const response = await fetch(target.url, {
    method: "POST",
    headers: { ...target.headers, "content-type": "application/json", accept: "application/json" },
    body: target.body,
  });
  const text = await response.text();
  const answer = parsed(text);
  if (response.status !== 200 || !answer?.data || answer.errors)
    throw new Refused(answer?.errors?.[0]?.message ?? `${response.status} ${text.slice(0, 200)}`);
  return answer.data as Data;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

function parsed(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}
