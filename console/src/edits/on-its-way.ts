import { keyText } from "@bangvang/schema/figure";
import type { Draft } from "./shelf.ts";
import { keyOf } from "./to-change-set.ts";

type Unfinished = Pick<Draft, "edits" | "sending">;

/**
 * What outlives a sign-out: a set that has no answer yet, with the edits of its cells. Without these a refusal of the set
 * would find nothing to be about, and its figures would be gone.
 */
export function onItsWay({ edits, sending }: Unfinished): Unfinished {
  const sent = new Set(sending?.cells.map((cell) => keyText(keyOf(cell))));
  return { edits: edits.filter(({ key }) => sent.has(keyText(key))), sending };
}
