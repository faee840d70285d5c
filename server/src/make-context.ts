import type { Actor } from "./actor.ts";
import type { Context } from "./context.ts";
import { lazySnapshot, type Snapshot } from "./db/transaction.ts";
import { house } from "./house.ts";
import type { Product } from "./product.ts";

/** The context of one operation of one actor. */
export function makeContext(product: Product, actor: Actor, requestId: string): Context {
  let dimensions = product.dimensions.current();
  let snapshot = lazySnapshot(product.pool);
  const loaders = new Map<unknown, unknown>();
  const current: Snapshot = {
    query: (statement) => snapshot.query(statement),
    close: () => snapshot.close(),
  };
  return {
    actor,
    requestId,
    audience: house.audienceOf(actor, dimensions),
    get dimensions() {
      return dimensions;
    },
    snapshot: current,
    loaders,
    cursorSecret: product.cursorSecret,
    async refreshDimensions() {
      dimensions = await product.dimensions.refresh();
      // What was loaded, and what failed to load, belongs to the version before.
      loaders.clear();
      // The old snapshot may be of a moment before the rows that were just read.
      const before = snapshot;
      snapshot = lazySnapshot(product.pool);
      await before.close();
    },
    applyChangeSet: (set, dryRun) => product.applyAs(actor, set, dryRun),
  };
}
