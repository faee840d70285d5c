import type { Plan } from "./nodes.ts";

declare const mark: unique symbol;

/** A plan whose every level is fetched behind a fence. Only `fence` makes one, and `compile` takes nothing else. */
export interface FencedPlan extends Plan {
  readonly [mark]: true;
}

/**
 * Puts the fence around a plan. Every audience may see every field today; rows are what audiences differ in, so the
 * compiled plan takes the predicate of whoever asks with each request (`Fence`), and a level has no other way to run.
 */
export function fence(plan: Plan): FencedPlan {
  return plan as FencedPlan;
}
