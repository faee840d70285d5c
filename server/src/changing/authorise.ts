import { isInScope, type UnitScope } from "../audience.ts";
import type { Allowed, FoundProblem, Received } from "./stages.ts";

/** Keeps the cells the actor may change. Units the actor may not even see never came this far: the catalogue has none. */
export function authorise(received: Received, writes: UnitScope): Allowed {
  const problems: FoundProblem[] = [...received.problems];
  const cells = received.cells.filter((cell) => {
    if (isInScope(writes, cell.unitId)) return true;
    problems.push({ code: "FORBIDDEN", severity: "HARD", key: cell.key, index: cell.index, params: {} });
    return false;
  });
  return { ...received, kind: "allowed", cells, problems };
}
