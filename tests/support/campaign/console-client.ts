import type { ChangeSet } from "../../../schema/src/change-set.ts";
import { sameOrigin } from "../door.ts";

/** What one request came to. CONFLICT brings, by the place of its cell, the versions that stand there. */
export type Heard =
  | { readonly kind: "APPLIED"; readonly versions: readonly number[] }
  | { readonly kind: "CONFLICT"; readonly versions: ReadonlyMap<number, number> }
  | { readonly kind: "REFUSED"; readonly code: string }
  | { readonly kind: "NOTHING"; readonly why: string };

const document = `mutation Apply($input: ChangeSetInput!) { applyChangeSet(input: $input) {
  ... on Applied { cells { index version } }
  ... on Rejected { problems { code index theirs { version } } } } }`;

interface Body {
  readonly data?: {
    readonly applyChangeSet: {
      readonly cells?: readonly { readonly version: number }[];
      readonly problems?: readonly Problem[];
    };
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}
interface Problem {
  readonly code: string;
  readonly index: number | null;
  readonly theirs: { readonly version: number } | null;
}

/** Sends a set to the console's endpoint over HTTP, as its pages do. What is no clear answer is NOTHING, with its reason. */
export async function sendToConsole(
  address: string,
  cookie: string,
  set: ChangeSet,
  signal: AbortSignal,
): Promise<Heard> {
  try {
    const response = await fetch(`${address}/console/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...sameOrigin, origin: address, cookie: `__Host-sid=${cookie}` },
      body: JSON.stringify({ query: document, variables: { input: set } }),
      signal,
    });
    return heardOf((await response.json()) as Body, response.status);
  } catch (error) {
    return { kind: "NOTHING", why: (error as Error).name };
  }
}

function heardOf({ data, errors }: Body, status: number): Heard {
  const code = errors?.[0]?.extensions.code;
  if (code !== undefined) return { kind: "NOTHING", why: `${status} ${code}` };
  const { cells, problems = [] } = data?.applyChangeSet ?? {};
  if (cells) return { kind: "APPLIED", versions: cells.map(({ version }) => version) };
  const other = problems.find((problem) => problem.code !== "VERSION_CONFLICT");
  if (other) return { kind: "REFUSED", code: other.code };
  return {
    kind: "CONFLICT",
    versions: new Map(problems.map(({ index, theirs }) => [index ?? -1, theirs?.version ?? 0])),
  };
}
