import { say } from "../ui/words/words.ts";
import { RequestError } from "./post.ts";

/** Turns anything thrown into words for a person, with the request id when there is one. */
export function errorWords(error: unknown): { readonly text: string; readonly requestId: string | null } {
  if (error instanceof RequestError) return { text: say(`error.${error.code}`), requestId: error.requestId };
  return { text: say("error.UNKNOWN"), requestId: null };
}
