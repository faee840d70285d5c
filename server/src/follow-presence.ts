import { actorId, principalOf, type Actor } from "./actor.ts";
import { ApiProblem } from "./api-problem.ts";
import { isInScope } from "./audience.ts";
import type { OpenStream, PresenceAsked, PresenceTold } from "./context.ts";
import { sql } from "./db/sql.ts";
import { inTransaction } from "./db/transaction.ts";
import { Ending } from "./events/ending.ts";
import type { PresenceSign } from "./events/presence.ts";
import { house } from "./house.ts";
import type { Product } from "./product.ts";

/** People told of at once: more rings than this help nobody. */
const mostTold = 50;
/** Milliseconds between two events: ten a second at the most, whatever many people do. */
const pause = 100;

/** Says to every server where a page of an actor is; whether it was said: not more than ten times a second. */
export async function tellPresence(
  { pool, live: { presence } }: Product,
  { person, ...sign }: PresenceSign,
): Promise<boolean> {
  if (!presence.mayTell(person)) return false;
  const text = JSON.stringify({ person, ...sign });
  await inTransaction(pool, (transaction) => transaction.query(sql`select pg_notify('presence', ${text})`));
  return true;
}

/**
 * Who else works in these units, all of them each time it changes. Rights are those of the moment: somebody in a unit that
 * may not be seen is not told of. Whatever ends the stream is its last item.
 */
export async function* followPresenceAs(
  { dimensions, live: { presence } }: Product,
  actor: Actor,
  { units }: PresenceAsked,
  { again, signal }: OpenStream,
): AsyncGenerator<readonly PresenceTold[] | Ending, void> {
  const [asked, principal] = [new Set(units), principalOf(actor)];
  let told: string | null = null;
  try {
    for (;;) {
      signal.throwIfAborted();
      const now = await again();
      if (principalOf(now) !== principal) throw new ApiProblem("UNAUTHENTICATED", "You are somebody else by now.");
      const known = presence.heardCount;
      const { reads } = house.audienceOf(now, dimensions.current());
      const others = presence
        .present()
        .filter(
          ({ person, unitId, cell }) => person !== actorId(now) && asked.has(cell.unit) && isInScope(reads, unitId),
        )
        .slice(-mostTold)
        .map(({ page, person, name, cell }): PresenceTold => ({ page, person, name, ...cell }));
      const text = JSON.stringify(others);
      if (text !== told) yield others;
      told = text;
      await presence.next(known, signal);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  } catch (error) {
    yield new Ending(error);
  }
}
