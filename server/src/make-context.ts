import type { ChangeSet } from "@bangvang/schema/change-set";
import type { Actor } from "./actor.ts";
import type { Audience } from "./audience.ts";
import type { ChangeSetOutcome } from "./changing/stages.ts";
import type { Context } from "./context.ts";
import { lazySnapshot, type Snapshot } from "./db/transaction.ts";
import { house } from "./house.ts";
import type { Product } from "./product.ts";
import type { Dimensions } from "./reading/dimensions.ts";

/** The context of one operation of one actor. */
export function makeContext(product: Product, actor: Actor, requestId: string): Context {
  return new OperationContext(product, actor, requestId);
}

/**
 * Apollo copies the context field by field before it runs the operation. What is replaced while it runs stands in one
 * object that both copies share, and `dimensions` is a getter of the class: one of the object itself would be copied
 * as the value it had.
 */
class OperationContext implements Context {
  readonly actor: Actor;
  readonly requestId: string;
  readonly audience: Audience;
  readonly cursorSecret: Buffer;
  readonly snapshot: Snapshot;
  readonly product: Product;
  readonly held: { dimensions: Dimensions; snapshot: Snapshot; isClosed: boolean };

  constructor(product: Product, actor: Actor, requestId: string) {
    const held = { dimensions: product.dimensions.current(), snapshot: lazySnapshot(product.pool), isClosed: false };
    this.actor = actor;
    this.requestId = requestId;
    this.audience = house.audienceOf(actor, held.dimensions);
    this.cursorSecret = product.cursorSecret;
    this.snapshot = {
      query: (statement) => held.snapshot.query(statement),
      close() {
        held.isClosed = true;
        return held.snapshot.close();
      },
      abort() {
        held.isClosed = true;
        held.snapshot.abort();
      },
    };
    this.product = product;
    this.held = held;
  }

  get dimensions(): Dimensions {
    return this.held.dimensions;
  }

  async refreshDimensions(): Promise<void> {
    this.held.dimensions = await this.product.dimensions.refresh();
    // The old snapshot may be of a moment before the rows that were just read.
    const before = this.held.snapshot;
    if (!this.held.isClosed) this.held.snapshot = lazySnapshot(this.product.pool);
    await before.close();
  }

  applyChangeSet(set: ChangeSet, dryRun: boolean): Promise<ChangeSetOutcome> {
    return this.product.applyAs(this.actor, set, dryRun);
  }
}
