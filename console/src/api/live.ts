import { createClient } from "graphql-sse";
import type { ChangesSubscription, ChangesWhere, TypedDocumentString } from "./generated/graphql.ts";
import { changesSubscription } from "./operations/live.ts";
import { inTheNameOfThePage } from "./signed-in.ts";

export type ChangeEvent = ChangesSubscription["changes"];

/** Milliseconds before the line is tried anew, longer each time it breaks at once. */
const pauses = [1_000, 2_000, 5_000, 15_000, 30_000];

/**
 * Follows what others change, from where it stood: a line that broke is taken up behind the last event. It is let go while
 * nobody looks at the page, for a browser has six lines to a server, and every tab would hold one.
 */
export function followChanges(where: ChangesWhere, hear: (event: ChangeEvent) => void): () => void {
  let cursor: string | null = null;
  const heed = ({ changes }: ChangesSubscription): void => {
    cursor = changes.cursor;
    hear(changes);
  };
  const line = follow(() => ({ document: changesSubscription, variables: { where, after: cursor } }), heed);
  const look = (): void => (document.hidden ? line.letGo() : line.takeUp());
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    line.letGo();
  };
}

interface Line {
  readonly takeUp: () => void;
  readonly letGo: () => void;
}

interface Asked<Result, Variables> {
  readonly document: TypedDocumentString<Result, Variables>;
  readonly variables: Variables;
}

/** One subscription, asked for anew whenever its line breaks. */
export function follow<Result, Variables>(asked: () => Asked<Result, Variables>, hear: (event: Result) => void): Line {
  let stop: (() => void) | null = null;
  let [tries, timer] = [0, 0];
  const letGo = (): void => {
    clearTimeout(timer);
    stop?.();
    stop = null;
  };
  const takeUp = (): void => {
    if (stop) return;
    let isOpen = true;
    const { document, variables } = asked();
    const dispose = client().subscribe<Record<string, unknown>>(
      { query: document.toString(), variables: variables as Record<string, unknown> },
      {
        next({ data }) {
          tries = 0;
          if (data && isOpen) hear(data as Result);
        },
        error: again,
        complete: again,
      },
    );
    stop = () => {
      isOpen = false;
      dispose();
    };
    function again(): void {
      if (!isOpen) return;
      letGo();
      timer = window.setTimeout(takeUp, pauses[Math.min((tries += 1), pauses.length) - 1]);
    }
  };
  return { takeUp, letGo };
}

/** Each line a client of its own: tries anew are ours, since only we know behind which event. */
function client() {
  return createClient({
    url: new URL("/console/graphql", location.href).href,
    credentials: "same-origin",
    headers: () => inTheNameOfThePage(),
    retryAttempts: 0,
  });
}
