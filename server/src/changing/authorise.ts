import { isInScope, type Audience } from "../audience.ts";
import type { Allowed, Cell, FoundProblem, Received } from "./stages.ts";

/**
 * Keeps the cells the actor may change. A unit the actor may not even see is answered like one that does not exist;
 * FORBIDDEN is only for what may be seen and not done.
 */
export function authorise(received: Received, audience: Audience): Allowed {
  const problems: FoundProblem[] = [...received.problems];
  const cells = received.cells.filter((cell) => {
    if (isInScope(audience.writes, cell.unitId)) return true;
    problems.push(refusal(cell, isInScope(audience.reads, cell.unitId) ? "FORBIDDEN" : "UNIT_UNKNOWN"));
    return false;
  });
  return { ...received, kind: "allowed", cells, problems };
}

function refusal(cell: Cell, code: "FORBIDDEN" | "UNIT_UNKNOWN"): FoundProblem {
  return { code, key: cell.key, index: cell.index, params: {} };
}
