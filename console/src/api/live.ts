import { createClient } from "graphql-sse";
import type { ChangesSubscription, ChangesWhere, TypedDocumentString } from "./generated/graphql.ts";
import { changesSubscription } from "./operations/live.ts";
import { inTheNameOfThePage } from "./signed-in.ts";

export type ChangeEvent = ChangesSubscription["changes"];

/** Milliseconds before the line is tried anew, longer each time it breaks at once. */
const pauses = [1_000, 2_000, 5_000, 15_000, 30_000];

interface Ears {
  readonly hear: (event: ChangeEvent) => void;
  /** Changes may have been made that are not told: what is shown is to be read anew; `all`: and not believed before. */
  readonly missed: (all: boolean) => void;
}

/** Tries from one position before it is given up. */
const mostTries = 4;

/** How far this page was told. A position holds for whatever is followed, so the next sheet goes on from it. */
let cursor: string | null = null;

/**
 * Follows what others change, from where it stood: a line that broke is taken up behind the last event. A line without a
 * position begins with what comes next, so what was read before is read once more.
 */
export function followChanges(where: ChangesWhere, { hear, missed }: Ears): () => void {
  let isFresh = cursor === null;
  const heed = ({ changes }: ChangesSubscription): void => {
    cursor = changes.cursor;
    const isResync = changes.kind === "RESYNC";
    if (isFresh || isResync) missed(isResync);
    isFresh = false;
    hear(changes);
  };
  const broken = (tries: number): void => {
    if (tries < mostTries || cursor === null) return;
    // The position may be what is wrong.
    cursor = null;
    isFresh = true;
  };
  const asked = () => ({ document: changesSubscription, variables: { where, after: cursor } });
  return follow(asked, heed, broken);
}

interface Asked<Result, Variables> {
  readonly document: TypedDocumentString<Result, Variables>;
  readonly variables: Variables;
}

/** Milliseconds after which a line has lasted: one that breaks sooner is tried less and less often. */
const lasting = 10_000;

/**
 * One subscription, asked for anew whenever its line breaks; `broken` hears how often it did since it last lasted. The line is
 * let go while nobody looks at the page, for a browser has six to a server, and every tab would hold one. Gives how to stop.
 */
export function follow<Result, Variables>(
  asked: () => Asked<Result, Variables>,
  hear: (event: Result) => void,
  broken: (tries: number) => void = () => undefined,
): () => void {
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
    const began = Date.now();
    const { document: query, variables } = asked();
    const dispose = client().subscribe<Record<string, unknown>>(
      { query: query.toString(), variables: variables as Record<string, unknown> },
      {
        next({ data }) {
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
      tries = Date.now() - began > lasting ? 1 : tries + 1;
      broken(tries);
      timer = window.setTimeout(takeUp, pauses[Math.min(tries, pauses.length) - 1]);
    }
  };
  const look = (): void => (document.hidden ? letGo() : takeUp());
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    letGo();
  };
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
