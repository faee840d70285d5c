import { ApiProblem } from "../../api-problem.ts";

/** Objects an answer may be made of, at the most. */
export const mostCost = 20_000;

/** Throws COST_EXCEEDED with both numbers. */
export function refuseCost(cost: number | null): void {
  if (cost === null || cost <= mostCost) return;
  throw new ApiProblem(
    "COST_EXCEEDED",
    `This asks for up to ${cost} objects; ${mostCost} at once are answered. Ask for smaller pages.`,
  );
}
