import type { Actor } from "./actor.ts";
import { beginChangingOwn, beginChangingRounds } from "./db/roles.ts";
import { inTransactionOnce } from "./db/transaction.ts";
import { house } from "./house.ts";
import type { Product } from "./product.ts";
import type { Registers } from "./registers.ts";

/** The registers of a product as an actor may change them. */
export async function registersAs({ pool, dimensions }: Product, actor: Actor): Promise<Registers> {
  const held = await dimensions.refresh();
  const audience = house.audienceOf(actor, held);
  return {
    actor,
    audience,
    dimensions: held,
    async changeRounds(roundUnits, work) {
      const readUnits = house.unitIds(audience.reads, held);
      // A step that was taken is refused the second time, so it is not taken again on a guess.
      const done = await inTransactionOnce(pool, work, beginChangingRounds({ readUnits, roundUnits }));
      // A round can bring a new period: whoever gets the answer must find it.
      await dimensions.refresh().catch(() => undefined); // a line lost now does not undo what was committed
      return done;
    },
    changeOwn(work) {
      if (actor.personId === null) throw new Error("nothing belongs to whoever is no person");
      return inTransactionOnce(pool, work, beginChangingOwn(actor.personId));
    },
  };
}
