import type { ChangeEvent } from "@bangvang/schema/event";
import { principalOf, type Actor } from "./actor.ts";
import { ApiProblem } from "./api-problem.ts";
import { isInScope, type UnitScope } from "./audience.ts";
import type { ChangesAsked, OpenStream } from "./context.ts";
import { lazySnapshot } from "./db/snapshot.ts";
import type { CellsShown } from "./events/change-log.ts";
import { changeCursorsOf } from "./events/cursors.ts";
import type { Ending } from "./events/ending.ts";
import { follow, type Sight } from "./events/follow.ts";
import { house } from "./house.ts";
import type { Product } from "./product.ts";
import { checkFilter, type CheckedWhere } from "./reading/check-filter.ts";
import type { Dimensions } from "./reading/dimensions.ts";

/** The changes an actor may see, as the one policy says it for reads and writes. Errors: BAD_CURSOR, those of a filter. */
export function followAs(
  product: Product,
  actor: Actor,
  { where, after }: ChangesAsked,
  { again, signal }: OpenStream,
): AsyncGenerator<ChangeEvent | Ending, void> {
  const sightOf = sights(product, checkFilter(where));
  const principal = principalOf(actor);
  const follower = {
    cursors: changeCursorsOf(actor, product.cursorSecret),
    async sight(): Promise<Sight> {
      const now = await again();
      if (principalOf(now) !== principal) throw new ApiProblem("UNAUTHENTICATED", "You are somebody else by now.");
      return sightOf(now, product.dimensions.current());
    },
  };
  const { feed, takeTurn } = product.live;
  return follow({ feed, takeTurn, follower, after: after ?? null, signal });
}

/** Makes what an actor sees with some dimensions; the last one is kept, for it is asked for before every event. */
function sights(product: Product, where: CheckedWhere | null): (actor: Actor, dimensions: Dimensions) => Sight {
  let held: { readonly actor: Actor; readonly dimensions: Dimensions; readonly sight: Sight } | null = null;
  return (actor, dimensions) => {
    if (held?.actor !== actor || held.dimensions !== dimensions)
      held = { actor, dimensions, sight: sightOf(product, actor, where, dimensions) };
    return held.sight;
  };
}

function sightOf(product: Product, actor: Actor, where: CheckedWhere | null, dimensions: Dimensions): Sight {
  const audience = house.audienceOf(actor, dimensions);
  const asked = house.cellsAsked(where, dimensions);
  const shown: CellsShown = { ...asked, units: unitsShown(audience.reads, asked.units) };
  return {
    shown,
    named: (cell) => house.cellNamed(cell, dimensions),
    sourceOf: ({ sourceId }) => house.sourceCode(sourceId, dimensions),
    openSnapshot: () => lazySnapshot(product.pool, { readUnits: house.unitIds(audience.reads, dimensions) }),
  };
}

/** Of the units that were asked for, those that may be seen. */
function unitsShown(reads: UnitScope, asked: CellsShown["units"]): CellsShown["units"] {
  if (asked === null) return reads === "ALL" ? null : reads;
  return new Set([...asked].filter((id) => isInScope(reads, id)));
}
