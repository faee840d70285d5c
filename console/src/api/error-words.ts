import { say } from "../ui/words/words.ts";
import { RequestError } from "./post.ts";

/**
 * Turns anything thrown into words for a person, with the request id when there is one. Of a choice that cannot be used the
 * server says which and why, in English alone: that is better than to leave it out.
 */
export function errorWords(error: unknown): { readonly text: string; readonly requestId: string | null } {
  if (error instanceof RequestError) {
    const text = say(`error.${error.code}`);
    const hasReason = error.code === "BAD_USER_INPUT" && error.message !== "";
    return { text: hasReason ? `${text} (${error.message})` : text, requestId: error.requestId };
  }
  return { text: say("error.UNKNOWN"), requestId: null };
}
