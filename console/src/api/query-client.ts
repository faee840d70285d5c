import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { RequestError } from "./post.ts";

/** Codes where the same question a moment later may be answered. */
const passing: ReadonlySet<string> = new Set(["NETWORK", "OVERLOADED", "TIMEOUT"]);

/** One client for the page; `onSessionEnd` is called whenever an answer says that nobody is signed in. */
export function makeQueryClient(onSessionEnd: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof RequestError && error.code === "UNAUTHENTICATED") onSessionEnd();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A sheet must not change under someone who comes back to the window to type.
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && error instanceof RequestError && passing.has(error.code),
      },
    },
  });
}
